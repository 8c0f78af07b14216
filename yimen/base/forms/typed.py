"""What was typed as answers of the schema's types, and answers as they stand in the fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from yimen.base.forms.reading import MOST_ROWS, Question, Sheet
from yimen.kernel import money
from yimen.kernel.codes import formats
from yimen.kernel.errors import Refused

Row = tuple[str, int]  # of a list by its name, counted from 0


def answers_of(
    form: Sheet,
    typed: Mapping[str, Any],
    *,
    names: Collection[str] | None = None,
    without: Row | None = None,
) -> dict[str, Any]:
    """What was typed, sound or not; what was left empty is left out.

    `names` are the questions of one page; `without` is a row that goes. Whether a question appears
    at all is not asked here: see `Sheet.kept`.
    """
    found: dict[str, Any] = {}
    for question in form.questions:
        if names is not None and question.name not in names:
            continue
        value = (
            _rows(question, typed, without)
            if question.rows
            else _value(question.of, typed.get(question.name))
        )
        if value not in (None, []):
            found[question.name] = value
    return found


def rows_typed(question: Question, typed: Iterable[str]) -> int:
    """How many rows of a list stand in a page that was sent, filled in or not."""
    before = f"{question.name}-"
    numbers = (name[len(before) :].split("-")[0] for name in typed if name.startswith(before))
    counted = (int(one) + 1 for one in numbers if one.isascii() and one.isdigit() and len(one) < 4)
    return min(max(counted, default=0), MOST_ROWS)


def row_of(text: str) -> Row | None:
    """The row that a button names, as "staff-1"; None for what is none."""
    name, _, number = text.rpartition("-")
    sound = name and number.isascii() and number.isdigit() and len(number) < 4
    return (name, int(number)) if sound else None


def spread(form: Sheet, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers under the names of their fields, as they are typed."""
    flat: dict[str, Any] = {}
    for question in form.questions:
        value = answers.get(question.name)
        if not question.rows:
            flat[question.name] = _written(question.of, value)
            continue
        for n, row in enumerate(value if isinstance(value, list) else ()):
            flat |= dict(_row_spread(question, n, row if isinstance(row, dict) else {}))
    return {name: value for name, value in flat.items() if value is not None}


def _row_spread(question: Question, n: int, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for each in question.rows:
        yield f"{question.name}-{n}-{each.name}", _written(each.of, row.get(each.name))


def _rows(
    question: Question, typed: Mapping[str, Any], without: Row | None
) -> list[dict[str, Any]]:
    rows = (
        _row(question, typed, n)
        for n in range(rows_typed(question, typed))
        if (question.name, n) != without
    )
    return [row for row in rows if row]


def _row(question: Question, typed: Mapping[str, Any], n: int) -> dict[str, Any]:
    values = (
        (each.name, _value(each.of, typed.get(f"{question.name}-{n}-{each.name}")))
        for each in question.rows
    )
    return {name: value for name, value in values if value is not None}


def _value(of: Mapping[str, Any], typed: Any) -> Any:
    """The text as the schema's type where it is that; as typed where not; None for nothing."""
    text = str(typed or "").replace("\0", "").strip()
    if not text:
        return None
    try:
        return _typed(of, text)
    except (ValueError, Refused):
        return text


def _typed(of: Mapping[str, Any], text: str) -> Any:
    kind, form = of.get("type", "string"), of.get("format", "")
    if form == "money":
        return money.fen(text)
    if kind == "integer":
        return int(text)
    if kind == "number":
        number = float(text)
        return number if abs(number) < 1e15 else text  # JSON knows neither nan nor infinity
    if kind == "boolean" and text in {"yes", "no"}:
        return text == "yes"
    return formats.WRITTEN[form](text) if form in formats.WRITTEN else text


def _written(of: Mapping[str, Any], value: Any) -> Any:
    """An answer as a person types it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if of.get("format") == "money" and isinstance(value, int) and 0 <= value <= money.MOST:
        return money.yuan(value)
    return value
