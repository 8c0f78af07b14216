"""`yimen demo`: a small city and one working day of its life."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import click

from yimen.base.ports import free_pair
from yimen.doors.console.ready import ready
from yimen.kernel.errors import Trouble

SHOWN = ("accepted", "finished", "on_time", "corrected", "refused", "delivered", "overdue")
NOTHING = "·"  # calmer than a row of zeros
AFTER = timedelta(minutes=5)  # the last act of the played day, when visitors come in


@click.group(invoke_without_command=True)
@click.option("--no-serve", is_flag=True, help="Play one day and report; open no site.")
@click.option("--port", type=click.IntRange(1024, 65534), default=8170, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Another seed gives other hours.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.pass_context
def demo(context: click.Context, *, no_serve: bool, port: int, seed: int, as_json: bool) -> None:
    """Found a small city that is on no map, play one working day of it, and open its site.

    Some fifty cases go through the same acts as real ones would: online and at the window, with
    corrections, reviews side by side, refusals, silence and broken promises. The first call plays
    12 March 2026 and leaves the city's time there; each further one opens the site on the city as
    you left it, or with --no-serve plays a day some weeks later. Ctrl-C ends the site.

    Example: yimen demo --no-serve --json
    """
    _as_demo()
    if context.invoked_subcommand is None:
        from yimen.demo.day.playing import last_day

        if no_serve or as_json or last_day() is None:
            _play(seed, as_json=as_json)
        if not no_serve:
            _serve(port)


@demo.command()
def tomorrow() -> None:
    """Let the city's time go on to nine o'clock of its next working day.

    Example: yimen demo tomorrow
    """
    from yimen.demo.passing import to_next_day

    _moved(to_next_day())


@demo.command()
@click.option("--hours", type=click.IntRange(1, 240), default=1, show_default=True)
def later(hours: int) -> None:
    """Let the city's time go on by some hours.

    Example: yimen demo later --hours 3
    """
    from yimen.demo.passing import on

    _moved(on(hours))


def _as_demo() -> None:
    """Make this process, and what it starts, the demo's. Trouble where a real city's units are."""
    os.environ["YIMEN_DEMO"] = "1"
    ready()
    from yimen.demo.city.reading import offices
    from yimen.ground.people.queries import units_by_key

    units = set(units_by_key())
    if units and units.isdisjoint(office.key for office in offices()):
        raise Trouble(
            "this database holds the units of another city, and a demo does not mix with it:"
            " set YIMEN_HOME to an empty folder"
        )


def _play(seed: int, *, as_json: bool) -> None:
    """Play a day, tell it, and leave the city's time where its last act was done."""
    began = monotonic()
    from yimen.base.present.verbs import move_time
    from yimen.demo.day.playing import play
    from yimen.demo.day.report import report

    played = play(seed=seed, told=_progress)
    move_time(to=max(done.at for done in played.done) + AFTER)
    told = report(played, told=_progress)
    click.echo(f"yimen: done in {monotonic() - began:.1f} s", err=True)
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else said(told))
    if not told["ledger"]["verified"]:
        raise SystemExit(1)


def _serve(port: int) -> None:
    """The site on the first pair of free ports from `port` on, with everybody there is to be."""
    from yimen.base.present.verbs import resume_time
    from yimen.demo.players import players
    from yimen.doors.console.up import run

    free = free_pair(port)
    if free != port:
        click.echo(f"yimen: port {port} is taken, so the site opens at {free}", err=True)
    resume_time()
    everybody = "\n".join(
        f"  {player.part.value:<11}{player.name}  {player.unit}".rstrip() for player in players()
    )
    said = (
        f"\nBe anybody there with one click at http://127.0.0.1:{free}/demo:\n{everybody}\n\n"
        "`yimen demo tomorrow` in another terminal lets the city's time go on."
    )
    run(port=free, stream_port=free + 1, said=said)


def _moved(now: datetime) -> None:
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all

    seal_all(timezone.now())
    local = timezone.localtime(now)
    click.echo(f"In the city it is now {local:%A, %d %B %Y, %H:%M}.")


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
        f"  {yimen} demo   (the site, as you left it)",
    ]
