"""The SQL functions of a run, called the short way where an act stands alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from yimen.base.postgres.prepared import Prepared, Sent


class Call:
    """One function of `migrations/0002_functions.py`, with as many values as it takes.

    Outside a transaction it goes past Django's cursor, which sends every statement as new text, and
    past psycopg's (measured together: 0.4 ms a transition). Errors are Django's either way, and
    tell Django to give a broken connection up.
    """

    def __init__(self, function: str, count: int, read: Callable[[str], Any]) -> None:
        self.read = read
        self.inside = f"select {function}({', '.join(['%s'] * count)})"
        places = ", ".join(f"${number}" for number in range(1, count + 1))
        self.alone = Prepared(f"yimen_{function}", f"select {function}({places})")

    def __call__(self, *values: Sent) -> Any:
        """The one value that the function gives; None for null."""
        held = connections[DEFAULT_DB_ALIAS]  # once: `connection` looks it up at every attribute
        if held.in_atomic_block:
            with held.cursor() as cursor:
                cursor.execute(self.inside, values)
                row = cursor.fetchone()
            found = row[0] if row else None
            return self.read(found) if isinstance(found, str) else found
        held.ensure_connection()
        with held.wrap_database_errors:
            text = self.alone.value(held.connection, values)
        return None if text is None else self.read(text)


READ = Call("process_read", 1, json.loads)
LOCK = Call("process_lock", 1, json.loads)
WRITE = Call("process_write", 13, lambda text: text == "t")
BEGIN = Call("process_begin", 17, str)
