"""`yimen calendar`: years of working days that the State Council has published."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import click

from yimen.doors.console.ready import ready
from yimen.kernel.errors import Refused

WORDS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
COLUMNS = ("day", "is_workday", "name", "source")


class RowUnreadable(Refused):
    """A row of a published year cannot be read; `row` counts from 1 after the header."""

    code = "calendar.row-unreadable"


class FileUnreadable(Refused):
    """The file is no CSV with the columns of a published year."""

    code = "calendar.file-unreadable"


@click.group()
def calendar() -> None:
    """Working days as published by the State Council.

    Example: yimen calendar load 2027.csv
    """


@calendar.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Load it; without this only what would change is told.")
@click.option("--by", default="operator", show_default=True, help="Who loads it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def load(file: Path, *, yes: bool, by: str, as_json: bool) -> None:
    """Load a published year (day, is_workday, name, source), after telling which dates move.

    Example: yimen calendar load 2027.csv --yes
    """
    days, source = read(file)
    ready()
    from django.utils import timezone

    from yimen.ground.process import queries, verbs
    from yimen.work.matters import queries as matters
    from yimen.work.matters.verbs import follow_calendar

    held = queries.calendar(queries.newest_release())
    last = max(held.announced_through, *days)
    said = {day: is_workday for day, (is_workday, _) in days.items()}
    other = held.with_days(said, announced_through=last)
    moved = list(queries.moved_by(other))
    told = [
        {"about": one.about, "what": one.what, "before": str(one.before), "after": str(one.after)}
        for one in moved
    ]
    told += [
        {"about": f"matter {one.number}", "what": one.key}
        | {"before": str(one.before), "after": str(one.after)}
        for one in matters.terms_moved_by(other)
    ]
    if yes:
        now = timezone.now()
        today = timezone.localdate(now)
        verbs.load_release(days=days, source=source, by=by, now=now, today=today)
        follow_calendar(by=by, now=now)
        seal()
    if as_json:
        click.echo(json.dumps({"days": len(days), "changes": told, "loaded": yes}))
        return
    for one in told:
        click.echo(f"{one['about']} {one['what']}: {one['before']} → {one['after']}")
    click.echo(f"{len(days)} days from {source}; {len(told)} open dates change.")
    click.echo("Loaded." if yes else "Nothing was changed; add --yes to load it.")


def seal() -> None:
    """Give the new entries their place in the ledger."""
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all

    seal_all(timezone.now())


def read(file: Path) -> tuple[dict[date, tuple[bool, str]], str]:
    """The days of a published year and their source; the whole file or nothing.

    Refuses FileUnreadable, RowUnreadable.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (UnicodeDecodeError, csv.Error) as error:
        raise FileUnreadable(file=file.name, why=str(error)) from None
    missing = [name for name in COLUMNS if rows and name not in rows[0]]
    if missing or not rows:
        raise FileUnreadable(file=file.name, why=f"missing: {', '.join(missing) or 'rows'}")
    days: dict[date, tuple[bool, str]] = {}
    for number, row in enumerate(rows, 1):
        days |= _day(number, row, days)
    return days, rows[0]["source"] or file.name


def _day(
    number: int, row: dict[str, str], known: dict[date, tuple[bool, str]]
) -> dict[date, tuple[bool, str]]:
    try:
        day = date.fromisoformat(row["day"].strip())
        is_workday = WORDS[row["is_workday"].strip().lower()]
    except (ValueError, KeyError, AttributeError):
        raise RowUnreadable(row=number, text=",".join(map(str, row.values()))[:80]) from None
    if day in known:
        raise RowUnreadable(row=number, text=f"{day} stands twice")
    return {day: (is_workday, (row["name"] or "").strip())}
