"""A log as two CSV files: cases with their dates, and the events in them. Dirty rows are told."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from yimen.kernel.errors import Refused, Trouble

CASE_COLUMNS = ("case_id", "startdate", "deadline", "enddate")
EVENT_COLUMNS = ("case_id", "activity", "timestamp")
WHERE_AND_WHO = ("org_group", "resource")
LONGEST_ID = 200  # characters of a case_id; a number stands in an index of the database
HERE = ZoneInfo("Asia/Shanghai")  # a timestamp without an offset is told in the time of China


class ColumnsMissing(Refused):
    """The head line of a log lacks columns that the replay needs."""

    code = "replay.columns-missing"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is skipped; rows are counted from 1, the head line and blank lines not."""

    file: str
    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case (办件) of the log; `ended` is None while it is open.

    Instants keep their own offset, because a day is the local date in it.
    """

    id: str
    started: datetime
    deadline: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something done in a case, by whom in which unit ("" where the log does not say)."""

    case: str
    activity: str
    at: datetime
    unit: str
    by: str


@dataclass(frozen=True, slots=True)
class Log:
    """What can be used of a log: cases in file order, events in time order, ties in file order."""

    cases: tuple[Case, ...]
    events: tuple[Event, ...]
    bad_rows: tuple[BadRow, ...]


class _Unusable(Exception):
    """Why a row cannot be used."""


def read(*, events: Path, cases: Path) -> Log:
    """The log in two files (UTF-8). Raises ColumnsMissing; Trouble where a file cannot be read."""
    bad: list[BadRow] = []
    found: dict[str, Case] = {}
    for row, cells in _rows(cases, CASE_COLUMNS, (), bad):
        try:
            case = _case(cells, found)
        except _Unusable as why:
            bad.append(BadRow(str(cases), row, str(why)))
        else:
            found[case.id] = case
    happened: list[Event] = []
    for row, cells in _rows(events, EVENT_COLUMNS, WHERE_AND_WHO, bad):
        try:
            happened.append(_event(cells, found))
        except _Unusable as why:
            bad.append(BadRow(str(events), row, str(why)))
    happened.sort(key=lambda event: event.at)
    return Log(tuple(found.values()), tuple(happened), tuple(bad))


def _case(cells: dict[str, str], known: dict[str, Case]) -> Case:
    case = _id(cells)
    if case in known:
        raise _Unusable(f"case {_shown(case)} is there already")
    ended = _instant(cells, "enddate") if cells["enddate"].strip() else None
    return Case(case, _instant(cells, "startdate"), _instant(cells, "deadline"), ended)


def _event(cells: dict[str, str], cases: dict[str, Case]) -> Event:
    case = _id(cells)
    if case not in cases:
        raise _Unusable(f"case {_shown(case)} has no row among the cases that can be used")
    unit, by = (_text(cells, name) if name in cells else "" for name in WHERE_AND_WHO)
    return Event(case, _present(cells, "activity"), _instant(cells, "timestamp"), unit, by)


def _id(cells: dict[str, str]) -> str:
    text = _present(cells, "case_id")
    if len(text) > LONGEST_ID:
        raise _Unusable(f"case_id is longer than {LONGEST_ID} characters")
    return text


def _present(cells: dict[str, str], column: str) -> str:
    text = _text(cells, column)
    if not text:
        raise _Unusable(f"{column} is empty")
    return text


def _text(cells: dict[str, str], column: str) -> str:
    """The words in a cell. A NUL cannot be kept by the database, bytes that are no text by none."""
    text = cells[column].strip()
    if "\0" in text:
        raise _Unusable(f"{column} holds a NUL character")
    if not text.isascii() and any("\udc80" <= letter <= "\udcff" for letter in text):
        raise _Unusable(f"{column} is not UTF-8")
    return text


def _instant(cells: dict[str, str], column: str) -> datetime:
    text = _present(cells, column)
    try:
        told = datetime.fromisoformat(text)
        at = told if told.tzinfo else told.replace(tzinfo=HERE)
        at.astimezone(UTC)  # the first and last hours of the calendar have no instant
    except (ValueError, OverflowError):
        raise _Unusable(f"{column} is no time: {_shown(text)}") from None
    return at


def _shown(text: str) -> str:
    """As much of a text as a message shows, without what would play tricks on a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text[:100])


def _rows(
    file: Path, needed: Sequence[str], wanted: Sequence[str], bad: list[BadRow]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the columns that count; a row with more or fewer cells than the head is bad."""
    lines = _lines(file, bad)
    head = [name.strip() for name in next(lines, (0, []))[1]]
    if missing := [name for name in needed if name not in head]:
        there = _shown(", ".join(head)) or "–"
        raise ColumnsMissing(file=str(file), missing=", ".join(missing), there=there)
    at = {name: head.index(name) for name in (*needed, *wanted) if name in head}
    for row, cells in lines:
        if len(cells) != len(head):
            why = f"it has {len(cells)} cells where the head line has {len(head)}"
            bad.append(BadRow(str(file), row, why))
        else:
            yield row, {name: cells[place] for name, place in at.items()}


def _lines(file: Path, bad: list[BadRow]) -> Iterator[tuple[int, list[str]]]:
    """Lines that are not blank with their numbers, the head line being 0."""
    row = 0
    try:
        # bytes that are no UTF-8 spoil their own row, not the file
        with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as source:
            reader = csv.reader(source)
            while True:
                try:
                    cells = next(reader, None)
                except csv.Error as error:
                    bad.append(BadRow(str(file), row, f"not CSV: {error}"))
                    row += 1
                    continue
                if cells is None:
                    return
                if cells:
                    yield row, cells
                    row += 1
    except OSError as error:
        raise Trouble(f"cannot read {file}: {error.strerror}", permanent=True) from error
