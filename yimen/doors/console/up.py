"""`yimen up`: what must run all the time, as one command or apart."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from yimen.base import postgres
from yimen.base.ports import check_free
from yimen.doors.console.ready import ready
from yimen.kernel.errors import Trouble

JOBS_EVERY_S = 60.0
LAST_REQUESTS_S = 10  # for what is being answered when the site is told to stop
ONLY = ("web", "worker")


@click.command()
@click.option("--port", type=click.IntRange(1024, 65535), default=8170, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--only", type=click.Choice(ONLY), help="One part, where each runs by itself.")
def up(port: int, workers: int, only: str | None) -> None:
    """Run the site, the sealer and the jobs, until Ctrl-C or a term signal.

    The site listens on 127.0.0.1; a reverse proxy brings it to the world. The worker seals the
    ledger and does what the law does by the clock. The database goes on; `yimen down` stops it.

    Example: yimen up --port 8170
    """
    ready()
    run(port=port, workers=workers, only=only)


def run(*, port: int, workers: int = 2, only: str | None = None) -> None:
    """Run the parts until a signal comes; the database is ready.

    Raises Trouble when the port is taken, or when the web server ends by itself.
    """
    stop = threading.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wanted, lambda *_: stop.set())
    if only == "worker":
        click.echo(f"Yimen's worker is up: state in {postgres.home()}; Ctrl-C ends it.")
        work(stop)
        return
    with site(port, workers) as server:
        click.echo(f"Yimen is up at http://127.0.0.1:{port}/ with state in {postgres.home()}.")
        click.echo("Ctrl-C ends it.", err=True)
        watch = threading.Thread(target=_end_with, args=(server, stop))
        watch.start()
        if only is None:
            work(stop)
        watch.join()
        died = server.poll() is not None
    if died:
        raise Trouble("the web server ended by itself; its last words are above")


def work(stop: threading.Event) -> None:
    """Seal the ledger and run the jobs of the clock, until `stop` is set."""
    from yimen.ground.ledger.jobs import run_sealer

    jobs = threading.Thread(target=_jobs, args=(stop,))
    jobs.start()
    run_sealer(stop)
    jobs.join()


def _jobs(stop: threading.Event) -> None:
    """What happens by the clock, once a minute; a database that is away is tried again."""
    import logging

    from django.db import InterfaceError, OperationalError, connection
    from django.utils import timezone

    from yimen.work.cases.jobs import deem_accepted

    while not stop.is_set():
        now = timezone.now()
        try:
            deem_accepted(now=now, today=timezone.localdate(now))
        except (OperationalError, InterfaceError):
            logging.getLogger(__name__).exception("the jobs of this minute failed")
            connection.close()
        stop.wait(JOBS_EVERY_S)
    connection.close()


@contextmanager
def site(port: int, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    """The web server as a process of its own; when the block ends it is stopped gracefully."""
    from yimen.base.pages.assets import collect

    check_free(port, choose="with --port")
    collect()
    command = [sys.executable, "-m", "granian", "yimen.config.wsgi:application"]
    command += ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "4", "--log-level", "warning"]
    command += ["--workers-kill-timeout", f"{LAST_REQUESTS_S}s"]
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        yield server
    finally:
        server.terminate()
        server.wait(timeout=2 * LAST_REQUESTS_S)


def _end_with(server: subprocess.Popen[bytes], stop: threading.Event) -> None:
    """Wait for a signal, or for the server to end by itself; then nothing goes on without it."""
    while not stop.wait(0.5):
        if server.poll() is not None:
            stop.set()
