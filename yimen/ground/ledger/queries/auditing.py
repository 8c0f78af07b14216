"""The audit (稽核): everything is read again, and what does not fit is named."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from yimen.ground.ledger.queries import remains
from yimen.ground.ledger.queries.growth import Growth
from yimen.ground.ledger.rules import ERASE, Findings, Report, Stored, Witness, faults

BATCH = 4096
_ENTRY = (
    "e.id, e.at, e.act, e.kind, e.number, e.seq, e.unit,"
    " e.prev, e.hash, e.commitment, e.salt, e.body"
)


def verify(
    *, witness: Witness | None = None, progress: Callable[[int], None] = lambda _: None
) -> Report:
    """Read every entry, leaf, tile and checkpoint again and name each that does not fit.

    Reads one state of the database in batches, so its memory does not grow with the ledger. What
    was rewritten by somebody who holds the log key too fits again, and is found only against a
    `witness` that was kept elsewhere. `progress` is told how many entries have been read.
    Trouble: the log key is missing though checkpoints exist.
    """
    with _one_state():
        audit = _Audit(witness, progress)
        audit.read_sealed()
        audit.read_unsealed()
        audit.tree.finish()
        remains.check_chains(audit.found)
        remains.check_erasures(audit.found, audit.bare, audit.erased)
    return Report(
        entries=audit.entries,
        size=audit.tree.size,
        pending=audit.pending,
        root=audit.tree.root(),
        signed=audit.tree.signed,
        checkpoints=audit.tree.checkpoints,
        witnessed=len(witness.notes) if witness else 0,
        found=audit.found.count,
        findings=tuple(audit.found.kept),
    )


@contextmanager
def _one_state() -> Iterator[None]:
    """A snapshot, so that what is sealed meanwhile does not look like damage."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
        yield


class _Audit:
    """What one reading has come across so far."""

    def __init__(self, witness: Witness | None, progress: Callable[[int], None]) -> None:
        self.found = Findings()
        self.tree = Growth(self.found, witness)
        self.progress = progress
        self.entries = 0
        self.pending = 0
        self.bare: dict[UUID, str] = {}  # entries without a body
        self.erased: set[UUID] = set()  # entries that an erasure names

    def read_sealed(self) -> None:
        """Leaves in their order, each with its entry."""
        query = (
            f"select l.place, l.entry_id, {_ENTRY} from ledger_leaf l"  # noqa: S608
            " left join ledger_entry e on e.id = l.entry_id order by l.place"
        )
        for rows in _batches(query):
            leaves: list[tuple[int, bytes]] = []
            expected = self.tree.size
            for place, entry, *columns in rows:
                if not (nowhere := not expected <= place < self.tree.reach):
                    if place > expected:
                        self.found.add("leaf-missing", _gap(expected, place), place=expected)
                    expected = place + 1
                if columns[0] is None:
                    text = f"place {place}: entry {entry} has been deleted"
                    self.found.add("entry-deleted", text, place=place, entry=entry)
                    continue
                stored = Stored._make(columns)
                self._read(stored, place)
                if nowhere:
                    text = f"{_name(stored, place)}: there is no such place in the tree"
                    self.found.add("leaf-misplaced", text, place=place, entry=entry)
                    continue
                leaves.append((place, stored.hash))
            self.tree.add(leaves, end=expected)
            self.progress(self.entries)

    def read_unsealed(self) -> None:
        """Entries that have no place yet; each must be waiting for one."""
        query = (
            f"select p.entry_id, {_ENTRY} from ledger_entry e"  # noqa: S608
            " left join ledger_pending p on p.entry_id = e.id"
            " where not exists (select from ledger_leaf l where l.entry_id = e.id)"
        )
        for rows in _batches(query):
            for waiting, *columns in rows:
                stored = Stored._make(columns)
                self._read(stored, None)
                self.pending += 1
                if waiting is None:
                    text = f"{_name(stored)}: it has no place in the tree and waits for none"
                    self.found.add("never-sealed", text, entry=stored.id)
            self.progress(self.entries)
        remains.check_pending(self.found)

    def _read(self, stored: Stored, place: int | None) -> None:
        self.entries += 1
        if stored.body is None:
            self.bare[stored.id] = _name(stored, place)
        elif stored.act == ERASE:
            self.erased |= _named(stored.body)
        for code, words in faults(stored):
            text = f"{_name(stored, place)}: {words}"
            self.found.add(code, text, place=place, entry=stored.id)


def _named(body: str) -> set[UUID]:
    """The entries that an erasure names; a body that was tampered with names none."""
    try:
        return {UUID(one) for one in json.loads(body)["entries"]}
    except (ValueError, KeyError, TypeError, AttributeError):
        return set()


def _name(stored: Stored, place: int | None = None) -> str:
    where = "not sealed" if place is None else f"place {place}"
    subject = f"{stored.kind} {stored.number} #{stored.seq}"
    return f"{where}: entry {stored.id} ({stored.act}, {subject})"


def _gap(first: int, end: int) -> str:
    if end - first == 1:
        return f"place {first}: its leaf has been deleted"
    return f"places {first} to {end - 1}: their leaves have been deleted"


def _batches(query: str) -> Iterator[list[Any]]:
    """Rows from a cursor in the server, so that they need not all fit into memory."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(BATCH):
            yield rows
