"""What people and programs wait for: an act over HTTP, and lists at any number of cases."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import drive
import throwaway
from peer_yimen import connect
from workload import DEPARTMENTS

WORKERS = 2
WARM = 80  # cases before anything counts
CLIENTS = 4  # so that no worker waits for work
PAGES = {
    "desk: steps to review, 200 units": "/desk/work?kind=review&scope=unit",
    "desk: steps to review, one unit": "/desk/work?kind=review&scope=unit&unit=unit-3",
    "desk: to be accepted": "/desk/work?kind=answer&scope=unit",
    "desk: to be decided": "/desk/work?kind=decide&scope=unit",
    "portal: search": "/search?q=食品经营",
    "portal: search of what all have": "/search?q=51",
    "API: cases": "/api/v1/cases?limit=50",
    "API: cases in a state": "/api/v1/cases?limit=50&state=accepted",
    "API: cases that are late": "/api/v1/cases?limit=50&light=red",
    "API: open steps": "/api/v1/reviews?limit=50",
    "API: search": "/api/v1/items?q=%E9%A3%9F%E5%93%81",
}


class Acts(NamedTuple):
    """Acts over HTTP: a second, times in ms, CPU ms of web server and database for each."""

    acts_s: float
    p50: float
    p99: float
    cpu_web: float
    cpu_database: float


def prepare(dsn: str, below: Path, *, cases: int) -> Path:
    """A city with so many cases to be reviewed; the file that names them and a token."""
    told = below / "http.json"
    drive.run_apart(_acts, dsn, cases, told)
    throwaway.settle(dsn)
    return told


@contextmanager
def acting(dsn: str, told: Path) -> Iterator[Callable[[int, int], Acts]]:
    """A site whose clients answer for the five departments of W in so many cases from the first.

    Before anything counts every worker has read its plans and prepared its statements.
    """
    known = json.loads(told.read_text())
    with site(dsn) as (port, server):

        def review(numbers: list[str], clients: int = CLIENTS) -> list[float]:
            with ThreadPoolExecutor(clients) as pool:
                shares = [numbers[at::clients] for at in range(clients)]
                found = pool.map(lambda share: _review(port, known["token"], share), shares)
                return sorted(one for share in found for one in share)

        def measured(first: int, count: int) -> Acts:
            web, base, begun = tree_cpu(server.pid), drive.server_cpu(dsn), time.perf_counter()
            times = review(known["cases"][first : first + count])
            took = time.perf_counter() - begun
            web, base = tree_cpu(server.pid) - web, drive.server_cpu(dsn) - base
            return Acts(
                acts_s=len(times) / took,
                p50=drive.percentile(times, 0.5),
                p99=drive.percentile(times, 0.99),
                cpu_web=web * 1000 / len(times),
                cpu_database=base * 1000 / len(times),
            )

        review(known["warm"], clients=16)  # so that every thread of every worker has its turn
        yield measured


def lists(dsn: str, below: Path, *, cases: int, items: int, asked: int) -> dict[str, Any]:
    """Times and statements of each page of PAGES among so many cases and items."""
    told = below / f"lists_{cases}.json"
    drive.run_apart(_stock, dsn, cases, items)
    throwaway.settle(dsn)
    drive.run_apart(_lists, dsn, asked, told)
    found: dict[str, Any] = json.loads(told.read_text())
    return found


@contextmanager
def site(dsn: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The site as `yimen up` runs it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "granian", "yimen.config.wsgi:application"]
    command += ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(WORKERS), "--blocking-threads", "4", "--log-level", "warning"]
    given = {**os.environ, "DATABASE_URL": dsn, "YIMEN_API_PER_MINUTE": str(10**9)}
    server = subprocess.Popen(command, env=given, stdin=subprocess.DEVNULL)
    try:
        _await(port)
        yield port, server
    finally:
        server.terminate()
        server.wait(timeout=30)


def tree_cpu(root: int) -> float:
    """CPU seconds so far of a process and of everything below it."""
    ticks = sum(_ticks(pid) for pid in _below(root))
    return ticks / os.sysconf("SC_CLK_TCK")


def _below(root: int) -> list[int]:
    found = [root]
    for task in Path(f"/proc/{root}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += _below(int(child))
    return found


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def _await(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the site does not answer")


def _review(port: int, token: str, cases: list[str]) -> list[float]:
    """Seconds of each act, over one connection that is kept; each case is one client's alone."""
    paths = [f"/api/v1/cases/{one}/steps/{step}/review" for one in cases for step in DEPARTMENTS]
    body = b'{"outcome": "approve"}'
    times = []
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for path in paths:
            head = (
                f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}"
                f"\r\nIdempotency-Key: {uuid.uuid4()}\r\nContent-Type: application/json"
                f"\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            begun = time.perf_counter()
            line.sendall(head.encode() + body)
            answer = _whole(line)
            times.append(time.perf_counter() - begun)
            if not answer.startswith(b"HTTP/1.1 200"):
                raise SystemExit(answer.decode(errors="replace"))
    return times


def _whole(line: socket.socket) -> bytes:
    """One answer from its first byte to the length that it names."""
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += line.recv(65536)
    head, _, body = answer.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += line.recv(65536)
    return answer


def _acts(dsn: str, cases: int, told: Path) -> None:
    connect(dsn)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    import city

    city.found(DEPARTMENTS)
    numbers = city.accepted(cases + WARM)
    known = {"token": city.token(city.REVIEWER), "cases": numbers[WARM:], "warm": numbers[:WARM]}
    told.write_text(json.dumps(known))


def _stock(dsn: str, cases: int, items: int) -> None:
    connect(dsn)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    import city

    city.found()
    city.items(items)
    city.stock(cases)


def _lists(dsn: str, asked: int, told: Path) -> None:
    os.environ["YIMEN_API_PER_MINUTE"] = str(10**9)
    connect(dsn)
    import city
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from yimen.doors.desk.access import FACTORS
    from yimen.ground.people import queries

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    client = Client(headers={"Authorization": f"Bearer {city.token()}"})
    client.force_login(queries.account(city.OFFICER))
    session = client.session
    session[FACTORS] = "shown"
    session.save()
    found = {}
    for name, path in PAGES.items():
        client.get(path)  # what every process reads once
        with CaptureQueriesContext(connection) as statements:
            answer = client.get(path)
        count = len(statements)  # what is asked next forgets them
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        times = []
        for _ in range(asked):
            begun = time.perf_counter()
            client.get(path)
            times.append(time.perf_counter() - begun)
        found[name] = {
            "p50": drive.percentile(sorted(times), 0.5),
            "p99": drive.percentile(sorted(times), 0.99),
            "statements": count,
        }
    told.write_text(json.dumps(found))
