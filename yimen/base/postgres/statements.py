"""Prepared statements on Django's connection, several in one journey where one can wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from yimen.base.postgres.prepared import IN_TRANSACTION, Call, Prepared, Sent, values_of


class _Waiting(threading.local):
    """What this thread wrote without asking for an answer; None where nothing may wait."""

    calls: list[Call] | None = None


_waiting = _Waiting()


class Statement:
    """One statement for the hot path, with places $1, $2, …, that selects one value as text.

    It goes past Django's cursor, which sends every statement as new text, and past psycopg's.
    Errors are Django's, and tell Django to give a broken connection up.
    """

    def __init__(self, name: str, statement: str) -> None:
        self.prepared = Prepared(f"yimen_{name}", statement)

    def __call__(self, *values: Sent) -> str | None:
        """The text of the value; None for null and for no row."""
        if _waiting.calls:
            return together(self.of(*values))[0]
        held = _held()
        if held.force_debug_cursor:  # who counts statements counts this one too
            held.queries_log.append({"sql": self.prepared.statement.decode(), "time": "–"})
        with held.wrap_database_errors:
            return self.prepared.value(held.connection, values)

    def of(self, *values: Sent) -> Call:
        """A call, to be made `together` with others."""
        return self.prepared, values

    def later(self, *values: Sent) -> None:
        """As a call whose answer is nothing: in a `whole` it goes with what is asked next.

        What is wrong with it is raised there, at the latest where the whole ends.
        """
        if _waiting.calls is None:
            self(*values)
        else:
            _waiting.calls.append(self.of(*values))

    def first(self, *values: Sent) -> str | None:
        """As a call, for the question that a request begins with: it also tries the connection.

        One that broke since the last request is made anew, without the empty question that Django
        would ask for that. Only for statements that change nothing.
        """
        held = connections[DEFAULT_DB_ALIAS]
        if held.in_atomic_block or held.connection is None:
            return self(*values)
        try:
            found = self(*values)
        except DatabaseError:
            if held.is_usable():
                raise
            held.close()
            return self(*values)
        held.health_check_done = True  # type: ignore[attr-defined]  # unknown to its types
        return found


def _held() -> Any:
    """Django's connection, open; looked up once, which `connection` does at every attribute."""
    held = connections[DEFAULT_DB_ALIAS]
    held.ensure_connection()
    held.validate_no_broken_transaction()
    return held


def together(*calls: Call, commit: bool = False) -> list[str | None]:
    """The values of calls that need nothing of each other, in one journey and in their order."""
    held = _held()
    sent, _waiting.calls = [*(_waiting.calls or ()), *calls], None if _waiting.calls is None else []
    if held.force_debug_cursor:  # who counts statements counts these too
        held.queries_log.extend({"sql": one.statement.decode(), "time": "–"} for one, _ in sent)
    with held.wrap_database_errors:
        return values_of(held.connection, sent, commit=commit)[len(sent) - len(calls) :]


@contextmanager
def gathering() -> Iterator[None]:
    """Inside a transaction of Django: what is written `later` in it waits for the next statement.

    Where the transaction ends with it, the last ones go together with the commit.
    """
    held = connections[DEFAULT_DB_ALIAS]
    before, _waiting.calls = _waiting.calls, []
    try:
        with held.execute_wrapper(_behind_what_waits):
            yield
            _send_the_rest(held)
    finally:
        _waiting.calls = before


def _behind_what_waits(execute: Callable[..., Any], *given: Any) -> Any:
    """Django's own statements keep their place."""
    if _waiting.calls:
        together()
    return execute(*given)


def _send_the_rest(held: Any) -> None:
    outermost = held.commit_on_exit and not held.savepoint_ids and not held.needs_rollback
    status = held.connection.pgconn.transaction_status if held.connection else None
    begun = status == IN_TRANSACTION
    if outermost and (begun or _waiting.calls):
        together(commit=True)
    elif _waiting.calls:
        together()
