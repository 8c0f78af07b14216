"""What the law lets happen to a licence: issued, changed, renewed, passed on, ended."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.days import Calendar
from yimen.work.cases.rules.papers import check_reason
from yimen.work.cases.rules.refusals import (
    BeforeDecision,
    CompensationMissing,
    GroundNotMet,
    HolderNotTold,
    KeptForPublic,
    LicenceNotInForce,
    NotTransferable,
    PenaltyMissing,
    RenewalTooLate,
    TermStillRuns,
)
from yimen.work.cases.states import (
    GROUNDS,
    TOLD_BEFORE,
    EndGround,
    Ending,
    EndingState,
)
from yimen.work.certificates.states import ENDED_BY_ACT
from yimen.work.certificates.states import State as Standing


@dataclass(frozen=True, slots=True)
class HolderHeard:
    """What the holder was told before: on which ground, until when to answer, and how it stands."""

    ground: EndGround
    answer_by: date
    state: EndingState


@dataclass(frozen=True, slots=True)
class EndingTold:
    """What the authority says beside its reasons when it ends a licence.

    `compensation` is how the holder's loss is made good (补偿, 赔偿), also that there is none;
    `penalty` the number of the penalty decision; `harm` why ending it would gravely harm the
    public interest; `safety` that it touches public safety, health, life or property.
    """

    ground: EndGround
    compensation: str = ""
    penalty: str = ""
    harm: str = ""
    safety: bool = False


def check_ending(said: EndingTold) -> None:
    """What must be said with a ground, and when a licence is left standing all the same.

    Refused: `KeptForPublic` (Art. 69), `CompensationMissing` (Art. 8, 69; not after fraud, whose
    gains are not protected), `PenaltyMissing`.
    """
    ending = GROUNDS[said.ground].ending
    if ending is Ending.REVOCATION and said.harm.strip():
        raise KeptForPublic(harm=said.harm.strip())
    protected = ending in TOLD_BEFORE and said.ground is not EndGround.FRAUD
    if protected and not said.compensation.strip():
        raise CompensationMissing
    if ending is Ending.RESCISSION and not said.penalty.strip():
        raise PenaltyMissing


def check_holder_heard(said: EndGround, heard: HolderHeard | None, today: date) -> None:
    """撤回 and 撤销 go against the holder, who is told of the ground and may answer before.

    Refused: `HolderNotTold`; `TermStillRuns` until the answer, or the end of the term for it.
    行政许可法 Art. 7.
    """
    if GROUNDS[said].ending not in TOLD_BEFORE:
        return
    if heard is None or heard.ground is not said:
        raise HolderNotTold
    if heard.state is EndingState.TOLD and today <= heard.answer_by:
        raise TermStillRuns(due_on=heard.answer_by.isoformat())


def check_ground(ground: EndGround, standing: Standing, *, person: bool, asked: bool) -> None:
    """`GroundNotMet` where a ground of Art. 70 is not there, as the licence or its holder shows."""
    met = {
        EndGround.EXPIRED: standing is Standing.LAPSED,
        EndGround.PERSON_GONE: person,
        EndGround.ORGANISATION_ENDED: not person,
        EndGround.ENDED_BEFORE: standing in ENDED_BY_ACT,
        EndGround.HOLDERS_WISH: asked,
    }.get(ground, True)
    if not met:
        raise GroundNotMet(ground=ground.value)


def last_day_to_ask(valid_to: date, before: Limit, calendar: Calendar) -> date:
    """The last day on which renewal can be asked for: `before` the licence runs out.

    行政许可法 Art. 50: 在该行政许可有效期届满三十日前; the licence runs out with its last day.
    """
    if before.unit is Unit.WORKING_DAY:
        return calendar.working_day_numbered(
            calendar.working_days_through(valid_to) - before.number
        )
    if before.unit is Unit.MONTH:
        year, month = divmod(valid_to.year * 12 + valid_to.month - 1 - before.number, 12)
        return date(year, month + 1, min(valid_to.day, monthrange(year, month + 1)[1]))
    return valid_to - timedelta(days=before.number)


def check_renewal_in_time(last: date, asked_on: date) -> None:
    """`RenewalTooLate` after the last day; a new licence can be applied for."""
    if asked_on > last:
        raise RenewalTooLate(last_on=last.isoformat())


def check_in_force(standing: Standing, identifier: str) -> None:
    """`LicenceNotInForce` for a licence that is not valid on the day."""
    if standing is not Standing.VALID:
        raise LicenceNotInForce(identifier=identifier, state=standing.value)


def check_begins(valid_from: date, decided_on: date, former: date | None) -> None:
    """A licence begins when it was granted or later; one that takes a place, with that at most.

    Refused: `BeforeDecision`. 行政许可法 Art. 38.
    """
    earliest = min(decided_on, former or decided_on)
    if valid_from < earliest:
        raise BeforeDecision(begins=valid_from.isoformat(), earliest=earliest.isoformat())


def check_transferable(basis: str) -> None:
    """`NotTransferable` where the item names no law that lets it pass (行政许可法 Art. 9)."""
    if not basis.strip():
        raise NotTransferable


def check_defence(words: str, *, waived: bool) -> None:
    """`ReasonMissing` for an answer of the holder that says nothing and waives nothing."""
    if not waived:
        check_reason("hear_holder", words)
