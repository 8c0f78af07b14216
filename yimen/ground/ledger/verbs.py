"""What is done to the ledger: record, seal, follow, erase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError

from yimen.ground.ledger import rules
from yimen.kernel import ids
from yimen.kernel.ref import Ref


def record(
    *, act: str, about: Ref, by: str, at: datetime, unit: str = "", body: Mapping[str, object]
) -> UUID:
    """存证: write down an act in the caller's own transaction, so that both stand or neither.

    `act` is "package.verb", `unit` the code of the acting unit, `body` JSON values. The caller
    holds a lock on the subject; two entries at one place of its chain break `entry_subject_seq`.
    Refused: `rules.BodyTooLarge`.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("record() belongs in the transaction of the act itself")
    with connection.cursor() as cursor:
        cursor.execute("select seq, hash from ledger_head(%s, %s)", [about.kind, about.number])
        seq, prev = cursor.fetchone() or (0, b"")
        linked = rules.link(
            id=ids.new(),
            act=act,
            about=about,
            by=by,
            at=at,
            unit=unit,
            body=body,
            seq=seq + 1,
            prev=bytes(prev),
        )
        cursor.execute(
            "select ledger_append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", astuple(linked)
        )
    return linked.id
