"""`yimen rules`: what a place has laid down where the law leaves it open (地方规定)."""

from __future__ import annotations

import json
from datetime import datetime

import click

from yimen.doors.console.ready import ready
from yimen.kernel.clock import Limit, Unit
from yimen.work.cases.rules import Local
from yimen.work.cases.states import Effect, LocalKey

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def rules() -> None:
    """Local rules: terms of applicants, what follows when they pass, and their source.

    Example: yimen rules list --json
    """


@rules.command()
@click.argument("key", type=click.Choice([key.value for key in LocalKey]))
@click.argument("unit")
@click.option("--source", required=True, help="The rule and its article, as documents cite it.")
@click.option("--from", "begins", type=DAY, required=True, help="First day, YYYY-MM-DD.")
@click.option("--to", "ends", type=DAY, help="Last day; none where it stays.")
@click.option("--term", type=click.IntRange(min=1), help="How long.")
@click.option(
    "--in",
    "counted_in",
    type=click.Choice([unit.value for unit in Unit]),
    default=Unit.WORKING_DAY.value,
    show_default=True,
    help="What the term counts.",
)
@click.option("--effect", type=click.Choice([effect.value for effect in Effect]))
@click.option("--by", default="operator", show_default=True, help="Who enters it.")
def enter(
    *,
    key: str,
    unit: str,
    source: str,
    begins: datetime,
    ends: datetime | None,
    term: int | None,
    counted_in: str,
    effect: str | None,
    by: str,
) -> None:
    """Enter a rule KEY for the cases of UNIT and of all units below it.

    Example: yimen rules enter gaps yt --term 5 --effect withdrawn
    --source 某市政务服务条例第二十四条 --from 2026-01-01
    """
    limit = Limit(term, Unit(counted_in)) if term else None
    rule = Local(limit, Effect(effect) if effect else None, source)
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.work.cases import verbs

    now = timezone.now()
    verbs.enter_local_rule(
        unit=unit,
        key=LocalKey(key),
        rule=rule,
        valid_from=begins.date(),
        valid_to=ends.date() if ends else None,
        by=by,
        now=now,
    )
    click.echo(f"{key} holds for {unit} from {begins.date()}: {source}")
    seal_all(now)


@rules.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def show(*, as_json: bool) -> None:
    """The rules entered so far, by unit, key and first day.

    Example: yimen rules list --json
    """
    ready()
    from yimen.work.cases.queries.bounds import local_rules

    found = [
        {
            "unit": one.unit,
            "key": one.key,
            "term": one.number,
            "in": one.counted_in,
            "effect": one.effect,
            "source": one.source,
            "from": one.valid_from.isoformat(),
            "to": one.valid_to.isoformat() if one.valid_to else None,
        }
        for one in local_rules()
    ]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for row in found:
        term = f"{row['term']} {row['in']}" if row["term"] else "no term"
        said = f"{row['unit']} {row['key']}: {term} {row['effect']}".rstrip()
        click.echo(f"{said}, {row['from']} to {row['to'] or 'further notice'}: {row['source']}")
