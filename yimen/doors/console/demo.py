"""`yimen demo`: a small city and one working day of its life."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from pathlib import Path
from time import monotonic
from typing import Any

import click

from yimen.doors.console.ready import ready

SHOWN = ("accepted", "finished", "on_time", "corrected", "refused", "delivered", "overdue")
NOTHING = "·"  # calmer than a row of zeros


@click.command()
@click.option("--no-serve", is_flag=True, help="Play and report only.")
@click.option("--port", type=click.IntRange(1024, 65535), default=8170, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Another seed gives other hours.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def demo(*, no_serve: bool, port: int, seed: int, as_json: bool) -> None:
    """Found a small city that is on no map, and play one working day of it.

    Some fifty cases go through the same acts as real ones would: online and at the window, with
    corrections, reviews side by side, refusals, silence and broken promises. The first call plays
    12 March 2026; each further one finishes what was left and plays a day some weeks later. Then
    the site is there to look at, until Ctrl-C, unless --no-serve is said.

    Example: yimen demo --no-serve --json
    """
    began = monotonic()
    ready()
    from yimen.demo.day.playing import play
    from yimen.demo.day.report import report

    played = play(seed=seed, told=_progress)
    told = report(played, told=_progress)
    click.echo(f"yimen: done in {monotonic() - began:.1f} s", err=True)
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else said(told))
    if not told["ledger"]["verified"]:
        raise SystemExit(1)
    if not no_serve:
        from yimen.doors.console.up import run

        run(port=port)


def _progress(what: str, done: int, of: int) -> None:
    click.echo(f"yimen: {done}{f' of {of}' if of else ''} {what}", err=True)


def said(told: dict[str, Any]) -> str:
    """The report as a person reads it: the day, the figures, the proof, what to try next."""
    ledger = told["ledger"]
    verified = "verified" if ledger["verified"] else "DOES NOT FIT: see `yimen ledger verify`"
    return "\n".join(
        [
            f"\n{told['city']}, {told['day']}: what was worth a line",
            *_events(told["events"]),
            "\nOverdue when the doors closed",
            *_overdue(told["overdue_cases"]),
            f"\nThe day in figures ({told['cases']} cases, {told['received']} of them new today)",
            *_table(told),
            f"\nLedger: {ledger['entries']} entries, root {ledger['root']}, {verified}",
            "\nTry next",
            *_next(told),
        ]
    )


def _events(events: list[dict[str, str]]) -> list[str]:
    lines = []
    for event in events:
        lines.append(f"  {event['at'][11:16]}  {event['item']}，{event['applicant']}")
        lines.append(f"         {event['told']}")
    return lines


def _overdue(waiting: list[dict[str, Any]]) -> list[str]:
    return [
        f"  {one['item']}: {one['days']} days over, waits for {'、'.join(one['waits_for'])}"
        for one in waiting
    ] or ["  nothing"]


def _table(told: dict[str, Any]) -> list[str]:
    """A row for each department and one for the city."""
    rows = [
        (each["name"].removeprefix(told["city"]), each) for each in told["by_department"].values()
    ]
    rows.append((told["city"], told))
    width = max(_cells(name) for name, _ in rows)
    heads = "  ".join(name.replace("_", " ") for name in SHOWN)
    return [
        "  " + " " * width + "  " + heads,
        *("  " + name + " " * (width - _cells(name)) + "  " + _figures(row) for name, row in rows),
    ]


def _figures(row: dict[str, Any]) -> str:
    return "  ".join(str(row[name] or NOTHING).rjust(len(name)) for name in SHOWN)


def _cells(text: str) -> int:
    """How wide a text is on a terminal, where a Chinese character takes two places."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _next(told: dict[str, Any]) -> list[str]:
    """Commands that work as they stand; the first officer of the city is a clerk of its hall."""
    from yimen.demo.city.reading import officers, plan_file

    called = Path(sys.argv[0])
    yimen = sys.argv[0] if called.name == "yimen" else "yimen"
    plan = os.path.relpath(plan_file("restaurant-start"))
    return [
        f"  {yimen} ledger proof case {told['events'][0]['case']}",
        f"  {yimen} plan check {plan}",
        f"  {yimen} demo --no-serve   (the next day)",
        f"  {yimen} people password {officers()[0].number.lower()}   (a clerk, for /desk/)",
        f"  {yimen} up   (the site)",
    ]
