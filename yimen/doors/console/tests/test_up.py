"""`yimen demo` and `yimen up` as they are run: a real site, its health, an end when told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from random import randrange
from socket import socket
from typing import Any, cast
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from click.testing import CliRunner
from django.utils import timezone

from yimen.base.ports import free_pair
from yimen.base.postgres import down
from yimen.base.present.verbs import move_time
from yimen.demo.city.reading import officers
from yimen.doors.console.demo import _cells, said
from yimen.doors.console.up import up
from yimen.kernel.errors import Trouble

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]  # loopback only
PATIENCE_S = 600  # a busy machine is slow, and no fault
ASKED = {"accepted", "finished", "on_time", "corrected", "refused", "overdue", "delivered"}


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="yimen-") as folder:
        where = Path(folder)
        where.chmod(0o711)
        yield where
        down(where)


def free_port() -> int:
    """A port that is free together with the next one, below those of outgoing connections."""
    return free_pair(randrange(10000, 30000))


def started(home: Path, *words: str) -> subprocess.Popen[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in ("YIMEN_TEST", "DATABASE_URL")}
    with (home / "said").open("wb") as said, (home / "told").open("wb") as told:
        return subprocess.Popen(
            [sys.executable, "-m", "yimen.doors.console.main", *words],
            env={**environment, "YIMEN_HOME": str(home)},
            stdout=said,
            stderr=told,
        )


def asked(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE_S) as answer:
        return bytes(answer.read())


def wait_for(port: int) -> bool:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            return b"true" in asked(port, "/health/ready")
        except (URLError, ConnectionError):
            time.sleep(0.1)
    return False


class Visitor:
    """A browser with its cookies."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        with self.opener.open(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE_S) as answer:
            return str(answer.read().decode())

    def post(self, path: str, page: str, **typed: str) -> str:
        """Send the form with the token of a page."""
        token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        sent = urlencode({"csrfmiddlewaretoken": token, **typed}).encode()
        with self.opener.open(
            f"http://127.0.0.1:{self.port}{path}", data=sent, timeout=PATIENCE_S
        ) as answer:
            return str(answer.read().decode())

    def listen(self, last: str = "") -> HTTPResponse:
        """The event stream, on the port beside that of the site."""
        heads = {"Last-Event-ID": last} if last else {}
        asks = urllib.request.Request(f"http://127.0.0.1:{self.port + 1}/stream", headers=heads)
        return cast("HTTPResponse", self.opener.open(asks, timeout=PATIENCE_S))


def heard(stream: HTTPResponse, wanted: str) -> str:
    """What the next event of that name says."""
    event = ""
    for line in stream:
        name, _, value = line.decode().strip().partition(": ")
        if name == "event":
            event = value
        if name == "data" and event == wanted:
            return value
    raise AssertionError(f"the stream ended before it told of {wanted}")


def test_a_demo_is_played_and_told_and_its_site_lives_and_ends_when_told(home: Path) -> None:
    port = free_port()
    running = started(home, "demo", "--json", "--port", str(port))
    try:
        ready = wait_for(port) and wait_for(port + 1)
        page = asked(port, "/").decode() if ready else ""
        near, missed, far = heard_of_an_act(port)
    finally:
        running.send_signal(signal.SIGTERM)

    assert running.wait(timeout=PATIENCE_S) == 0
    assert ready
    assert "14 of 14 working days played" in (home / "told").read_text()
    check_report(json.loads((home / "said").read_text().partition("\n")[0]))
    assert "市场监督管理局" in page
    assert f'data-stream="http://127.0.0.1:{port + 1}/stream"' in page
    assert near == "ecology", "others have a part in these cases too"
    assert missed == ("ecology", "changed")
    assert far == "changed"
    with pytest.raises(URLError):
        asked(port, "/health/live")


def check_report(told: dict[str, Any]) -> None:
    """A program reads the report, and a person the same in lines."""
    lines = said(told)
    table = lines.partition("The day in figures")[2].partition("\n\n")[0].splitlines()[1:]
    login = lines.partition("people password ")[2].split()[0]

    assert set(told) > {*ASKED, "by_department", "ledger"}
    assert all(set(each) >= ASKED for each in told["by_department"].values())
    assert set(told["ledger"]) == {"entries", "root", "verified"}
    assert "accepted by silence, as from 2026-03-04" in lines
    assert len({_cells(line) for line in table}) == 1, "the columns stand under each other"
    assert f"ledger proof case {told['events'][0]['case']}" in lines
    assert login in {each.number.lower() for each in officers()}, "the account named is there"


def heard_of_an_act(port: int) -> tuple[str, tuple[str, str], str]:
    """What an officer of ecology hears of cases deemed accepted, what after a gap, what anybody."""
    officer, anybody = Visitor(port), Visitor(port)
    officer.post("/demo/be/yt0801", officer.get("/demo"))
    tour = anybody.get("/demo")
    with officer.listen() as near, anybody.listen() as far:
        for _ in range(6):  # nobody answers two of the cases that came in on the played day
            anybody.post("/demo/go-on", tour, step="day")
        work, figures = heard(near, "work"), heard(far, "figures")
    with officer.listen(last="1") as late:
        return work, (heard(late, "work"), heard(late, "figures")), figures


def test_a_port_that_is_taken_is_named(home: Path) -> None:
    with closing(socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        started(home, "up", "--port", str(port)).wait(timeout=PATIENCE_S)

    assert f"port {port} on 127.0.0.1 is taken" in (home / "told").read_text()


@pytest.mark.django_db
def test_a_demo_city_is_not_handled_by_the_clock_of_the_machine() -> None:
    move_time(to=timezone.now())

    with pytest.raises(Trouble, match="a time of its own"):
        CliRunner().invoke(up, ["--only", "worker"], catch_exceptions=False)
