"""`yimen licences`: how a licence stands, and what a penalty decision takes away for a time."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

import click

from yimen.doors.console.ready import ready

Day = click.DateTime(["%Y-%m-%d"])
BY = "console"


@click.group()
def licences() -> None:
    """Licences that decisions led to, by their identifier (GB/T 36904).

    Example: yimen licences show 1.2.156.3005.2.…
    """


@licences.command()
@click.argument("identifier")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def show(*, identifier: str, as_json: bool) -> None:
    """Print how the licence of IDENTIFIER stands today, of a person by the family name only.

    Example: yimen licences show 1.2.156.3005.2.… --json
    """
    ready()
    from yimen.base.present import queries as present
    from yimen.work.certificates import queries

    told = queries.standing(identifier, today=present.today())
    if as_json:
        click.echo(json.dumps(asdict(told), ensure_ascii=False, default=str))
        return
    until = told.valid_to or "without an end"
    click.echo(f"{told.identifier} {told.name}: {told.code} {told.state.value}")
    click.echo(f"  held by {told.holder}, {told.valid_from} to {until}, {told.document}")
    if told.suspended_until:
        click.echo(f"  taken away until {told.suspended_until}")


@licences.command()
@click.argument("identifier")
@click.option("--penalty", required=True, help="Number of the penalty decision (处罚决定书文号).")
@click.option("--until", type=Day, required=True, help="Its last day; then it is valid again.")
def suspend(*, identifier: str, penalty: str, until: datetime) -> None:
    """Take the licence of IDENTIFIER away for a time, as a penalty decision says (暂扣).

    Example: yimen licences suspend 1.2.156.3005.2.… --penalty 某罚〔2026〕1号 --until 2026-06-30
    """
    ready()
    from yimen.base.present import queries as present
    from yimen.work.certificates import verbs

    held = verbs.suspend(
        identifier=identifier,
        penalty=penalty,
        until=until.date(),
        by=BY,
        now=present.now(),
        today=present.today(),
    )
    click.echo(f"{held.identifier}: taken away until {held.suspended_until}")


@licences.command()
@click.argument("identifier")
@click.option("--reason", required=True, help="Why before the time is over.")
def restore(*, identifier: str, reason: str) -> None:
    """Give the licence of IDENTIFIER back before the time is over for which it was taken away.

    Example: yimen licences restore 1.2.156.3005.2.… --reason 处罚决定已被复议撤销
    """
    ready()
    from yimen.base.present import queries as present
    from yimen.work.certificates import verbs

    held = verbs.restore(
        identifier=identifier, reason=reason, by=BY, now=present.now(), today=present.today()
    )
    click.echo(f"{held.identifier}: valid again")
