"""The terms of the law that hold for every case, and what running out of them means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from yimen.kernel.clock import Clock, Due, Limit, Unit, due
from yimen.kernel.days import Calendar, month_end
from yimen.work.cases.rules.refusals import AnswerInTime, AnswerTooLate, GapTooLate

LICENSING_ACT = "行政许可法"
IN_FORCE = date(2004, 7, 1)


class Key(StrEnum):
    """What a term is for."""

    ANSWER = "answer"
    GAPS = "gaps"
    CORRECTION = "correction"
    DECISION = "decision"
    DECISION_JOINT = "decision_joint"
    LOWER_REVIEW = "lower_review"
    DELIVERY = "delivery"
    INSPECTION = "inspection"
    HEARING_REQUEST = "hearing_request"
    HEARING_HELD = "hearing_held"
    HEARING_NOTICE = "hearing_notice"
    BAR_FALSE = "bar_false"
    BAR_FRAUD = "bar_fraud"


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its source and the days on which that is law; no `valid_to` = still in force.

    `more` is by how much it may be extended once.
    """

    limit: Limit
    source: str
    more: Limit | None = None
    valid_from: date = IN_FORCE
    valid_to: date | None = None


TERMS: Mapping[Key, Term] = {
    # 一次告知: from receipt, and anew from the resubmission
    Key.ANSWER: Term(Limit(5, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 32(4)"),
    # Ours: the departments speak a day before the one notice must be out
    Key.GAPS: Term(Limit(4, Unit.WORKING_DAY), f"one day less than {LICENSING_ACT} Art. 32(4)"),
    Key.DECISION: Term(
        Limit(20, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 42", Limit(10, Unit.WORKING_DAY)
    ),
    # 统一办理、联合办理、集中办理
    Key.DECISION_JOINT: Term(
        Limit(45, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 42", Limit(15, Unit.WORKING_DAY)
    ),
    # 下级审查: the lower authority sends its opinion and all materials up
    Key.LOWER_REVIEW: Term(Limit(20, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 43"),
    Key.DELIVERY: Term(Limit(10, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 44"),
    # 检验、检测、检疫: from acceptance two officers are sent
    Key.INSPECTION: Term(Limit(5, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 55"),
    # The five days of the applicant are read as working days, the kinder reading
    Key.HEARING_REQUEST: Term(Limit(5, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 47"),
    Key.HEARING_HELD: Term(Limit(20, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 47"),
    Key.HEARING_NOTICE: Term(Limit(7, Unit.WORKING_DAY), f"{LICENSING_ACT} Art. 48"),
    Key.BAR_FALSE: Term(Limit(12, Unit.MONTH), f"{LICENSING_ACT} Art. 78"),
    Key.BAR_FRAUD: Term(Limit(36, Unit.MONTH), f"{LICENSING_ACT} Art. 79"),
}


def decision_key(*, joint: bool) -> Key:
    """Which term of the law a decision has, where no other law sets one."""
    return Key.DECISION_JOINT if joint else Key.DECISION


@dataclass(frozen=True, slots=True)
class Acceptance:
    """From which day a case counts as accepted, and whether by silence."""

    on: date
    deemed: bool


def term_due(key: Key, start: date, calendar: Calendar) -> Due:
    """When a term that began on `start` runs out."""
    return due(Clock(start=start, limit=TERMS[key].limit), calendar)


def has_run_out(key: Key, start: date, today: date, calendar: Calendar) -> bool:
    """Whether the last day of a term has passed."""
    last = term_due(key, start, calendar).on
    return last is not None and today > last


def acceptance(counts_from: date, today: date, calendar: Calendar) -> Acceptance:
    """受理日: today, or, once the term for an answer has run out, the day from which it counted.

    逾期不告知的，自收到申请材料之日起即为受理 (行政许可法 Art. 32(4)); after a correction, from
    the resubmission.
    """
    if has_run_out(Key.ANSWER, counts_from, today, calendar):
        return Acceptance(counts_from, deemed=True)
    return Acceptance(today, deemed=False)


def check_silence(counts_from: date, today: date, calendar: Calendar) -> None:
    """`AnswerInTime` while an answer could still be given."""
    last = term_due(Key.ANSWER, counts_from, calendar).on
    if last is None or today <= last:
        raise AnswerInTime(due_on=str(last))


def check_answer_in_time(counts_from: date, today: date, calendar: Calendar) -> None:
    """`AnswerTooLate` once silence has accepted the application; our reading covers any answer."""
    if has_run_out(Key.ANSWER, counts_from, today, calendar):
        last = term_due(Key.ANSWER, counts_from, calendar).on
        raise AnswerTooLate(due_on=str(last), accepted_on=counts_from.isoformat())


def check_gap_in_time(counts_from: date, today: date, calendar: Calendar) -> None:
    """`GapTooLate` after the day by which a department must have said what is missing."""
    if has_run_out(Key.GAPS, counts_from, today, calendar):
        raise GapTooLate(due_on=str(term_due(Key.GAPS, counts_from, calendar).on))


def silent_since(today: date, calendar: Calendar) -> date:
    """The newest start whose term for an answer has run out: one day tells all that are due."""
    start = today
    while not has_run_out(Key.ANSWER, start, today, calendar):
        start -= timedelta(days=1)
    return start


def promises(limits: Mapping[str, Limit], start: date, calendar: Calendar) -> dict[str, str]:
    """What a voucher of acceptance promises: the last day of each clock, as `<kind>_due_on`."""
    ends = {kind: due(Clock(start=start, limit=limit), calendar) for kind, limit in limits.items()}
    return {f"{kind}_due_on": str(end.on) for kind, end in ends.items()}


def barred_until(key: Key, start: date) -> date:
    """The last day of a bar; it does not move on from a day of rest, which would lengthen it."""
    return month_end(start, TERMS[key].limit.number)
