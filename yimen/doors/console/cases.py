"""`yimen cases`: cases as other platforms are told of them, and of which kinds they are."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from yimen.doors.console.archiving import archive
from yimen.doors.console.ready import ready

if TYPE_CHECKING:
    from yimen.work.cases.rules.exchange import Exchange


@click.group()
def cases() -> None:
    """Cases as other platforms are told of them.

    Example: yimen cases export C-20260213-F3BN-RFUW-L63B --json
    """


cases.add_command(archive)


@cases.command()
@click.argument("number")
@click.option("--source", default="", help="Code of the sending platform (数据来源).")
@click.option("--json", "as_json", is_flag=True, help="Print rows, states and faults as JSON.")
def export(*, number: str, source: str, as_json: bool) -> None:
    """Export the case NUMBER: GB/T 39046 data sets, rows of the national exchange, states 1-15.

    Identity numbers stand in it in full: handle the output as the law asks of personal information.
    What is missing or too long is told as a fault; nothing is cut.

    Example: yimen cases export C-20260213-F3BN-RFUW-L63B --json
    """
    ready()
    from django.utils.timezone import localtime

    from yimen.base.present import queries as present
    from yimen.work.cases.queries.exchange import exchange_for
    from yimen.work.cases.rules.exchange import Sending

    sending = Sending(localtime(present.now()), source)
    found = exchange_for(number, sending=sending, today=present.today(), whole=True)
    if as_json:
        click.echo(json.dumps(_shape(found), ensure_ascii=False))
        return
    for table, rows in {**found.standard, **found.tables}.items():
        click.echo(f"{table}: {len(rows)} rows")
    click.echo("states: " + " ".join(str(each.state.value) for each in found.states))
    for fault in found.faults:
        place = f"{fault.table}[{fault.row}].{fault.element}" if fault.table else fault.element
        click.echo(f"fault: {place} {fault.name} {fault.fault} {fault.said}".rstrip())


@cases.command()
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="Print the kinds as JSON.")
def kind(*, number: str, as_json: bool) -> None:
    """Tell of which kinds the case NUMBER is (即办、承诺、联办、上报、退回), and its national code.

    Where units below review it first: which, until when, and who has not finished.

    Example: yimen cases kind C-20260213-F3BN-RFUW-L63B
    """
    ready()
    from yimen.base.present import queries as present
    from yimen.work.cases.queries.kinds import kinds_of
    from yimen.work.cases.states.kinds import KINDS

    today = present.today()
    found = kinds_of(number, today=today)
    below = found.lower
    shape = {
        "kinds": sorted(each.value for each in found.kinds),
        "code": found.code,
        "lower_units": below.units if below else (),
        "lower_due_on": str(below.due_on) if below and below.due_on else None,
        "lower_open": below.open if below else (),
        "lower_sent_on": str(below.sent_on) if below and below.sent_on else None,
        "lower_late": below.late(today) if below else False,
    }
    if as_json:
        click.echo(json.dumps(shape, ensure_ascii=False))
        return
    for each in sorted(found.kinds):
        click.echo(f"{each.value} {KINDS[each].name} {KINDS[each].source}")
    click.echo(f"code {found.code} (GB/T 39046 A.6)")
    if below:
        late = ", late" if below.late(today) else ""
        done = f"sent up on {below.sent_on}" if below.sent_on else "done"
        click.echo(f"review below until {below.due_on}{late}: {', '.join(below.open) or done}")


def _shape(found: Exchange) -> dict[str, Any]:
    return {
        "standard": found.standard,
        "tables": found.tables,
        "states": [
            {"code": each.state.value, "name": each.state.name.lower(), "at": each.at.isoformat()}
            for each in found.states
        ],
        "faults": [asdict(each) for each in found.faults],
        "names": found.names,
    }
