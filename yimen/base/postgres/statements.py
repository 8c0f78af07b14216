"""A prepared statement on Django's connection, inside a transaction or outside of one."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from yimen.base.postgres.prepared import Prepared, Sent


class Statement:
    """One statement for the hot path, with places $1, $2, …, that selects one value as text.

    It goes past Django's cursor, which sends every statement as new text, and past psycopg's.
    Errors are Django's, and tell Django to give a broken connection up.
    """

    def __init__(self, name: str, statement: str) -> None:
        self.prepared = Prepared(f"yimen_{name}", statement)

    def __call__(self, *values: Sent) -> str | None:
        """The text of the value; None for null and for no row."""
        held = connections[DEFAULT_DB_ALIAS]  # once: `connection` looks it up at every attribute
        held.ensure_connection()
        held.validate_no_broken_transaction()
        if held.force_debug_cursor:  # who counts statements counts this one too
            held.queries_log.append({"sql": self.prepared.statement.decode(), "time": "–"})
        with held.wrap_database_errors:
            return self.prepared.value(held.connection, values)

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
