"""`yimen matters`: the powers beside licensing, and how they go on."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from yimen.doors.console.ready import ready
from yimen.ground.process.states import Ground
from yimen.kernel.clock import Limit, Unit

if TYPE_CHECKING:
    from yimen.work.matters.queries import MatterView
    from yimen.work.matters.states import Table

Day = click.DateTime(["%Y-%m-%d"])
BY = "console"


@click.group()
def matters() -> None:
    """Matters: penalty, inspection, payment and the other powers beside licensing.

    Example: yimen matters table 02
    """


@matters.command()
@click.argument("power", default="")
@click.option("--json", "as_json", is_flag=True, help="Print the tables as JSON.")
def table(*, power: str, as_json: bool) -> None:
    """Print the table of states of POWER (GB/T 39046 A.2, such as 02), or of all powers.

    Example: yimen matters table 02
    """
    ready()
    from yimen.work.matters.rules import table_of
    from yimen.work.matters.states import TABLES

    found = [table_of(power)] if power else list(TABLES.values())
    if as_json:
        click.echo(json.dumps([_table(each) for each in found], ensure_ascii=False))
        return
    for each in found:
        click.echo(f"{each.power.value} {each.power.name.lower()} ({each.basis})")
        for term in each.terms:
            limit = f"{term.limit.number} {term.limit.unit.value}" if term.limit else "not set"
            click.echo(f"  term {term.key} {term.name}: {limit} {term.source}".rstrip())
        for move in each.moves:
            click.echo(f"  {'|'.join(move.since)} --{move.act} {move.name}--> {move.to}")


def _table(of: Table) -> dict[str, Any]:
    return {
        "power": of.power.value,
        "states": of.states,
        "terms": [
            {
                "key": term.key,
                "name": term.name,
                "limit": term.limit.number if term.limit else None,
                "unit": term.limit.unit.value if term.limit else None,
                "source": term.source,
            }
            for term in of.terms
        ],
        "moves": [
            {
                "act": move.act,
                "name": move.name,
                "since": move.since,
                "to": move.to,
                "roles": sorted(role.value for role in move.roles),
                "tells": move.tells,
                "paper": move.paper[0] if move.paper else "",
            }
            for move in of.moves
        ],
    }


@matters.command("open")
@click.argument("item")
@click.argument("organ")
@click.argument("subject")
@click.option("--person", default="", help="Public number of the person it is about.")
@click.option("--organisation", default="", help="Public number of the organisation.")
def open_(*, item: str, organ: str, subject: str, person: str, organisation: str) -> None:
    """Open a matter of ITEM at the unit ORGAN, about SUBJECT, on or for one party.

    Example: yimen matters open P-1 market 无证经营 --person P-20260302-LQGU-0JKE-3M2L
    """
    if bool(person) == bool(organisation):
        raise click.UsageError("name one party: --person or --organisation")
    ready()
    from yimen.work.matters import queries, verbs

    made = verbs.open_matter(
        item=item, subject=subject, organ=organ, person=person, organisation=organisation, **_now()
    )
    _say(queries.view(made))


@matters.command()
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="Print the matter as JSON.")
def show(*, number: str, as_json: bool) -> None:
    """Show the matter NUMBER: its state, terms and documents, and what may be done now.

    Example: yimen matters show M-20260302-F3BN-RFUW-L63B
    """
    ready()
    from yimen.work.matters import queries

    found = queries.view(queries.matter_of(number))
    if not as_json:
        _say(found)
        return
    shape = {
        "number": found.matter.number,
        "power": found.matter.power,
        "state": found.matter.state,
        "terms": {term.key: term.due_on.isoformat() for term in found.terms},
        "papers": [paper.number for paper in found.papers],
        "acts": [done.act for done in found.acts],
        "possible": [move.act for move in found.moves],
    }
    click.echo(json.dumps(shape, ensure_ascii=False))


@matters.command()
@click.argument("number")
@click.argument("act")
@click.option("--told", multiple=True, metavar="KEY=TEXT", help="What the act must say.")
@click.option("--officer", "officers", multiple=True, help="Who was there; again for each.")
@click.option("--by", default=BY, show_default=True, help="Work number of who acts.")
def act(
    *, number: str, act: str, told: tuple[str, ...], officers: tuple[str, ...], by: str
) -> None:
    """Do ACT in the matter NUMBER, as the table of its power allows.

    Example: yimen matters act M-20260302-F3BN-RFUW-L63B deliver --told proof=HZ-1
    """
    pairs = [each.partition("=") for each in told]
    if any(not mark for _, mark, _ in pairs):
        raise click.UsageError("--told is written KEY=TEXT")
    ready()
    from yimen.work.matters import queries, verbs

    said = {key: text for key, _, text in pairs}
    given = {**_now(), "by": by}
    done = verbs.act(matter=number, act=act, told=said, officers=officers, **given)
    _say(queries.view(done))


@matters.command()
@click.argument("power")
@click.argument("term")
@click.argument("number", type=click.IntRange(min=1))
@click.option("--unit", type=click.Choice([each.value for each in Unit]), required=True)
@click.option("--source", required=True, help="The rule that sets it.")
@click.option("--from", "begins", type=Day, required=True, help="The first day.")
def limit(*, power: str, term: str, number: int, unit: str, source: str, begins: datetime) -> None:
    """Set how long TERM of POWER is here: NUMBER of --unit, for terms that begin from a day on.

    Example: yimen matters limit 02 payment 15 --unit calendar_day --source 某法 --from 2026-01-01
    """
    ready()
    from yimen.work.matters import verbs

    now = _now()
    verbs.set_limit(
        power=power,
        key=term,
        limit=Limit(number, Unit(unit)),
        source=source,
        valid_from=begins.date(),
        by=BY,
        now=now["now"],
    )
    click.echo(f"{power} {term}: {number} {unit} from {begins:%Y-%m-%d}")


@matters.command()
@click.argument("power")
@click.argument("term")
@click.argument("ground", type=click.Choice([each.value for each in Ground]))
@click.option("--source", required=True, help="The rule that says so.")
@click.option("--from", "begins", type=Day, required=True, help="The first day.")
def ground(*, power: str, term: str, ground: str, source: str, begins: datetime) -> None:
    """Let the time of GROUND be left out of TERM of POWER here, from a day on.

    Example: yimen matters ground 02 decision appraisal --source 某规定 --from 2026-01-01
    """
    ready()
    from yimen.work.matters import verbs

    verbs.set_ground(
        power=power,
        key=term,
        ground=Ground(ground),
        source=source,
        valid_from=begins.date(),
        by=BY,
        now=_now()["now"],
    )
    click.echo(f"{power} {term}: {ground} does not count from {begins:%Y-%m-%d}")


def _now() -> dict[str, Any]:
    from yimen.base.present import queries as present

    return {"by": BY, "now": present.now(), "today": present.today()}


def _say(found: MatterView) -> None:
    click.echo(f"{found.matter.number} {found.matter.subject}: {found.state}")
    for term in found.terms:
        ended = f", ended {term.ended_on}" if term.ended_on else ""
        click.echo(f"  term {term.key}: until {term.due_on}{ended} ({term.source})")
    for paper in found.papers:
        click.echo(f"  document {paper.number} {paper.title}")
    for move in found.moves:
        click.echo(f"  possible: {move.act} {move.name} {' '.join(move.tells)}".rstrip())
