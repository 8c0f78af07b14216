"""`yimen up`: what must run all the time, as one command or apart."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import urllib.request
from datetime import date
from urllib.error import URLError

import click

from yimen.base import postgres
from yimen.base.ports import check_free
from yimen.base.supervisor import Program, supervise
from yimen.doors.console.ready import ready
from yimen.kernel.errors import Trouble

JOBS_EVERY_S = 60.0
LAST_REQUESTS_S = 10  # for what is being answered when the site is told to stop
LAST_EVENTS_S = 1  # a stream has no end of its own, and its page opens it again
ANSWERS_WITHIN_S = 60.0
ONLY = ("web", "stream", "worker")


@click.command()
@click.option("--port", type=click.IntRange(1024, 65534), default=8170, show_default=True)
@click.option("--stream-port", type=click.IntRange(1024, 65535), help="Of events; else the next.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--only", type=click.Choice(ONLY), help="One part, where each runs by itself.")
def up(*, port: int, stream_port: int | None, workers: int, only: str | None) -> None:
    """Run the site, its event stream and the worker, until Ctrl-C or a term signal.

    Both servers listen on 127.0.0.1; a reverse proxy brings them to the world. The worker seals
    the ledger and does what the law does by the clock. A part that dies is started again. The
    database goes on; `yimen down` stops it.

    Example: yimen up --port 8170
    """
    stream_port = stream_port or port + 1
    _check_ports(port, stream_port, only)
    ready()
    _check_time()
    if only == "worker":
        work(_stopped())
        return
    run(port=port, stream_port=stream_port, workers=workers, only=only)


def run(
    *, port: int, stream_port: int, workers: int = 2, only: str | None = None, said: str = ""
) -> None:
    """Run the parts until a signal comes; the database is ready. `said` follows the address.

    Raises Trouble when a port is taken, or when a part dies again and again.
    """
    from yimen.base.pages.assets import collect

    _check_ports(port, stream_port, only)
    parts = _parts(only)
    if "web" in parts:
        collect()
    if "stream" in parts:
        os.environ["YIMEN_STREAM_PORT"] = str(stream_port)
    stop = _stopped()
    programs = [each for each in _programs(port, stream_port, workers) if each.name in parts]
    greet = threading.Thread(target=_greet, args=(only, port, stream_port, said, stop), daemon=True)
    greet.start()
    supervise(programs, stop=stop, tell=_tell)
    _tell("ended")


def _parts(only: str | None) -> tuple[str, ...]:
    return (only,) if only else ONLY


def _check_ports(port: int, stream_port: int, only: str | None) -> None:
    """Trouble where somebody listens already, told before a database is made."""
    if "web" in _parts(only):
        check_free(port, choose="with --port")
    if "stream" in _parts(only):
        check_free(stream_port, choose="with --stream-port")


def _check_time() -> None:
    """Trouble where a demo city would be handled by the machine's clock, months after its day."""
    from django.conf import settings

    from yimen.base.present.queries import is_demo_city

    if is_demo_city() and not settings.DEMO:
        raise Trouble(
            "this database holds the demo city, which has a time of its own: `yimen demo` opens"
            " it; for another city set YIMEN_HOME to an empty folder"
        )


def work(stop: threading.Event) -> None:
    """Seal the ledger and run the jobs of the clock, until `stop` is set."""
    from yimen.ground.ledger.jobs import run_sealer

    _tell(f"the worker is up, with state in {postgres.home()}")
    jobs = threading.Thread(target=_jobs, args=(stop,))
    jobs.start()
    try:
        run_sealer(stop)
    finally:  # a worker that seals no more ends, and is started again
        stop.set()
        jobs.join()


def _jobs(stop: threading.Event) -> None:
    """What happens by the clock, once a minute, and once a day what lies about is swept out.

    Whatever fails, a database that is away or a fault of ours, is logged and tried again: were this
    thread to end, the worker would go on without the clock of the law, and nobody would see it.
    """
    import logging

    from django.db import connection

    swept = None
    while not stop.is_set():
        try:
            swept = _minute(swept)
        except Exception:  # tried again in a minute
            logging.getLogger(__name__).exception("the jobs of this minute failed")
            connection.close()
        stop.wait(JOBS_EVERY_S)
    connection.close()


def _minute(swept: date | None) -> date:
    """The jobs of a minute, and those of a day when it is another than they were `swept` on."""
    from django.utils import timezone

    from yimen.base.files import jobs as files
    from yimen.base.gate import jobs as gate
    from yimen.base.pages import jobs as pages
    from yimen.base.present import queries as present
    from yimen.base.present.verbs import keep_time
    from yimen.work.cases.jobs import by_the_clock

    today = present.today()
    by_the_clock(now=present.now(), today=today)
    keep_time()
    if swept != today:
        files.sweep(today=today)
        gate.sweep(now=timezone.now())
        pages.sweep()
    return today


def _programs(port: int, stream_port: int, workers: int) -> list[Program]:
    """The parts, in the order in which they are told to end."""
    web = _granian("wsgi", "yimen.config.wsgi:application", port, LAST_REQUESTS_S)
    stream = _granian("asginl", "yimen.config.asgi:application", stream_port, LAST_EVENTS_S)
    console = (sys.executable, "-m", "yimen.doors.console.main")
    return [
        Program("web", (*web, "--workers", str(workers), "--blocking-threads", "4")),
        Program("stream", (*stream, "--workers", "1")),
        Program("worker", (*console, "up", "--only", "worker")),
    ]


def _granian(interface: str, application: str, port: int, last_s: int) -> tuple[str, ...]:
    words = f"--interface {interface} --host 127.0.0.1 --port {port} --log-level warning"
    kept = f"--respawn-failed-workers --respawn-interval 0.2 --workers-kill-timeout {last_s}s"
    command = (sys.executable, "-m", "granian", application)
    return (*command, *words.split(), *kept.split())


def _stopped() -> threading.Event:
    """Set by Ctrl-C, by a term signal, and by a terminal that goes away."""
    stop = threading.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wanted, lambda *_: stop.set())
    return stop


def _greet(only: str | None, port: int, stream_port: int, said: str, stop: threading.Event) -> None:
    """Say where the site is once it answers."""
    at = stream_port if only == "stream" else port
    if not _answers(at, stop):
        return
    what = "Yimen's event stream is" if only == "stream" else "Yimen is"
    click.echo(f"\n{what} up at http://127.0.0.1:{at}/ with state in {postgres.home()}.")
    if said:
        click.echo(said)
    click.echo("Ctrl-C ends it.")


def _answers(port: int, stop: threading.Event) -> bool:
    until = time.monotonic() + ANSWERS_WITHIN_S
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5):
                return True
        except (URLError, ConnectionError, TimeoutError):
            if stop.wait(0.2):
                return False
    _tell(f"port {port} of 127.0.0.1 does not answer; see above")
    return False


def _tell(line: str) -> None:
    click.echo(f"yimen: {line}", err=True)
