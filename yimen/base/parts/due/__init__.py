"""When something is due, by law and by promise, and on a click why (期限说明)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yimen.base.explanation import explain
from yimen.base.language import lang
from yimen.kernel.clock import Light, Reading, Unit


@dataclass(frozen=True, slots=True)
class Term:
    """One clock in words: its name, what is left of it, its day, its light, and its account."""

    name: str
    left: str
    on: date | None
    provisional: bool
    light: Light | None
    lines: list[str]


def due(
    *,
    statutory: Reading | None = None,
    promised: Reading | None = None,
    stopped: Collection[str] = (),
) -> dict[str, object]:
    """The statutory clock (法定) and the promised one (承诺), as `yimen.kernel.clock.read` tells.

    A day that hangs on holidays not announced yet says so. `stopped` names those that ran out their
    course, `statutory` or `promised`: nothing is left of them to keep. Where both are None nothing
    is shown.
    """
    held = (("statutory", _("法定"), statutory), ("promised", _("承诺"), promised))
    terms = [
        _term(name, read, stopped=key in stopped) for key, name, read in held if read is not None
    ]
    return {"terms": terms}


def _term(name: str, reading: Reading, *, stopped: bool) -> Term:
    late = reading.light is Light.RED
    return Term(
        name=name,
        left=_kept(reading) if stopped else _left(reading),
        on=reading.due_on,
        provisional=reading.provisional,
        light=reading.light if late or not stopped else None,
        lines=explain(reading.lines, lang()),
    )


def _kept(reading: Reading) -> str:
    if reading.left < 0:
        return _("已停止计时，超 {amount}").format(amount=amount(-reading.left, reading.counted_in))
    if reading.left == 0:
        return _("到期当日停止计时")
    return _("已停止计时，余 {amount}").format(amount=amount(reading.left, reading.counted_in))


def _left(reading: Reading) -> str:
    if reading.light is Light.PAUSED:
        left = reading.left if reading.budget_left is None else reading.budget_left
        return _("剩余 {amount}").format(amount=amount(left, reading.counted_in))
    if reading.left < 0:
        return _("已超 {amount}").format(amount=amount(-reading.left, reading.counted_in))
    if reading.light is Light.RED:
        return _("已超期")
    if reading.left == 0:
        return _("今天到期")
    return _("剩余 {amount}").format(amount=amount(reading.left, reading.counted_in))


def length(number: int, unit: Unit) -> str:
    """A limit in words; one of nothing is kept on the day itself: 当日."""
    return amount(number, unit) if number else _("当日")


def amount(number: int, unit: Unit) -> str:
    """A length of time in words: 12 个工作日, 12 working days."""
    words = {
        Unit.WORKING_DAY: ngettext("{n} 个工作日", "{n} 个工作日", number),
        Unit.CALENDAR_DAY: ngettext("{n} 个自然日", "{n} 个自然日", number),
        Unit.MONTH: ngettext("{n} 个月", "{n} 个月", number),
        Unit.HOUR: ngettext("{n} 小时", "{n} 小时", number),
    }
    return words[unit].format(n=number)
