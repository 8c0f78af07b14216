"""Acceptance with minor gaps (容缺受理) and approval on a promise (告知承诺), as plain rules."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from yimen.ground.catalog.rules import Content
from yimen.kernel.days import Calendar
from yimen.work.cases.rules.papers import check_reason
from yimen.work.cases.rules.refusals import (
    GapsLapsed,
    NoPledge,
    NotGapTolerant,
    PledgeBarred,
    SupplementTooLate,
    TermTooShort,
)
from yimen.work.cases.states import Outcome


@dataclass(frozen=True, slots=True)
class Promised:
    """What an applicant promises when applying: materials for later, or to meet the conditions.

    `gaps` are keys of materials with the written words; `pledge` the words of the other promise.
    """

    gaps: tuple[str, ...] = ()
    gap_words: str = ""
    pledge: str = ""


NOTHING_PROMISED = Promised()


def check_gaps_promised(content: Content, keys: Collection[str], words: str) -> None:
    """Only what the item lists as tolerant is promised, and in writing.

    Refused: `NotGapTolerant`, `ReasonMissing`. 安阳市政务服务条例 Art. 24.
    """
    tolerant = {each.key for each in content.materials if each.gap_tolerant}
    if foreign := [key for key in keys if key not in tolerant]:
        raise NotGapTolerant(materials="、".join(foreign))
    check_reason("gap_promise", words)


def check_pledge(content: Content) -> tuple[str, ...]:
    """The materials for which a promise stands, where the item knows one; else `NoPledge`.

    优化营商环境条例 Art. 40; 浙江省保障“最多跑一次”改革规定 Art. 14.
    """
    if not content.pledge:
        raise NoPledge(item=content.name)
    return tuple(each.key for each in content.materials if each.by_pledge)


def check_honest(*, broken: bool) -> None:
    """`PledgeBarred` for who broke a promise and has not repaired it (信用修复)."""
    if broken:
        raise PledgeBarred


def check_supplement_in_time(due_on: date | None, today: date) -> None:
    """`SupplementTooLate` after the day that the acceptance named."""
    if due_on is not None and today > due_on:
        raise SupplementTooLate(due_on=due_on.isoformat())


def outcome(due_on: date | None, today: date) -> Outcome:
    """办结(容缺通过) while what was promised may still come; `GapsLapsed` once it may not."""
    if due_on is None:
        return Outcome.GRANTED
    if today > due_on:
        raise GapsLapsed(due_on=due_on.isoformat())
    return Outcome.GRANTED_WITH_GAPS


def order_term(days: int, today: date, calendar: Calendar) -> date:
    """The last day to put right what was promised (责令限期改正), or `TermTooShort`."""
    if days < 1:
        raise TermTooShort(day=today.isoformat())
    return calendar.nth_working_day_after(today, days)
