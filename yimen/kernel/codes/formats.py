"""The formats that forms may ask for (JSON Schema `format`), each with what judges it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from yimen.kernel.codes import citizen, phone, uscc
from yimen.kernel.codes.faults import tidy
from yimen.kernel.errors import Refused

# Each gives the number in its one writing, or says why it is none
WRITTEN: Mapping[str, Callable[[str], str]] = {
    "citizen-id": lambda typed: citizen.check(tidy(typed)).text,
    "uscc": lambda typed: uscc.check(tidy(typed)).text,
    "phone": phone.check,
}


def is_written(kind: str, text: str) -> bool:
    """Whether a text is a sound number of that kind, in its one writing."""
    try:
        return WRITTEN[kind](text) == text
    except Refused:
        return False


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar as YYYY-MM-DD (RFC 3339)."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


JUDGED: Mapping[str, Callable[[str], bool]] = {
    "citizen-id": lambda text: is_written("citizen-id", text),
    "uscc": lambda text: is_written("uscc", text),
    "phone": lambda text: is_written("phone", text),
    "date": is_day,
}
