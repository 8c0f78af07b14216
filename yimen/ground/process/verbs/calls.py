"""The SQL functions of a run."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from yimen.base.postgres.prepared import Sent
from yimen.base.postgres.statements import Statement


class Call:
    """One function of `migrations/0002_functions.py`, with as many values as it takes."""

    def __init__(self, function: str, count: int, read: Callable[[str], Any]) -> None:
        self.read = read
        places = ", ".join(f"${number}" for number in range(1, count + 1))
        asked = f"select * from {function}({places})"  # noqa: S608 - both are our own
        self.statement = Statement(function, asked)

    def __call__(self, *values: Sent) -> Any:
        """The one value that the function gives; None for null."""
        text = self.statement(*values)
        return None if text is None else self.read(text)


READ = Call("process_read", 1, json.loads)
LOCK = Call("process_lock", 1, json.loads)
WRITE = Call("process_write", 13, lambda text: text == "t")
BEGIN = Call("process_begin", 17, str)

# By what runs, for who locks that too and asks both together; a subject has one run at most
LOCK_OF = Statement(
    "process_lock_of",
    "select json_build_array(id, process_lock(id)) from process_run"
    " where about_kind = $1 and about_number = $2",
)
# For who holds the lock, whom nobody overtakes: else it breaks, so that nobody waits to be told
MUST_WRITE = Statement(
    "process_must_write",
    f"select 1 / process_write({', '.join(f'${number}' for number in range(1, 14))})::int",
)
