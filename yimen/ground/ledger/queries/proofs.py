"""Proofs, made from the stored tiles; reading them costs three queries whatever the size."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connections

from yimen.ground.ledger import rules
from yimen.ground.ledger.models import Checkpoint, Entry, Leaf
from yimen.ground.ledger.queries.reading import entry as the_entry
from yimen.kernel import merkle, note
from yimen.kernel.errors import Refused
from yimen.kernel.merkle import Address
from yimen.kernel.note import Proof


class NotSealed(Refused):
    """The entry is written but has no place under a signed checkpoint yet."""

    code = "ledger.not-sealed"


def size(using: str = "default") -> int:
    """How many entries have their place."""
    last = Leaf.objects.using(using).order_by("-place").values_list("place", flat=True).first()
    return 0 if last is None else last + 1


def tiles(addresses: Iterable[Address], using: str = "default") -> dict[Address, bytes]:
    """The stored tiles at these addresses; those that are missing are left out."""
    wanted = list(addresses)
    if not wanted:
        return {}
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select t.level, t.n, t.data from ledger_tile t"
            " join unnest(%s::smallint[], %s::bigint[]) as w (level, n) using (level, n)",
            [[level for level, _ in wanted], [n for _, n in wanted]],
        )
        return {(level, n): bytes(data) for level, n, data in cursor.fetchall()}


def checkpoint() -> str | None:
    """The last signed checkpoint as a note, or None before the first."""
    return Checkpoint.objects.order_by("-size").values_list("note", flat=True).first()


def consistency(size1: int, size2: int) -> tuple[bytes, ...]:
    """The proof that the first `size2` leaves begin with the first `size1` (RFC 9162 2.1.4).

    Refused: ConsistencyWrong where there are no such sizes, TileTorn.
    """
    spans = merkle.consistency_spans(size1, size2)
    stored = tiles(merkle.tiles_for(spans))
    return tuple(merkle.hash_of(span, stored) for span in spans)


def public(entry: Entry) -> bytes:
    """The public part of an entry: what its leaf is the hash of."""
    return rules.data(
        id=entry.id,
        at=entry.at,
        act=entry.act,
        kind=entry.kind,
        number=entry.number,
        seq=entry.seq,
        unit=entry.unit,
        prev=bytes(entry.prev),
        commitment=bytes(entry.commitment),
    )


def inclusion(id_: UUID) -> Proof:
    """That an entry is in the tree of the last checkpoint, so that a stranger can check it.

    Refused: EntryUnknown, NotSealed, TileTorn.
    """
    leaf = Leaf.objects.select_related("entry").filter(entry=id_).first()
    signed = checkpoint()
    whole = note.read_checkpoint(note.split(signed)[0]).size if signed else 0
    if leaf is None or signed is None or leaf.place >= whole:
        raise NotSealed(entry=str(the_entry(id_).pk))
    spans = merkle.inclusion_spans(leaf.place, whole)
    stored = tiles(merkle.tiles_for(spans))
    path = tuple(merkle.hash_of(span, stored) for span in spans)
    return Proof(data=public(leaf.entry), index=leaf.place, path=path, note=signed)


def proof_text(id_: UUID) -> str:
    """存证证明: the proof of an entry as one C2SP tlog-proof file. Refused: as `inclusion`."""
    return inclusion(id_).text()
