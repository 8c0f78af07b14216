"""`yimen up`: what must run all the time."""

from __future__ import annotations

import signal
import threading

import click

from yimen.base import postgres
from yimen.doors.console.ready import ready


@click.command()
def up() -> None:
    """Start the database and seal the ledger, until Ctrl-C or a term signal.

    Entries get their place within a second. The database goes on running; `yimen down` stops it.

    Example: yimen up
    """
    ready()
    from yimen.ground.ledger.jobs import run_sealer

    stop = threading.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wanted, lambda *_: stop.set())
    click.echo(f"Yimen is up: state in {postgres.home()}, sealing the ledger; Ctrl-C ends it.")
    run_sealer(stop)
    click.echo("Stopped sealing; what was not sealed yet waits for the next start.")
