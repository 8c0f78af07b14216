"""How much time may be added to a clock or taken out of it, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from yimen.ground.process.states import STATUTORY_GROUNDS, ClockKind, Ground
from yimen.kernel.clock import Limit
from yimen.kernel.days import Calendar
from yimen.work.cases.rules.refusals import NoDays, TimeExcluded, TooMuchTime
from yimen.work.cases.rules.terms import TERMS, decision_key


def stops_the_law(ground: Ground) -> bool:
    """Whether a ground is one of the eight that stop both clocks (行政许可法 Art. 45)."""
    return ground in STATUTORY_GROUNDS


def counts_again_on(from_on: date, days: int, calendar: Calendar) -> date:
    """The day of return after `days` working days that begin with `from_on` itself.

    `NoDays` unless there is at least one.
    """
    if days < 1:
        raise NoDays
    return calendar.nth_working_day_after(from_on - timedelta(days=1), days + 1)


def check_extension(kind: ClockKind, days: int, given: Sequence[int], *, joint: bool) -> None:
    """`TooMuchTime` beyond ten working days, fifteen for a joint case, once.

    The promise may be moved by no more than the law's own term may. 行政许可法 Art. 42.
    """
    more = TERMS[decision_key(joint=joint)].more
    assert more is not None  # both terms of a decision may be extended
    if given or days > more.number or days < 1:
        raise TooMuchTime(clock=kind.value, most=more.number, given=sum(given))


def check_promise(promised: Limit, statutory: Limit | None, days: int, law_days: int) -> None:
    """`TooMuchTime` where a longer promise would reach beyond the law's term as it stands."""
    if statutory is None or statutory.unit is not promised.unit:
        return
    if promised.number + days > statutory.number + law_days:
        left = statutory.number + law_days - promised.number
        raise TooMuchTime(clock=ClockKind.PROMISED.value, most=max(left, 0), given=0)


def check_no_exclusion(notices: Sequence[str]) -> None:
    """`TimeExcluded` while time is excluded; 9 is closed by 10 in the national exchange."""
    if notices:
        raise TimeExcluded(notice="、".join(notices))
