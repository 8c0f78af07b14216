"""`yimen demo` and `yimen up` as they are run: a real site, its health, an end when told."""

from __future__ import annotations

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
from typing import cast
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from click.testing import CliRunner
from django.utils import timezone

from yimen.base.ports import free_pair
from yimen.base.postgres import down
from yimen.base.present.verbs import move_time
from yimen.doors.console.up import up
from yimen.kernel.errors import Trouble

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]  # loopback only
PATIENCE_S = 600  # a busy machine is slow, and no fault


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
    return subprocess.Popen(
        [sys.executable, "-m", "yimen.doors.console.main", *words],
        env={**environment, "YIMEN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if words[0] == "demo" else subprocess.PIPE,  # it tells a lot
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


def test_the_site_shows_the_played_city_lives_and_ends_when_told(home: Path) -> None:
    port = free_port()
    running = started(home, "demo", "--port", str(port))
    try:
        ready = wait_for(port) and wait_for(port + 1)
        page = asked(port, "/").decode() if ready else ""
        near, missed, far = heard_of_an_act(port)
    finally:
        running.send_signal(signal.SIGTERM)

    assert running.wait(timeout=PATIENCE_S) == 0
    assert ready
    assert "市场监督管理局" in page
    assert f'data-stream="http://127.0.0.1:{port + 1}/stream"' in page
    assert near == "ecology", "others have a part in these cases too"
    assert missed == ("ecology", "changed")
    assert far == "changed"
    with pytest.raises(URLError):
        asked(port, "/health/live")


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

        _, words = started(home, "up", "--port", str(port)).communicate(timeout=PATIENCE_S)

    assert f"port {port} on 127.0.0.1 is taken".encode() in words


@pytest.mark.django_db
def test_a_demo_city_is_not_handled_by_the_clock_of_the_machine() -> None:
    move_time(to=timezone.now())

    with pytest.raises(Trouble, match="a time of its own"):
        CliRunner().invoke(up, ["--only", "worker"], catch_exceptions=False)
