"""`yimen cases`: cases as other platforms are told of them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from yimen.doors.console.ready import ready

if TYPE_CHECKING:
    from yimen.work.cases.rules.exchange import Exchange


@click.group()
def cases() -> None:
    """Cases as other platforms are told of them.

    Example: yimen cases export C-20260213-F3BN-RFUW-L63B --json
    """


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
