"""`yimen replay`: a real log through the real verbs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

import click

from yimen.doors.console.ready import ready

MOST_SHOWN = 10  # bad rows told to a person; --json tells all
_FILE = click.Path(path_type=Path)


@click.command()
@click.option("--events", type=_FILE, required=True, help="CSV: case_id, activity, timestamp.")
@click.option(
    "--cases", type=_FILE, required=True, help="CSV: case_id, startdate, deadline, enddate."
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    multiple=True,
    help="Count open, yellow and red cases at the end of this day; may be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def replay(*, events: Path, cases: Path, as_of: Sequence[datetime], as_json: bool) -> None:
    """Replay a log of real cases: learn its plan, run every case, and count from our own tables.

    A row that cannot be used is reported with its number, from 1 without the head line, and
    skipped. Times are ISO 8601; one without an offset is in the time of China. The log may be
    replayed any number of times.

    Example: yimen replay --events events.csv --cases cases.csv --as-of 2011-06-30 --json
    """
    from yimen.demo.replay.reading import read

    log = read(events=events, cases=cases)
    click.echo(f"yimen: {len(log.cases)} cases and {len(log.events)} events read", err=True)
    if log.bad_rows:  # now, because nothing may be left to replay
        first = _line(asdict(log.bad_rows[0]))
        click.echo(f"yimen: bad rows: {len(log.bad_rows)}; the first: {first}", err=True)
    ready()
    from yimen.demo.replay.playing import play
    from yimen.demo.replay.report import report

    progress = Progress()
    played = play(log, name=events.stem, told=progress.tell)
    days = [moment.date() for moment in as_of]
    told = report(log, played, as_of=days, told=progress.tell)
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else said(told))
    if not told["ledger"]["verified"]:
        raise SystemExit(1)


class Progress:
    """How far the work is, on standard error, once a second at most."""

    def __init__(self) -> None:
        self.last = monotonic()

    def tell(self, what: str, done: int, of: int) -> None:
        """Say it now if it is time, or the work is done."""
        if done == of or monotonic() - self.last >= 1:
            self.last = monotonic()
            click.echo(f"yimen: {done}{f' of {of}' if of else ''} {what}", err=True)


def said(told: dict[str, Any]) -> str:
    """The report as a person reads it."""
    ledger = told["ledger"]
    verified = "verified" if ledger["verified"] else "DOES NOT FIT: see `yimen ledger verify`"
    lines = [
        "{runs} runs of {cases} cases".format_map(told),
        "{applied} of {events} events applied, {rework} of them rework, {before_start} before the "
        "recorded start, {after_end} after the recorded end".format_map(told),
        *("refused {count} times: {why}".format_map(one) for one in told["refused"]),
        "{finished} finished: {on_time} on time by the day, {on_time_to_the_second} to the second; "
        "{late} late".format_map(told),
        *(
            f"{day}: " + "{open} open, {yellow} yellow, {red} red".format_map(lights)
            for day, lights in told["as_of"].items()
        ),
        *_bad(told["bad_rows"]),
        "{events_per_second} events a second, with the ledger sealed".format_map(told),
        f"ledger: {ledger['entries']} entries, root {ledger['root']}, {verified}",
    ]
    return "\n".join(lines)


def _line(bad: dict[str, Any]) -> str:
    return "{file}, row {row}: {why}".format_map(bad)


def _bad(rows: list[dict[str, Any]]) -> list[str]:
    shown = [_line(bad) for bad in rows[:MOST_SHOWN]]
    more = len(rows) - len(shown)
    return [*shown, *([f"and {more} more bad rows; --json names them all"] if more else [])]
