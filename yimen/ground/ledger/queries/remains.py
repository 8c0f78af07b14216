"""The parts of an audit that compare rows with rows, done where the rows are."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import connection

from yimen.ground.ledger.models import Entry
from yimen.ground.ledger.rules import Findings


def check_chains(found: Findings) -> None:
    """Each entry of a subject names the hash of the one before it, and the first names none."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "select e.id, e.kind, e.number, e.seq, p.id is null"
            " from ledger_entry e left join ledger_entry p"
            " on p.kind = e.kind and p.number = e.number and p.seq = e.seq - 1"
            " where case when e.seq = 1 then e.prev <> '' else p.hash is distinct from e.prev end"
            " order by e.kind, e.number, e.seq"
        )
        for id_, kind, number, seq, alone in cursor:
            before = f"entry #{seq - 1} of the subject, which is not there"
            if not alone:
                before = f"another entry before it than #{seq - 1}"
            text = f"{kind} {number} #{seq}: entry {id_} follows {before}"
            found.add("chain-broken", text, entry=id_)


def check_pending(found: Findings) -> None:
    """An entry that waits for its place is still there, and has none."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "select p.entry_id from ledger_pending p"
            " where not exists (select from ledger_entry e where e.id = p.entry_id) order by 1"
        )
        for (id_,) in cursor:
            text = f"not sealed: entry {id_} has been deleted"
            found.add("entry-deleted", text, entry=id_)
        cursor.execute(
            "select l.place, l.entry_id from ledger_leaf l"
            " where l.entry_id = any(array(select entry_id from ledger_pending)) order by 1"
        )
        for place, id_ in cursor:
            text = f"place {place}: entry {id_} is made to wait for a place that it has"
            found.add("sealed-again", text, place=place, entry=id_)


def check_erasures(found: Findings, bare: Mapping[UUID, str], erased: set[UUID]) -> None:
    """A body is missing exactly where an erasure says so."""
    for id_, name in bare.items():
        if id_ not in erased:
            text = f"{name}: its body is missing and no erasure names it"
            found.add("body-missing", text, entry=id_)
    back = Entry.objects.filter(pk__in=erased - bare.keys()).order_by("pk")
    for entry in back:
        text = f"entry {entry.pk} ({entry}): an erasure names it and its body is still there"
        found.add("erasure-undone", text, entry=entry.pk)
