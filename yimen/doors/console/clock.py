"""`yimen clock`: legal dates and their explanation."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import NoReturn

import click

from yimen.base import postgres
from yimen.base.explanation import explain
from yimen.base.sentences import sentence
from yimen.kernel import days
from yimen.kernel.clock import Account, Clock, Limit, Pause, Unit, account
from yimen.kernel.errors import Refused

DATE = "2026-02-13"
INSTANT = "2026-02-13T10:30:00+08:00"
WHOLE = "0, 1, 2 …"
PAIRS = '[["2026-02-25", "2026-03-04"], ["2026-03-10", null]]'
EXAMPLE = '{"start": "2026-02-13", "limit": 20, "unit": "working_day"}'


class LineNotAnObject(Refused):
    """A line of input that is not a JSON object in UTF-8."""

    code = "clock.line-not-an-object"


class FieldMissing(Refused):
    """A clock was described without something that it cannot do without."""

    code = "clock.field-missing"


class FieldWrong(Refused):
    """A value that cannot be read as what its field stands for."""

    code = "clock.field-wrong"


@click.group()
def clock() -> None:
    """Legal dates and their explanation.

    Example: yimen clock due --start 2026-02-13 --limit 20 --unit working_day
    """


@clock.command()
@click.option("--start", help="Day or instant (ISO 8601) on which the clock starts.")
@click.option("--limit", type=int, help="How long the term is, in --unit.")
@click.option(
    "--unit",
    type=click.Choice([unit.value for unit in Unit]),
    default=Unit.WORKING_DAY.value,
    show_default=True,
    help="What the limit counts in.",
)
@click.option("--pause", "pauses", multiple=True, metavar="FROM:[TO]", help="Days not counted.")
@click.option("--extend", "extends", type=int, multiple=True, help="Extension, in --unit.")
@click.option("--end", help="A given end date, instead of a limit.")
@click.option("--json", "as_json", is_flag=True, help="Answer one JSON object.")
@click.option("--lines", is_flag=True, help="Read JSON objects from standard input, one a line.")
def due(
    *,
    start: str | None,
    limit: int | None,
    unit: str,
    pauses: tuple[str, ...],
    extends: tuple[int, ...],
    end: str | None,
    as_json: bool,
    lines: bool,
) -> None:
    """The day on which a clock runs out, and why.

    A pause runs from FROM up to but without TO; without TO it is still open. A start with a time
    counts by the date written in it; hours count from the instant, a date alone from 00:00 in
    Asia/Shanghai.

    \b
    Examples:
      yimen clock due --start 2026-02-13 --limit 20 --unit working_day
      yimen clock due --start 2026-02-13 --limit 20 --pause 2026-02-25:2026-03-04 --extend 10
      yimen clock due --start 2026-02-13T10:30+08:00 --limit 24 --unit hour --json
      yimen clock due --lines < clocks.jsonl

    With --lines each line is an object with "start", "limit" and "unit", and where needed
    "pauses" [[from, to or null], …], "extend", or "end" instead of "limit"; other fields are
    ignored. Each gets one object back, also when it is refused: {"refused": code, "text": …}.
    """  # noqa: D301 - click reads the backspace as "keep these lines as they are"
    if lines:
        if start or end or pauses or extends or limit is not None:
            raise click.UsageError("--lines takes its clocks from standard input, not from options")
        _answer_lines()
        return
    asked: dict[str, object] = {"start": start, "limit": limit, "unit": unit, "end": end}
    asked |= {"pauses": [_pair(text) for text in pauses], "extend": list(extends)}
    found = account_of(asked)
    if as_json:
        click.echo(_json(answer(found)))
    else:
        click.echo(_headline(found))
        click.echo("\n".join(f"  {line}" for line in explain(found.lines)))


@cache
def calendar() -> days.Calendar:
    """The calendar that this console counts by: with the years that were loaded into the database.

    Where no database was ever made there is nothing loaded, and none is started for it.
    """
    if not postgres.exists():
        return days.published()
    from yimen.doors.console.ready import ready

    ready()
    from yimen.ground.process import queries

    return queries.calendar(queries.newest_release())


def account_of(asked: Mapping[str, object]) -> Account:
    """When the clock that these fields describe runs out, and why; refuses what it cannot read."""
    return account(clock_of(asked), calendar())


def clock_of(asked: Mapping[str, object]) -> Clock:
    """The clock that these fields describe; refuses FieldMissing, FieldWrong and bad facts."""
    start = _start(asked.get("start"))
    number, end = asked.get("limit"), asked.get("end")
    if number is None and end is None:
        raise FieldMissing(field="limit", expected=WHOLE)
    unit = _unit(asked.get("unit")) if number is not None else Unit.WORKING_DAY
    extend = asked.get("extend")
    more = extend if isinstance(extend, list) else [0 if extend is None else extend]
    return Clock(
        start,
        None if number is None else Limit(_whole("limit", number), unit),
        ends_on=None if end is None else _day("end", end),
        pauses=tuple(_pauses(asked.get("pauses"))),
        extensions=tuple(Limit(_whole("extend", n), unit) for n in more if n != 0 or n is False),
    )


def answer(found: Account) -> dict[str, object]:
    """An account as a program reads it; `left` stands there while a pause is open."""
    due = found.due
    told: dict[str, object] = {
        "due_on": due.on.isoformat() if due.on else None,
        "provisional": due.provisional,
    }
    if due.at is not None:
        told["due_at"] = due.at.isoformat()
    if due.budget_left is not None:
        told["left"] = due.budget_left
    told["explanation"] = explain(found.lines)
    return told


def answer_line(line: bytes) -> dict[str, object]:
    """The answer to one line of input, whatever stands in it."""
    try:
        return answer(account_of(_object(line)))
    except Refused as refused:
        return {"refused": refused.code, "text": sentence(refused)}


def _answer_lines() -> None:
    """Answer each line as it comes, so that a program may talk with us line by line."""
    into = sys.stdout.buffer
    for line in sys.stdin.buffer:
        # A lone surrogate that came in as an escape goes out as one: the answer stays UTF-8.
        into.write(_json(answer_line(line)).encode("utf-8", "backslashreplace") + b"\n")
        into.flush()


def _object(line: bytes) -> dict[str, object]:
    try:
        found = _DECODER.decode(line.decode("utf-8-sig"))  # a file of Windows begins with a mark
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise LineNotAnObject(example=EXAMPLE)
    return found


def _no_number(constant: str) -> NoReturn:
    """NaN and Infinity are not JSON (RFC 8259 section 6)."""
    raise ValueError(constant)


_DECODER = json.JSONDecoder(parse_constant=_no_number)
_json = json.JSONEncoder(ensure_ascii=False).encode


def _start(value: object) -> date | datetime:
    if value is None:
        raise FieldMissing(field="start", expected=DATE)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
        except ValueError:
            pass
    raise _wrong("start", value, f"{DATE}, {INSTANT}")


def _day(field: str, value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _wrong(field, value, DATE)


def _unit(value: object) -> Unit:
    known = ", ".join(Unit)
    if value is None:
        raise FieldMissing(field="unit", expected=known)
    if isinstance(value, str) and value in _UNITS:
        return _UNITS[value]
    raise _wrong("unit", value, known)


_UNITS = {unit.value: unit for unit in Unit}


def _whole(field: str, value: object) -> int:
    # A JSON true is an int to Python; it is no number of days to anybody else.
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _wrong(field, value, WHOLE)


def _pauses(value: object) -> Iterator[Pause]:
    if value is None:
        return
    if not isinstance(value, list):
        raise _wrong("pauses", value, PAIRS)
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            raise _wrong("pauses", pair, PAIRS)
        from_on, to_on = pair
        yield Pause(_day("pauses", from_on), None if to_on is None else _day("pauses", to_on))


def _pair(text: str) -> list[str | None]:
    from_on, colon, to_on = text.partition(":")
    if not colon:
        raise _wrong("pause", text, "2026-02-25:2026-03-04, 2026-02-25:")
    return [from_on, to_on or None]


def _wrong(field: str, value: object, expected: str) -> FieldWrong:
    shown: str = value if isinstance(value, str) else type(value).__name__
    if isinstance(value, int | float | None):
        shown = json.dumps(value)
    return FieldWrong(field=field, value=shown[:60], expected=expected)


def _headline(found: Account) -> str:
    due = found.due
    if due.on is None:
        return f"paused, with {due.budget_left} left"
    on = due.at.isoformat(timespec="minutes") if due.at else due.on.isoformat()
    return f"{on} (provisional)" if due.provisional else on
