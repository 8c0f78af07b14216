"""Statements that the server plans once and the client sends with the least work."""

from __future__ import annotations

import select
from collections.abc import Callable, Sequence
from datetime import date
from types import NoneType
from typing import Any
from uuid import UUID
from weakref import WeakSet

import psycopg
from psycopg import pq

IDLE, IN_TRANSACTION = pq.TransactionStatus.IDLE, pq.TransactionStatus.INTRANS
Sent = UUID | date | str | bytes | int | None  # a datetime is a date
Connection = psycopg.Connection[object]


class Prepared:
    """One statement with places $1, $2, …, for the hot path only.

    psycopg's cursor works out types and rows at every call; for the two calls of a transition that
    is a tenth of its CPU (measured: 0.59 → 0.52 ms, client and server together). In a transaction
    that has not begun yet it begins it, as psycopg does before the first statement it knows of.
    """

    def __init__(self, name: str, statement: str) -> None:
        self.name = name.encode()
        self.statement = statement.encode()
        self._taught: WeakSet[Connection] = WeakSet()

    def teach(self, connection: Connection) -> None:
        """Let the server plan it, once a connection."""
        if connection not in self._taught:
            _checked(connection.pgconn.prepare(self.name, self.statement))
            self._taught.add(connection)

    def value(self, connection: Connection, values: tuple[Sent, ...]) -> str | None:
        """The text of the one value that the statement selects; raises what psycopg would.

        None stands for null and for no row.
        """
        pgconn = connection.pgconn
        if pgconn.transaction_status == IDLE and not connection.autocommit:
            return values_of(connection, [(self, values)])[0]  # it begins the transaction
        self.teach(connection)
        return _value(_checked(pgconn.exec_prepared(self.name, _texts(values))))


Call = tuple[Prepared, tuple[Sent, ...]]
BEGIN, COMMIT = Prepared("yimen_begin", "begin"), Prepared("yimen_commit", "commit")


def values_of(
    connection: Connection, calls: Sequence[Call], *, commit: bool = False
) -> list[str | None]:
    """The value of each of some statements, in their order, all of them in one journey.

    The first that fails raises, and those after it are not done. `commit` ends the transaction
    with them. To be woken by an answer costs as much as many a statement (measured: an act over
    HTTP in ten journeys 3.2 ms of CPU, in three 2.6).
    """
    idle = connection.pgconn.transaction_status == IDLE
    before: list[Call] = [(BEGIN, ())] if idle and not connection.autocommit else []
    after: list[Call] = [(COMMIT, ())] if commit else []
    all_ = [*before, *calls, *after]
    for statement, _ in all_:
        statement.teach(connection)
    results = _journey(connection, all_)
    return [_value(_checked(one)) for one in results][len(before) : len(before) + len(calls)]


def _journey(connection: Connection, calls: Sequence[Call]) -> list[pq.abc.PGresult]:
    """Send all, then read all; what happens in between leaves no connection half read."""
    pgconn = connection.pgconn
    try:
        pgconn.enter_pipeline_mode()
        for statement, values in calls:
            pgconn.send_query_prepared(statement.name, _texts(values))
        pgconn.pipeline_sync()
        while pgconn.flush():  # more than the system takes at once: answers may be in its way
            _wait(pgconn, select.POLLIN | select.POLLOUT)
        results = [_next(pgconn) for _ in calls]
        _wait_for_next(pgconn)
        pgconn.get_result()  # the end of all
        pgconn.exit_pipeline_mode()
    except BaseException:
        connection.close()
        raise
    return results


def _next(pgconn: pq.abc.PGconn) -> pq.abc.PGresult:
    _wait_for_next(pgconn)
    result = pgconn.get_result()
    _wait_for_next(pgconn)
    pgconn.get_result()  # the end of its rows
    if result is None:
        raise psycopg.OperationalError("the connection ended between two answers")
    return result


def _wait_for_next(pgconn: pq.abc.PGconn) -> None:
    """Waiting is done here and not by libpq, so that other threads go on meanwhile."""
    while pgconn.is_busy():
        _wait(pgconn, select.POLLIN)


def _wait(pgconn: pq.abc.PGconn, what: int) -> None:
    waiting = select.poll()
    waiting.register(pgconn.socket, what)
    waiting.poll()
    pgconn.consume_input()


AS_TEXT: dict[type, Callable[[Any], bytes | None]] = {
    str: str.encode,
    UUID: lambda value: value.hex.encode(),
    bytes: lambda value: b"\\x" + value.hex().encode(),
    NoneType: lambda _: None,
}


def as_text(value: Sent) -> bytes | None:
    """A value as PostgreSQL reads it from text."""
    text = AS_TEXT.get(type(value))
    return text(value) if text else str(value).encode()


def _texts(values: tuple[Sent, ...]) -> list[Any]:
    """As PostgreSQL reads them. None too, though libpq's types deny it."""
    return [as_text(value) for value in values]


def _value(result: pq.abc.PGresult) -> str | None:
    found = result.get_value(0, 0) if result.ntuples else None
    return None if found is None else found.decode()


def _checked(result: pq.abc.PGresult) -> pq.abc.PGresult:
    if result.status not in (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK):
        raise psycopg.errors.error_from_result(result)
    return result
