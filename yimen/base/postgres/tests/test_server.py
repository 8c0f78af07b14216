"""The supervisor on a home of its own: made, found, killed, stopped."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from yimen.base.postgres import down, server
from yimen.base.postgres.home import home
from yimen.base.postgres.logins import DATABASE
from yimen.kernel.errors import Trouble

pytestmark = pytest.mark.slow


@pytest.fixture
def own() -> Iterator[Path]:
    """A home of its own, which the database uid can enter as it cannot enter pytest's folders."""
    with tempfile.TemporaryDirectory(prefix="yimen-") as folder:
        where = Path(folder)
        where.chmod(0o711)
        yield where
        down(where)


def dsn(found: server.Server) -> str:
    return found.dsn("owner", DATABASE)


def test_a_killed_server_loses_nothing_committed_and_the_next_start_recovers(own: Path) -> None:
    first = server.up(own)
    with psycopg.connect(dsn(first)) as connection:
        connection.execute("create table kept (n int)")
        connection.execute("insert into kept select generate_series(1, 1000)")
    loose = psycopg.connect(dsn(first))
    loose.execute("insert into kept values (0)")
    pid = int((own / "pg" / "postmaster.pid").read_text().split()[0])

    os.kill(pid, signal.SIGKILL)
    loose.close()
    again = server.up(own)

    with psycopg.connect(dsn(again)) as connection:
        told = connection.execute("select count(*), min(n) from kept").fetchone()
    assert told == (1000, 1)


def test_a_second_process_finds_the_server_that_runs(own: Path) -> None:
    server.up(own)
    pid = (own / "pg" / "postmaster.pid").read_text()

    again = server.up(own)

    assert again == server.known(own)
    assert (own / "pg" / "postmaster.pid").read_text() == pid


def test_an_app_login_without_its_password_stays_outside(own: Path) -> None:
    found = server.up(own)

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"postgresql://app:wrong@/{DATABASE}?host={found.host}&port={found.port}")


def test_stopping_what_does_not_run_says_so(tmp_path: Path) -> None:
    assert down(tmp_path) is False


@pytest.mark.enable_socket  # on loopback
def test_a_taken_port_is_named(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("YIMEN_DB_PORT", str(port))

        with pytest.raises(Trouble, match=f"port {port} on 127.0.0.1 is taken"):
            server.up(own)


def test_a_home_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(Trouble, match="cannot"):
        server.up(tmp_path / "file" / "home")


def test_the_home_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_HOME", str(tmp_path))

    assert home() == tmp_path
