"""A PostgreSQL of its own for one measurement: durable, on a real disk, gone afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from yimen.base.postgres import down
from yimen.base.postgres import server as supervisor

# Nothing is lost by a crash. Larger than a home's own memory, because a million cases stand in it;
# checkpoints apart from each other, so that they do not fall into one peer's turn
SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "2GB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
}


@contextmanager
def running(below: Path | None = None) -> Iterator[str]:
    """A server in a new folder under `below`; gives its connection string without a database."""
    with tempfile.TemporaryDirectory(prefix="yimen-bench-", dir=below) as folder:
        where = Path(folder)
        where.chmod(0o711)  # as root the server runs as another uid, which must pass through
        supervisor.SETTINGS.update(SETTINGS)
        os.environ["YIMEN_HOME"] = folder  # the key of the ledger is made there
        try:
            found = supervisor.up(where)
            password = found.passwords["postgres"]
            yield make_conninfo(
                host=found.host, port=found.port, user="postgres", password=password
            )
        finally:
            down(where)


def database(server: str, name: str) -> str:
    """A new, empty database; its connection string."""
    with psycopg.connect(server, dbname="postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    return dsn_of(server, name)


def dsn_of(server: str, name: str) -> str:
    """The connection string of one of its databases."""
    return make_conninfo(server, dbname=name)


def ask(dsn: str, statement: str) -> Any:
    """The one value that a statement selects."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    return row[0] if row else None


def settle(dsn: str) -> None:
    """What autovacuum and the checkpointer would do some time later is done now."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
