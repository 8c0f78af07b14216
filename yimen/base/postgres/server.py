"""The supervisor: one PostgreSQL for a home, made when missing, started when down, left when up."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from yimen.base.ports import check_free
from yimen.base.postgres.binaries import binaries, check_reach, run_as
from yimen.base.postgres.home import NOBODY, home, is_root, made, write_secretly
from yimen.base.postgres.logins import ROLES, bootstrap
from yimen.kernel.errors import Trouble

STATE = "postgres.json"
SOCKET_PATH_MAX = 90  # sockaddr_un holds 107 bytes, and PostgreSQL adds /.s.PGSQL.5432.lock
PATIENCE_S = 15  # after kill -9 the old postmaster can stay a zombie for seconds and a start fails
SETTINGS = {
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",  # fewer full-page images under a steady load
    "max_connections": "200",
    "jit": "off",  # our statements are short; compiling them costs more than it saves
    "timezone": "UTC",
    "log_min_messages": "warning",
}


@dataclass(frozen=True, slots=True)
class Server:
    """A server of ours: where it listens and the passwords of its logins."""

    host: str
    port: int
    passwords: dict[str, str]

    def dsn(self, login: str, database: str) -> str:
        """A connection string (URI) for psycopg, psql and whatever else speaks to PostgreSQL."""
        place = urlencode({"host": self.host, "port": self.port})
        return f"postgresql://{login}:{self.passwords[login]}@/{database}?{place}"


def known(where: Path | None = None) -> Server | None:
    """The server of this home as its state file tells it, running or not; None before the first."""
    try:
        told = json.loads(((where or home()) / STATE).read_text())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Trouble(f"cannot read the state in {where or home()}: {error.strerror}") from error
    return Server(told["host"], told["port"], told["passwords"])


def up(where: Path | None = None) -> Server:
    """The running server of this home; made and started when it is not.

    Raises Trouble with one line that says what to mend: folder, disk, port or the server's reason.
    """
    where = where or home()
    server = known(where)
    if server and _answers(server):
        return server
    made(where, mode=0o711 if is_root() else 0o700)
    with _one_at_a_time(where):
        server = known(where) or _create(where)
        until = time.monotonic() + PATIENCE_S
        while not _answers(server):
            told = _start(where, server)
            if told and time.monotonic() > until:
                raise Trouble(f"PostgreSQL does not start: {told} (log: {where / 'postgres.log'})")
            if told:
                time.sleep(0.5)
        bootstrap(server.dsn("postgres", "postgres"), server.passwords)
        return server


def down(where: Path | None = None) -> bool:
    """Stop the server of this home, letting running transactions end; False when none ran."""
    where = where or home()
    pid = _postmaster(where)
    if pid is None:
        return False
    command: list[str | Path] = [binaries(where) / "pg_ctl", "-D", where / "pg"]
    command += ["-m", "fast", "-w", "stop"]
    told = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, **run_as())
    if told.returncode and _postmaster(where) is not None:
        raise Trouble(f"PostgreSQL (process {pid}) does not stop: {told.stderr.strip()}")
    return True


@contextmanager
def _one_at_a_time(where: Path) -> Iterator[None]:
    """Two processes that start at once must not both make or start the server."""
    try:
        file = (where / "postgres.lock").open("w")
    except OSError as error:
        raise Trouble(f"cannot write in {where}: {error.strerror}") from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _answers(server: Server) -> bool:
    try:
        psycopg.connect(server.dsn("postgres", "postgres"), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _create(where: Path) -> Server:
    """A new data folder, complete or not there at all: initdb runs beside and is renamed."""
    check_reach(where)
    uid = NOBODY if is_root() else None
    fresh = where / "pg.new"
    shutil.rmtree(fresh, ignore_errors=True)
    made(fresh, uid=uid)
    passwords = {login: secrets.token_urlsafe(24) for login in ("postgres", *ROLES)}
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(passwords["postgres"])
        file.flush()
        if uid is not None:
            os.chown(file.name, uid, uid)
        command: list[str | Path] = [binaries(where) / "initdb", "-D", fresh]
        command += ["-U", "postgres", "-E", "UTF8"]
        command += ["-A", "scram-sha-256", "--pwfile", file.name, "--locale=C.UTF-8"]
        told = subprocess.run(
            command, cwd="/", capture_output=True, text=True, check=False, **run_as()
        )
    if told.returncode:
        raise Trouble(f"cannot make a database in {where}: {_last_line(told.stderr)}")
    server = Server(str(_socket_folder(where)), _port(), passwords)
    shutil.rmtree(where / "pg", ignore_errors=True)  # one without a state file has no password
    fresh.rename(where / "pg")
    state = {"host": server.host, "port": server.port, "passwords": passwords}
    write_secretly(where / STATE, json.dumps(state))
    return server


def _port() -> int:
    """The number in the socket's name, and one on 127.0.0.1 when YIMEN_DB_PORT asks for one."""
    text = os.environ.get("YIMEN_DB_PORT", "5432")
    if not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise Trouble(f"YIMEN_DB_PORT is {text!r}: give a number from 1024 to 65535")
    return int(text)


def _socket_folder(where: Path) -> Path:
    uid = NOBODY if is_root() else None
    own = where / "run"
    if len(str(own)) <= SOCKET_PATH_MAX:
        return made(own, mode=0o711 if is_root() else 0o700, uid=uid)
    short = Path(tempfile.mkdtemp(prefix="yimen-"))
    if uid is not None:
        short.chmod(0o711)
        os.chown(short, uid, uid)
    return short


def _start(where: Path, server: Server) -> str:
    """Start once; what went wrong, or nothing."""
    uid = NOBODY if is_root() else None
    made(Path(server.host), mode=0o711 if is_root() else 0o700, uid=uid)  # a reboot empties /tmp
    settings = {**SETTINGS, "unix_socket_directories": server.host, "port": str(server.port)}
    settings["listen_addresses"] = ""
    if "YIMEN_DB_PORT" in os.environ:
        settings["listen_addresses"] = "127.0.0.1"
        check_free(server.port, choose="in YIMEN_DB_PORT")
    log = where / "postgres.log"
    log.touch(mode=0o600)
    if uid is not None:
        os.chown(log, uid, uid)
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    command: list[str | Path] = [binaries(where) / "pg_ctl", "-D", where / "pg", "-l", log]
    command += ["-w", "-t", "120"]
    told = subprocess.run(
        [*command, "-o", options, "start"],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # a pipe would be inherited by the server and never close
        stderr=subprocess.DEVNULL,
        check=False,
        **run_as(),
    )
    return "" if told.returncode == 0 else _last_line(log.read_text(errors="replace"))


def _postmaster(where: Path) -> int | None:
    """The process of a running server; a zombie after kill -9 counts as dead."""
    try:
        pid = int((where / "pg" / "postmaster.pid").read_text().split("\n", 1)[0])
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return None
    return None if state == "Z" else pid


def _last_line(text: str) -> str:
    """The server's own reason: its last FATAL or error line, else its last words."""
    lines = [line for line in text.splitlines() if line.strip()]
    told = [line for line in lines if "FATAL" in line or "error:" in line.lower()]
    return (told or lines or ["no reason given"])[-1].strip()
