"""The acts on licences; the decisions that lead to them are acts of cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Max

from yimen.base.documents.rendering import render
from yimen.ground.catalog.rules import Region
from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries as people
from yimen.ground.seals import queries as seals
from yimen.ground.seals import verbs as sealing
from yimen.ground.seals.verbs import Opened, Paper
from yimen.work.certificates import queries, rules
from yimen.work.certificates.models import Certificate, CertificateKind
from yimen.work.certificates.rules import Term
from yimen.work.certificates.states import CODES, Act, State, WrongStanding, after

if TYPE_CHECKING:
    from yimen.ground.people.models import Organisation, Person
    from yimen.ground.seals.models import Seal


@dataclass(frozen=True, slots=True)
class Granted:
    """What a decision grants: to whom, what, on which paper, with which conditions and bounds."""

    case: str
    item: str
    name: str
    organ: str
    person: Person | None
    organisation: Organisation | None
    document: str
    conditions: Sequence[str]
    term: Term
    region: Region


@transaction.atomic
def issue(
    *,
    granted: Granted,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    former: Certificate | None = None,
    act: Act = Act.REPLACE,
) -> Certificate:
    """颁发证照: a licence, or a newer version that takes the place of the former.

    `act` says what becomes of the former, which the caller has locked. Refused: `TermBackwards`,
    `AlreadyIssued`, `NoIssuerCode`, `TooManyKinds`, `WrongStanding`. 行政许可法 Art. 39, 41, 49,
    50.
    """
    rules.check_term(granted.term)
    if Certificate.objects.filter(source=granted.case).exists():
        raise rules.AlreadyIssued(case=granted.case)
    if former is not None:
        move(certificate=former, act=act, by=by, now=now, today=today, unit=unit, said={})
    issued = Certificate(
        **_numbers(granted, former),
        **{name: getattr(granted, name) for name in COPIED},
        source=granted.case,
        conditions=list(granted.conditions),
        region=granted.region.name,
        region_basis=granted.region.basis,
        valid_from=granted.term.valid_from,
        valid_to=granted.term.valid_to,
        former=former,
        state=State.VALID,
    )
    issued.issued_at, issued.issued_on, issued.issued_by = now, today, by
    issued.save(force_insert=True)
    body = {
        "case": granted.case,
        "document": granted.document,
        "from": str(issued.valid_from),
        "to": str(issued.valid_to or ""),
        "region": issued.region,
        "region_basis": issued.region_basis,
        "former": former.identifier if former else "",
    }
    record(act="certificates.issue", about=issued.about, by=by, at=now, unit=unit, body=body)
    return issued


CHANGED = ("changed_at", "changed_on", "changed_by")
COPIED = ("item", "name", "organ", "person", "organisation", "document")


@transaction.atomic
def lock(*, identifier: str) -> Certificate:
    """锁定证照: the licence of that identifier, held until the transaction ends.

    Refused: `UnknownCertificate`.
    """
    found = Certificate.objects.select_for_update(no_key=True).filter(identifier=identifier)
    held = found.first()
    if held is None:
        raise rules.UnknownCertificate(identifier=identifier)
    return held


@transaction.atomic
def move(
    *,
    certificate: Certificate,
    act: Act,
    by: str,
    now: datetime,
    today: date,
    said: dict[str, object],
    unit: str = "",
    until: date | None = None,
) -> Certificate:
    """变动证照状态: bring a locked licence to the state that an act leads to.

    `said` goes into the record, `until` is the last day of a suspension. Refused: `WrongStanding`.
    """
    before = rules.released(State(certificate.state), certificate.suspended_until, today)
    certificate.state, certificate.suspended_until = after(before, act), until
    changed = (None, None, "") if act is Act.RESTORE else (now, today, by)
    certificate.changed_at, certificate.changed_on, certificate.changed_by = changed
    certificate.save(update_fields=["state", "suspended_until", *CHANGED])
    body = {**said, "state": certificate.state, "code": CODES[State(certificate.state)]}
    record(act=f"certificates.{act}", about=certificate.about, by=by, at=now, unit=unit, body=body)
    return certificate


@transaction.atomic
def suspend(
    *, identifier: str, penalty: str, until: date, by: str, now: datetime, today: date
) -> Certificate:
    """暂扣许可证件: a penalty decision takes a licence away until a day; then it is valid again.

    Refused: `UnknownCertificate`; `SuspensionUnclear`; `WrongStanding` for one that is not valid,
    also for one that has run out. 行政处罚法 Art. 9.
    """
    held = lock(identifier=identifier)
    rules.check_suspension(penalty, until, today)
    if queries.state_on(held, today) is State.LAPSED:
        raise WrongStanding(state=State.LAPSED.value, act=Act.SUSPEND.value)
    said: dict[str, object] = {"penalty": penalty.strip(), "until": until.isoformat()}
    return move(
        certificate=held,
        act=Act.SUSPEND,
        by=by,
        now=now,
        today=today,
        said=said,
        unit=held.organ,
        until=until,
    )


@transaction.atomic
def restore(*, identifier: str, reason: str, by: str, now: datetime, today: date) -> Certificate:
    """发还许可证件: a licence that was taken away is given back before its time is over.

    Refused: `UnknownCertificate`; `WrongStanding` for one that is not taken away.
    """
    held = lock(identifier=identifier)
    said: dict[str, object] = {"reason": reason}
    return move(
        certificate=held, act=Act.RESTORE, by=by, now=now, today=today, said=said, unit=held.organ
    )


@transaction.atomic
def open_licence(*, identifier: str, address: str, by: str, now: datetime, today: date) -> Opened:
    """打开证照: the licence itself (正本) as a file, sealed when it is opened first.

    The file stays as it was issued; how the licence stands today, `address` tells, where anybody
    checks it. One that is in force no longer when it is opened first is a copy without a seal.
    Refused: `UnknownCertificate`. 行政许可法 Art. 39; 国务院关于在线政务服务的若干规定 Art. 10.
    """
    held = lock(identifier=identifier)

    def draw(seal: Seal | None) -> bytes:
        facts = queries.paper_facts(held, address=address, seal=seal)
        return render("licence", facts, dated=held.issued_on)

    over = queries.state_on(held, today) is not State.VALID
    if over and seals.impression_on(held.about) is None:
        refused = rules.LicenceOver(identifier=held.identifier)
        return Opened(held.identifier, draw(None), refused)
    paper = Paper(
        about=held.about,
        number=held.identifier,
        title=held.name,
        organ=held.organ,
        item=held.item,
        issued_on=held.issued_on,
    )
    return sealing.open_sealed(paper=paper, draw=draw, by=by, now=now)


def _numbers(granted: Granted, former: Certificate | None) -> dict[str, object]:
    """Kind, serial, version and identifier: those of the former, one version on, or new ones."""
    issuer = people.unit(granted.organ).uscc
    if not issuer:
        raise rules.NoIssuerCode(unit=granted.organ)
    kind = former.kind if former else rules.kind_code(issuer, _kind(granted.item, issuer))
    serial = former.serial if former else granted.case
    version = former.version + 1 if former else 1
    made = rules.identifier(kind=kind, issuer=issuer, number=serial, version=version)
    return {"kind": kind, "serial": serial, "version": version, "identifier": made}


def _kind(item: str, issuer: str) -> int:
    """The number of an item's kind of licence, given when its first one is issued."""
    with connection.cursor() as cursor:  # of two first licences of an organ one waits here
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [issuer])
    held = CertificateKind.objects.filter(item=item).first()
    if held is not None:
        return held.number
    last = CertificateKind.objects.filter(issuer=issuer).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    rules.kind_code(issuer, number)
    CertificateKind.objects.create(item=item, issuer=issuer, number=number)
    return number
