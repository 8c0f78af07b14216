"""Elements of a data set: what each is called, its form in the standard, what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

T = TypeVar("T")
FORM = re.compile(r"(?P<kind>an|a|n)(?P<upto>\.\.)?(?P<length>[0-9]+)")
MISSING, TOO_LONG, NOT_OF_LENGTH, NOT_DIGITS = "missing", "too_long", "not_of_length", "not_digits"


@dataclass(frozen=True, slots=True)
class Element(Generic[T]):
    """数据元: `form` in the writing of GB/T 39046 (`an..50`, `n3`), "" where its length is unknown.

    a and an are read as any characters, since names of firms and shops have digits; n as digits.
    """

    key: str
    name: str
    form: str
    take: Callable[[T], str]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a value from being sent: `said` is what the form allows. Nothing is cut."""

    table: str
    row: int
    element: str
    name: str
    fault: str
    said: str = ""


def wrong(form: str, value: str, *, required: bool) -> str:
    """What is wrong with a value, "" if nothing is."""
    if not value:
        return MISSING if required else ""
    found = FORM.fullmatch(form)
    if found is None:
        return ""
    if found["kind"] == "n" and not (value.isascii() and value.isdigit()):
        return NOT_DIGITS
    length = int(found["length"])
    if len(value) > length:
        return TOO_LONG
    return NOT_OF_LENGTH if len(value) < length and not found["upto"] else ""


def written(
    table: str, elements: Sequence[Element[T]], rows: Sequence[T]
) -> tuple[list[dict[str, str]], list[Fault]]:
    """The rows of a table as key and value, whole, and what is wrong with them."""
    told = [{each.key: each.take(row) for each in elements} for row in rows]
    faults = [
        Fault(table, place, each.key, each.name, fault, each.form)
        for place, row in enumerate(told)
        for each in elements
        if (fault := wrong(each.form, row[each.key], required=each.required))
    ]
    return told, faults


def moment(at: datetime | None) -> str:
    """An instant as the exchange writes it, in the local time that it came with; "" for none."""
    return "" if at is None else at.strftime("%Y-%m-%d %H:%M:%S")


def day(on: date | None) -> str:
    """A date, "" for none."""
    return "" if on is None else on.isoformat()


def whether(*, true: bool) -> str:
    """是否: 1 yes, 0 no."""
    return "1" if true else "0"
