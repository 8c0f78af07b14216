"""The account of a clock in words: one sentence for each kind of line, 中文 and English."""

from __future__ import annotations

from collections.abc import Iterable

from yimen.base.sentences import language
from yimen.base.sentences.words import GROUNDS, said
from yimen.kernel.clock import Line, Unit

UNITS = {
    Unit.WORKING_DAY: ("个工作日", "working day(s)"),
    Unit.CALENDAR_DAY: ("个自然日", "calendar day(s)"),
    Unit.MONTH: ("个月", "month(s)"),
    Unit.HOUR: ("小时", "hour(s)"),
}

LINES = {
    "clock.starts": (
        "起算，当日不计入；期限 {number} {unit}",
        "starts, this day not counted; the limit is {number} {unit}",
    ),
    "clock.starts-by-the-hour": (
        "{at:%H:%M} 起算；期限 {number} {unit}，连续计算，夜间和休息日计入",
        "starts at {at:%H:%M}; the limit is {number} {unit}, nights and days of rest included",
    ),
    "clock.starts-with-given-end": (
        "起算；届满日由指定，不计天数，遇休息日不顺延",
        "starts; the end is a given date: no count, and no moving on from a day of rest",
    ),
    "clock.given-end-pauses": (
        "届满日为指定日期，暂停不改变届满日",
        "the end is a given date, so pauses do not change it",
    ),
    "clock.extended": ("期限延长 {number} {unit}", "the limit is extended by {number} {unit}"),
    "clock.month-ends": (
        "满 {number} 个月（以期满月的对应日为准，没有对应日的为月末）",
        "{number} month(s) full: the same day of the month, or the month's last day",
    ),
    "clock.counted-working-days": (
        "止，自 {since} 起计 {count} 个工作日（休息日 {rest} 天不计）",
        "from {since} to this day: {count} working day(s) counted, {rest} day(s) of rest not",
    ),
    "clock.counted-days": (
        "止，自 {since} 起计 {count} 个自然日",
        "from {since} to this day: {count} calendar day(s) counted",
    ),
    "clock.counted-hours": (
        "{until:%H:%M} 止，自 {since:%Y-%m-%d %H:%M} 起计 {count} 小时",
        "from {since:%Y-%m-%d %H:%M} to {until:%H:%M}: {count} whole hour(s) counted",
    ),
    "clock.paused": (
        "暂停计时{because}，至 {until}（含）共 {days} 天不计入",
        "paused{because} to {until} inclusive: {days} day(s) not counted",
    ),
    "clock.paused-open": (
        "暂停计时{because}，尚未恢复",
        "paused{because}, and not resumed yet",
    ),
    "clock.pause-too-late": (
        "的暂停在期限届满之后开始，不影响届满日",
        "a pause begins after the term has run out and changes nothing",
    ),
    "clock.left": (
        "剩余 {left} {unit}，恢复后继续计算",
        "{left} {unit} left, which run on when the pause ends",
    ),
    "clock.moved-on": (
        "由 {last_on} 顺延：期间最后一日为休息日，以其后第一个工作日届满（民法典第二百零三条）",
        "moved on from {last_on}, a day of rest, to the next working day (Civil Code Art. 203)",
    ),
    "clock.due": ("届满", "due"),
    "clock.due-at": ("{at:%H:%M} 届满", "due at {at:%H:%M}"),
    "clock.due-as-given": ("届满（指定日期）", "due, as given"),
    "clock.provisional": (
        "暂定：{certain} 之后的节假日安排尚未公布，公布后结果可能变动",
        "provisional: the holidays after {certain} are not announced yet and may move this",
    ),
}

_BECAUSE = ("（{ground}）", " for {ground}")


def explain(lines: Iterable[Line], lang: str | None = None) -> list[str]:
    """The account as a person reads it, each line led by its date, in `lang` or our language."""
    column = 1 if (lang or language()) == "en" else 0
    return [f"{line.on} {_text(line, column)}" for line in lines]


def _text(line: Line, column: int) -> str:
    facts = line.facts
    if "unit" in facts:
        facts = facts | {"unit": UNITS[Unit(str(facts["unit"]))][column]}
    if "ground" in facts:
        ground = said(GROUNDS, facts["ground"], english=bool(column))
        because = _BECAUSE[column].format(ground=ground) if ground else ""
        facts = facts | {"because": because}
    return LINES[line.what][column].format(**facts)
