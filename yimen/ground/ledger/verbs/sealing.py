"""Sealing (封存): what is committed gets its place, the tree grows, and its root is signed."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connections, transaction

from yimen.base import postgres
from yimen.ground.ledger import queries, signing
from yimen.ground.ledger.models import Checkpoint
from yimen.kernel import merkle, note
from yimen.kernel.merkle import Address

log = logging.getLogger(__name__)

LOCK = 0x6C65646765720001
"""The advisory lock that makes sealers take turns, so that places have no gaps."""
SEALED = "ledger_sealed"
"""The channel that tells who follows to look; what they missed, they find in the ledger."""


def seal(*, now: datetime, at_most: int = 20_000) -> int:
    """封存: give up to `at_most` committed entries their place and sign the tree they are now in.

    Gives how many. An entry that commits late gets a later place and is never passed over. A tree
    that does not extend the last signed one is not signed: its entries keep their places, and
    every sealing is refused until the ledger is put right.
    Refused: ConsistencyWrong, SignatureWrong, TileTorn. Trouble: the log key is missing.
    """
    using = postgres.alias("sealer")
    try:
        placed = _placed(using, at_most)
    except IntegrityError:  # something waits that has its place: whoever may record can write that
        _drop_placed(using)
        placed = _placed(using, at_most)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        _sign(using, now)
    return placed


def _placed(using: str, at_most: int) -> int:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        return _place(cursor, using, at_most)


def _drop_placed(using: str) -> None:
    """Take away what waits for a place that it has; sealing would stop at it for ever."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "delete from ledger_pending p using ledger_leaf l where l.entry_id = p.entry_id"
            " returning p.entry_id"
        )
        dropped = [str(id_) for (id_,) in cursor.fetchall()]
    log.warning("made to wait though they have their places: %s", ", ".join(dropped))


def _place(cursor: Any, using: str, at_most: int) -> int:
    # A pending row without its entry stays where it is: it is the evidence that `verify` names.
    # No join: counted when it was empty, a full `ledger_pending` was read once for each entry
    cursor.execute(
        "select id, hash from ledger_entry"
        " where id = any(array(select entry_id from ledger_pending)) order by id limit %s",
        [at_most],
    )
    rows = cursor.fetchall()
    if not rows:
        return 0
    size = queries.size(using)
    tiles = queries.tiles(merkle.edge(size), using)
    changed = merkle.extend(size, tiles, [bytes(row[1]) for row in rows])
    entries = [row[0] for row in rows]
    # Not COPY: it makes its table larger by more pages than it fills, twice the size at first
    cursor.execute(
        "insert into ledger_leaf (place, entry_id)"
        " select %s + nth - 1, entry from unnest(%s::uuid[]) with ordinality as new (entry, nth)",
        [size, entries],
    )
    _write(cursor, changed)
    cursor.execute("delete from ledger_pending where entry_id = any(%s)", [entries])
    cursor.execute("select pg_notify(%s, '')", [SEALED])  # heard when this commits
    return len(rows)


def _write(cursor: Any, changed: dict[Address, bytes]) -> None:
    cursor.executemany(
        "insert into ledger_tile (level, n, data) values (%s, %s, %s)"
        " on conflict (level, n) do update set data = excluded.data",
        [(level, n, data) for (level, n), data in changed.items()],
    )


def _sign(using: str, now: datetime) -> None:
    """Sign the tree as it stands, unless it does not begin with what was signed last."""
    size = queries.size(using)
    last = Checkpoint.objects.using(using).order_by("-size").first()
    if size == (last.size if last else 0):
        return
    key = signing.signer(new=last is None)
    spans = merkle.consistency_spans(last.size, size) if last else []
    tiles = queries.tiles(merkle.tiles_for([(0, size), *spans]), using)
    root = merkle.root(size, tiles)
    if last:
        signed = note.read_checkpoint(note.opened(last.note, [key.verifier]))
        merkle.check_consistency(
            size1=signed.size,
            root1=signed.root,
            size2=size,
            root2=root,
            proof=[merkle.hash_of(span, tiles) for span in spans],
        )
    text = note.Checkpoint(key.name, size, root).text()
    Checkpoint.objects.using(using).create(size=size, note=note.sign(text, key), at=now)
