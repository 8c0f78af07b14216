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
from pathlib import Path
from socket import socket
from urllib.error import URLError

import pytest

from yimen.base.postgres import down

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]  # loopback only


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="yimen-") as folder:
        where = Path(folder)
        where.chmod(0o711)
        yield where
        down(where)


def free_port() -> int:
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(home: Path, *words: str) -> subprocess.Popen[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in ("YIMEN_TEST", "DATABASE_URL")}
    return subprocess.Popen(
        [sys.executable, "-m", "yimen.doors.console.main", *words],
        env={**environment, "YIMEN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if words[0] == "demo" else subprocess.PIPE,  # it tells a lot
    )


def asked(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return bytes(answer.read())


def wait_for(port: int) -> bool:
    for _ in range(600):
        try:
            return b"true" in asked(port, "/health/ready")
        except (URLError, ConnectionError):
            time.sleep(0.1)
    return False


def test_the_site_shows_the_played_city_and_ends_when_told(home: Path) -> None:
    port = free_port()
    running = started(home, "demo", "--port", str(port))

    ready = wait_for(port)
    page = asked(port, "/") if ready else b""
    running.send_signal(signal.SIGTERM)

    assert running.wait(timeout=30) == 0
    assert ready
    assert "市场监督管理局".encode() in page
    with pytest.raises(URLError):
        asked(port, "/health/live")


def test_a_port_that_is_taken_is_named(home: Path) -> None:
    with closing(socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        _, words = started(home, "up", "--port", str(port)).communicate(timeout=60)

    assert f"port {port} on 127.0.0.1 is taken".encode() in words
