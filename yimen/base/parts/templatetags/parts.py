"""Every part as a template tag, and one filter each for dates, instants, numbers and money."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import lru_cache, wraps
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.base.language import english
from yimen.base.parts.catalogue import Part, is_block, names, part
from yimen.kernel.money import yuan
from yimen.kernel.numerals import articles

register = template.Library()


def _block(name: str, function: Part) -> Callable[..., str]:
    """The part as a function that Django hands the rendered content of the block."""

    @wraps(function)
    def wrapped(content: str, *args: object, **kwargs: object) -> str:
        return render_to_string(f"parts/{name}/part.html", function(content, *args, **kwargs))

    return wrapped


def _kept(name: str, function: Part) -> Callable[..., str]:
    """The part rendered once for each language and set of parameters."""

    @lru_cache(maxsize=4096)
    def rendered(
        _language: str, args: tuple[object, ...], named: tuple[tuple[str, Any], ...]
    ) -> str:
        return render_to_string(f"parts/{name}/part.html", function(*args, **dict(named)))

    @wraps(function)
    def wrapped(*args: object, **kwargs: object) -> str:
        return rendered(get_language(), args, tuple(kwargs.items()))

    return wrapped


# A list of fifty lines has few days and fewer lights, and rendering each took a sixth of its page
KEPT = {"deadline", "light"}

for _name in names():
    _function = part(_name)
    if _name in KEPT:
        register.simple_tag(_kept(_name, _function), name=_name)
    elif is_block(_function):
        register.simple_block_tag(_block(_name, _function), name=_name)
    else:
        register.inclusion_tag(f"parts/{_name}/part.html", name=_name)(_function)


@register.filter
def day(value: date | None) -> str:
    """A day: 2026年3月19日, 19 March 2026; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    if english():
        return f"{value.day} {formats.date_format(value, 'F')} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def day_at(value: date, hour: time | None) -> str:
    """A day with the hour, where one is known: 2026年3月19日 09:30."""
    return f"{day(value)} {hour:%H:%M}" if hour else day(value)


@register.filter
def weekday(value: date | None) -> str:
    """A day to be kept, with its weekday: 2026年3月19日（星期四）, Thursday 19 March 2026."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    named = formats.date_format(value, "l")
    return f"{named} {day(value)}" if english() else f"{day(value)}（{named}）"


@register.filter
def law(cited: str) -> str:
    """A basis in law as it is read: 消防法第十一条 in Chinese pages, 消防法 Art. 11 in others.

    The law on which all of this rests has its English name; of others it stands with the item.
    """
    if not english():
        return articles(cited)
    of, blank, article = cited.partition(" ")
    return f"{_('行政许可法')}{blank}{article}" if of == "行政许可法" else cited


def held_in(region: str, basis: str) -> str:
    """适用区域 as it is read, with the law that says so: 全国（行政许可法第四十一条）."""
    return f"{_('全国') if region == '全国' else region}{_('（')}{law(basis)}{_('）')}"


@register.filter
def called(thing: Any) -> str:
    """What an item or department is called on this page: in English where it has such a name."""
    return str((thing.english if english() else "") or thing.name)


@register.filter
def moment(value: datetime | None) -> str:
    """An instant in the zone of the site: its day, and hours and minutes; nothing for None."""
    if value is None:
        return ""
    return f"{day(value)} {timezone.localtime(value):%H:%M}"


@register.filter
def named(code: str, names: Mapping[str, str]) -> str:
    """What a code is called, by a mapping of the page; the code itself where it has no name."""
    return names.get(code, code)


@register.filter
def iso(value: date | None) -> str:
    """What a program reads in `<time datetime>`: a day, or an instant with its offset."""
    if value is None:
        return ""
    return timezone.localtime(value).isoformat() if isinstance(value, datetime) else str(value)


@register.filter
def number(value: int | None) -> str:
    """A count with its thousands apart: 1,234,567; nothing for None."""
    return "" if value is None else f"{value:,}"


@register.filter
def money(fen: int | None) -> str:
    """An amount in fen as yuan: ¥1234.50; nothing for None."""
    return "" if fen is None else f"¥{yuan(fen)}"
