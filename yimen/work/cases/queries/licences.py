"""What is known of the licence of a case, and of what is asked of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from yimen.ground.process import queries as process
from yimen.kernel.clock import Limit, Unit
from yimen.kernel.errors import Refused
from yimen.work.cases.models import CancellationAsked, Case, EndingHeard, LicenceRequest
from yimen.work.cases.queries.bounds import local_rule
from yimen.work.cases.rules.licences import (
    HolderHeard,
    check_in_force,
    check_renewal_in_time,
    check_transferable,
    last_day_to_ask,
)
from yimen.work.cases.rules.refusals import (
    AskedAlready,
    NoLicence,
    NoRenewal,
    NotGranted,
    NotHolder,
    NoWish,
)
from yimen.work.cases.states import (
    GROUNDS,
    HANDLED,
    ON_LICENCE,
    Act,
    EndGround,
    Ending,
    EndingAct,
    EndingState,
    LocalKey,
    Outcome,
    RequestKind,
    WrongEnding,
    ending_after,
)
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.rules import AlreadyIssued
from yimen.work.certificates.states import Act as LicenceAct
from yimen.work.certificates.states import State as Standing
from yimen.work.certificates.states import WrongStanding, after

if TYPE_CHECKING:
    from yimen.work.certificates.models import Certificate

ASKED_BEFORE = Limit(30, Unit.CALENDAR_DAY)  # 行政许可法 Art. 50; another law may differ

REVOKES = tuple(one for one, row in GROUNDS.items() if row.ending is Ending.REVOCATION)

# What a licence must still be open to: any ending is as long as it could be struck off
NEEDS = {
    Act.TELL_ENDING: LicenceAct.WITHDRAW,
    Act.ASK_CANCELLATION: LicenceAct.CANCEL,
    Act.END_LICENCE: LicenceAct.CANCEL,
}
WISHES = frozenset({Act.ASK_CANCELLATION, Act.WITHDRAW_CANCELLATION})


def ending_of(case: Case) -> EndingHeard | None:
    """The hearing of the holder that is under way, or None."""
    under_way = [EndingState.TOLD, EndingState.ANSWERED]
    return EndingHeard.objects.filter(case=case, state__in=under_way).first()


def cancellation_of(case: Case) -> CancellationAsked | None:
    """申请注销 of the licence of a case that nobody has decided yet."""
    return CancellationAsked.objects.filter(case=case, ended_on=None).first()


def cancellations(*, organs: list[str], at_most: int = 50) -> list[CancellationAsked]:
    """待办理的注销申请 of these units, what was asked first on top."""
    waiting = CancellationAsked.objects.filter(case__organ__in=organs, ended_on=None)
    return list(waiting.select_related("case").order_by("asked_on", "pk")[:at_most])


def holder_heard(case: Case) -> HolderHeard | None:
    """What the holder was told, as the rule asks it."""
    found = ending_of(case)
    if found is None:
        return None
    return HolderHeard(EndGround(found.ground), found.answer_by, EndingState(found.state))


def request_of(case: Case) -> LicenceRequest | None:
    """What the application asks of a licence, or None for a first one."""
    return LicenceRequest.objects.select_related("certificate").filter(case=case).first()


def renewal_until(identifier: str, today: date) -> date | None:
    """The last day on which renewal of a licence can be asked for; None for one without an end.

    30 days before the end unless a local rule counts otherwise. Refused:
    `certificates.unknown`. 行政许可法 Art. 50.
    """
    held = certificates.certificate(identifier)
    if held.valid_to is None:
        return None
    rule = local_rule(LocalKey.RENEWAL, held.organ, today)
    before = rule.limit if rule and rule.limit else ASKED_BEFORE
    return last_day_to_ask(held.valid_to, before, process.calendar(process.newest_release()))


def licence_asked(
    licence: str, kind: RequestKind, *, party: str, transfer: str, asked_on: date
) -> Certificate:
    """The licence of which an applicant may ask that on a day.

    `party` is the applicant's public number, `transfer` the law that the item names for passing a
    licence on. Refused: `certificates.unknown`, `NotHolder`, `LicenceNotInForce`, `NoRenewal`,
    `RenewalTooLate`, `NotTransferable`. 行政许可法 Art. 9, 49, 50.
    """
    found = certificates.certificate(licence)
    check_in_force(certificates.state_on(found, asked_on), licence)
    if kind is RequestKind.TRANSFER:
        check_transferable(transfer)
        return found
    holder = found.person or found.organisation
    if holder is None or holder.number != party:
        raise NotHolder(identifier=licence)
    if kind is RequestKind.RENEWAL:
        last = renewal_until(licence, asked_on)
        if last is None:  # without an end there is nothing to renew
            raise NoRenewal
        check_renewal_in_time(last, asked_on)
    return found


def renewing(*, today: date, after: int = 0, at_most: int = 200) -> list[tuple[int, str]]:
    """Renewals accepted and not decided when the licence ran out, as (id, case), in pages."""
    silent = LicenceRequest.objects.filter(
        kind=RequestKind.RENEWAL,
        expires_on__lt=today,
        case__state__in=HANDLED,
        certificate__state=Standing.VALID,
        pk__gt=after,
    )
    return list(silent.order_by("pk").values_list("pk", "case__number")[:at_most])


def revoked(case: Case) -> bool:
    """Whether the licence of a case was revoked (撤销), also if it was struck off since."""
    over = Q(state=EndingState.ENDED)
    grounds = [ground.value for ground in REVOKES]
    return EndingHeard.objects.filter(over, case=case, ground__in=grounds).exists()


def licence_closed(case: Case, act: Act) -> Refused | None:
    """Why nothing can be done now with the licence of a decided case; None where it can."""
    if act not in ON_LICENCE:
        return None
    if case.outcome == Outcome.REFUSED:
        return NotGranted()
    issued = certificates.of_case(case.number)
    if act is Act.ISSUE_LICENCE:
        return AlreadyIssued(case=case.number) if issued else None
    if issued is None:
        return NoLicence()
    over = _over(Standing(issued.state), act)
    if act in WISHES:
        return over or _wished(cancellation_of(case), act)
    return over or _unheard(ending_of(case), act)


def _over(state: Standing, act: Act) -> Refused | None:
    """`WrongStanding` where nothing more can become of a licence by that act."""
    if act in NEEDS:
        try:
            after(state, NEEDS[act])
        except WrongStanding as refused:
            return refused
    return None


def _wished(before: CancellationAsked | None, act: Act) -> Refused | None:
    """One wish that it be struck off at a time, and only that is taken back."""
    if act is Act.WITHDRAW_CANCELLATION:
        return None if before else NoWish()
    return AskedAlready(day=before.asked_on.isoformat()) if before else None


def _unheard(told: EndingHeard | None, act: Act) -> Refused | None:
    if act is Act.TELL_ENDING:
        return WrongEnding(state=told.state, act=EndingAct.TELL.value) if told else None
    if act is Act.END_LICENCE:
        return None
    step = EndingAct.ANSWER if act is Act.HEAR_HOLDER else EndingAct.DROP
    if told is None:
        return WrongEnding(state="–", act=step.value)
    try:
        ending_after(EndingState(told.state), step)
    except WrongEnding as refused:
        return refused
    return None
