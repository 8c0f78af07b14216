"""Reviews and suits against what was decided in a matter: which days they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yimen.kernel.errors import Refused


class NothingDecided(Refused):
    """Nothing was decided in the matter yet that could be brought to a review or a court."""

    code = "matters.nothing-decided"


class DisputeOpen(Refused):
    """A review or a suit goes on; it ends before the next begins."""

    code = "matters.dispute-open"


class NoDispute(Refused):
    """No review and no suit goes on."""

    code = "matters.no-dispute"


class DisputeDays(Refused):
    """A review or a suit begins after the decision, ends after its beginning, and not to come."""

    code = "matters.dispute-days"


@dataclass(frozen=True, slots=True)
class Disputed:
    """Days of a review or a suit, both of them within; `ended_on` is None while it goes on."""

    begun_on: date
    ended_on: date | None = None


def check_begun(decided_on: date | None, running: Disputed | None, day: date, today: date) -> None:
    """Whether a review or suit may have begun on a day; of two the second begins after the first.

    Refused: `NothingDecided`, `DisputeOpen`, `DisputeDays`.
    """
    if decided_on is None:
        raise NothingDecided
    if running is not None:
        raise DisputeOpen(begun_on=running.begun_on.isoformat())
    check_day(day, decided_on, today)


def check_day(day: date, first: date, today: date) -> None:
    """`DisputeDays` for a day before `first` or one that is to come."""
    if not first <= day <= today:
        raise DisputeDays(day=day.isoformat(), first=first.isoformat(), last=today.isoformat())


def days_outside(after: date, on: date, disputed: Sequence[Disputed]) -> int:
    """How many days there are after one day, up to another, in no review and no suit.

    The day on which one begins and that on which it ends are within (our reading of 期间).
    """
    left, seen = max(0, (on - after).days), after
    for each in sorted(disputed, key=lambda one: one.begun_on):
        last = min(each.ended_on or on, on)
        begins = max(seen, date.fromordinal(each.begun_on.toordinal() - 1))
        left -= max(0, (last - begins).days)
        seen = max(seen, last)
    return left
