"""What a place has laid down where the law leaves it open: the applicant's terms, and their effect.

There is no limit of the law for the answer to a correction notice; without a local rule none runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yimen.kernel.clock import Clock, Limit, due
from yimen.kernel.days import Calendar
from yimen.work.cases.rules.papers import check_reason
from yimen.work.cases.rules.refusals import (
    CorrectionTooLate,
    LocalRuleHalf,
    NoLocalRule,
    TermStillRuns,
)
from yimen.work.cases.states import Effect, LocalKey

LIMITED = frozenset(
    {LocalKey.CORRECTION, LocalKey.GAPS, LocalKey.PLEDGE_CHECK, LocalKey.RENEWAL}
)  # rules that set a term
WITH_EFFECT = frozenset({LocalKey.CORRECTION, LocalKey.GAPS})  # and say what its end brings


@dataclass(frozen=True, slots=True)
class Local:
    """A local rule (地方规定) on a day: a term, what follows from it, its source."""

    limit: Limit | None
    effect: Effect | None
    source: str

    def last_day(self, start: date, calendar: Calendar) -> date:
        """The last day of the term that begins on `start`."""
        assert self.limit is not None  # local_rule_limit_is_whole, for keys that are limited
        found = due(Clock(start=start, limit=self.limit), calendar).on
        assert found is not None  # nothing pauses it
        return found


def check_local_rule(key: LocalKey, rule: Local) -> None:
    """`LocalRuleHalf` for a rule without the term or effect that its key needs; `ReasonMissing`."""
    check_reason("local_rule", rule.source)
    if (rule.limit is None) == (key in LIMITED) or (rule.effect is None) == (key in WITH_EFFECT):
        raise LocalRuleHalf(key=key.value)


def needed(rule: Local | None, key: LocalKey, organ: str) -> Local:
    """The local rule without which an act has no basis, or `NoLocalRule`."""
    if rule is None:
        raise NoLocalRule(key=key.value, unit=organ)
    return rule


def check_correction_in_time(answer_by: date | None, today: date) -> None:
    """`CorrectionTooLate` after the day that the notice named."""
    if answer_by is not None and today > answer_by:
        raise CorrectionTooLate(due_on=answer_by.isoformat())


def check_lapsed(last: date | None, today: date) -> date:
    """The last day of a term that the applicant let pass, or `TermStillRuns`."""
    if last is None or today <= last:
        raise TermStillRuns(due_on=last.isoformat() if last else "–")
    return last


def uncorrected(answer_by: date) -> str:
    """The reason of a rejection by lapse, as the applicant reads it."""
    return f"未在{answer_by.year}年{answer_by.month}月{answer_by.day}日前（含当日）按要求补正"
