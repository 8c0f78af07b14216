"""Licences and what comes after them, in every state that they may have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from yimen.ground.catalog.rules import Region
from yimen.ground.people import queries as people
from yimen.work.cases import verbs
from yimen.work.cases.models import Case, Document, LicenceRequest
from yimen.work.cases.rules import Remedies
from yimen.work.cases.rules.licences import EndingTold
from yimen.work.cases.states import Act, EndGround, RequestKind
from yimen.work.cases.tests.when import DAY, LONG_AFTER, at
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.rules import Term, identifier
from yimen.work.certificates.verbs import Granted, issue
from yimen.work.intake.tests import make as intake

if TYPE_CHECKING:
    from yimen.work.certificates.models import Certificate

CODE = "11990100DM0000048E"  # of the organ
TO = date(2026, 11, 30)  # the last day of a licence
TOLD = Remedies(
    reasons="提交的平面图与实际不符",
    legal_basis="食品安全法 Art. 35",
    review_body="某市人民政府",
    review_period="自知道本决定之日起六十日",
    court="某区人民法院",
    suit_period="自知道本决定之日起六个月",
)
BEFORE = identifier(kind=CODE + "001", issuer=CODE, number="BEFORE", version=1)


def coded() -> None:
    """The organ has the credit code that identifiers need."""
    organ = people.unit(intake.ORGAN)
    organ.uscc = CODE
    organ.save(update_fields=["uscc"])


def licensed(number: str, valid_to: date | None = TO, day: date = DAY) -> Certificate:
    """The licence of a granted case."""
    coded()
    return verbs.issue_licence(case=number, valid_from=day, valid_to=valid_to, **at(day))


def held(number: str, valid_to: date | None = TO, source: str = "") -> Certificate:
    """A licence that the applicant of a case holds from before."""
    coded()
    case = Case.objects.get(number=number)
    granted = Granted(
        case=source or f"BEFORE-{number}",
        item=case.item,
        name="食品经营许可证",
        organ=case.organ,
        person=case.person,
        organisation=case.organisation,
        document="某市行政审批局准许〔2025〕1号",
        conditions=["不得经营散装酒"],
        term=Term(date(2025, 12, 1), valid_to),
        region=Region(),
    )
    return issue(granted=granted, **at(date(2025, 12, 1)))


def tie(number: str, kind: RequestKind = RequestKind.RENEWAL, valid_to: date | None = TO) -> str:
    """The identifier of the licence that an application is about."""
    licence = held(number, valid_to).identifier
    verbs.tie_licence(case=number, licence=licence, kind=kind, **at())
    return licence


def tell(number: str, ground: EndGround = EndGround.FRAUD, day: date = DAY) -> object:
    return verbs.tell_ending(case=number, ground=ground, reasons="平面图系伪造", **at(day))


def hear(number: str, day: date = DAY) -> object:
    return verbs.hear_holder(case=number, words="", waived=True, **at(day))


def ask(number: str, day: date = DAY) -> object:
    return verbs.ask_cancellation(case=number, reason="停业", **at(day))


def end(number: str, ground: EndGround, day: date = DAY, **more: Any) -> Document:
    return verbs.end_licence(case=number, said=EndingTold(ground, **more), told=TOLD, **at(day))


def _tie_late(number: str) -> None:
    """What an accepted case would have said when it came in."""
    licence = held(number)
    LicenceRequest.objects.create(
        case=Case.objects.get(number=number),
        certificate=licence,
        kind=RequestKind.RENEWAL,
        asked_on=DAY,
        expires_on=licence.valid_to,
        tied_at=at()["now"],
        tied_on=DAY,
        tied_by="clerk",
    )


DO: dict[Act, Callable[[str], object]] = {
    Act.TIE_LICENCE: lambda n: verbs.tie_licence(
        case=n, licence=_of(n), kind=RequestKind.RENEWAL, **at()
    ),
    Act.RENEW_BY_SILENCE: lambda n: verbs.renew_by_silence(case=n, **at(LONG_AFTER)),
    Act.ISSUE_LICENCE: lambda n: verbs.issue_licence(case=n, valid_from=DAY, valid_to=TO, **at()),
    Act.ARCHIVE: lambda n: verbs.archive(case=n, address="https://zwfw.example.cn", **at()),
    Act.TELL_ENDING: tell,
    Act.HEAR_HOLDER: hear,
    Act.DROP_ENDING: lambda n: verbs.drop_ending(case=n, reason="申辩成立", **at()),
    Act.ASK_CANCELLATION: ask,
    Act.WITHDRAW_CANCELLATION: lambda n: verbs.withdraw_cancellation(case=n, **at()),
    Act.END_LICENCE: lambda n: end(n, EndGround.OTHER_CANCELLED),
}


def _of(number: str) -> str:
    found = certificates.of_case(f"BEFORE-{number}")
    return found.identifier if found else "–"


def _told(number: str) -> None:
    licensed(number)
    tell(number)


def _wished(number: str) -> None:
    licensed(number)
    ask(number)


READY: dict[Act, Callable[[str], object]] = {
    Act.TIE_LICENCE: held,
    Act.RENEW_BY_SILENCE: _tie_late,
    Act.ISSUE_LICENCE: lambda n: coded(),
    Act.TELL_ENDING: licensed,
    Act.HEAR_HOLDER: _told,
    Act.DROP_ENDING: _told,
    Act.ASK_CANCELLATION: licensed,
    Act.WITHDRAW_CANCELLATION: _wished,
    Act.END_LICENCE: licensed,
}
