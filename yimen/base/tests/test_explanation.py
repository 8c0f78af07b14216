"""The account of a clock in words."""

from __future__ import annotations

import re
from datetime import date
from inspect import getsource
from string import Formatter

from yimen.base.explanation import LINES, UNITS, explain
from yimen.kernel import clock, days
from yimen.kernel.clock import Clock, Limit, Pause, Unit, account, lines

HEARING = Clock(
    date(2026, 2, 13),
    Limit(20, Unit.WORKING_DAY),
    pauses=(Pause(date(2026, 2, 25), None, "听证"),),
)


def test_every_kind_of_line_has_its_sentence_and_every_sentence_its_line() -> None:
    told = set(re.findall(r'"(clock\.[a-z-]+)"', getsource(lines)))

    assert told == LINES.keys()


def test_both_languages_tell_the_same_facts() -> None:
    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text)} - {None}

    assert [what for what, (zh, en) in LINES.items() if names(zh) != names(en)] == []


def test_every_unit_has_its_word() -> None:
    assert UNITS.keys() == set(clock.Unit)


def test_an_account_is_told_in_chinese_and_in_english() -> None:
    told = account(HEARING, days.published()).lines

    assert explain(told, "zh-hans") == [
        "2026-02-13 起算，当日不计入；期限 20 个工作日",
        "2026-02-24 止，自 2026-02-14 起计 2 个工作日（休息日 9 天不计）",
        "2026-02-25 暂停计时（听证），尚未恢复",
        "2026-02-25 剩余 18 个工作日，恢复后继续计算",
    ]
    assert explain(told, "en") == [
        "2026-02-13 starts, this day not counted; the limit is 20 working day(s)",
        "2026-02-24 from 2026-02-14 to this day: 2 working day(s) counted, 9 day(s) of rest not",
        "2026-02-25 paused for 听证, and not resumed yet",
        "2026-02-25 18 working day(s) left, which run on when the pause ends",
    ]


def test_why_time_does_not_count_is_said_in_the_language_of_the_reader() -> None:
    both = (Pause(date(2026, 2, 25), None, "hearing"), Pause(date(2026, 2, 26), None, "testing"))
    told = account(Clock(date(2026, 2, 13), HEARING.limit, pauses=both), days.published()).lines

    assert explain(told, "zh-hans")[2] == "2026-02-25 暂停计时（听证、检测），尚未恢复"
    assert explain(told, "en")[2] == "2026-02-25 paused for a hearing, testing, and not resumed yet"
