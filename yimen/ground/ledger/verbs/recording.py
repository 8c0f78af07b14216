"""Writing down what was done, and taking out of it what must not be kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from uuid import UUID

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from yimen.base.postgres.prepared import Call
from yimen.base.postgres.statements import Statement, together
from yimen.ground.ledger import rules
from yimen.ground.ledger.models import Entry
from yimen.ground.ledger.queries import EntryUnknown
from yimen.kernel import ids
from yimen.kernel.errors import Refused
from yimen.kernel.ref import Ref

HEAD = Statement(
    "ledger_head", "select json_build_array(seq, encode(hash, 'hex')) from ledger_head($1, $2)"
)
APPEND = Statement(
    "ledger_append", "select ledger_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
)
COLUMNS = attrgetter(*(each.name for each in fields(rules.Linked)))  # astuple would copy each
ERASED_AT_ONCE = 1000
"""Entries named by one erasure, so that their numbers fit into its body."""


@dataclass(frozen=True, slots=True)
class Head:
    """链首: where the chain of a subject stands, how many entries, and the hash of the last."""

    seq: int
    hash: bytes


class NothingToErase(Refused):
    """None of the entries has a body left that may be erased."""

    code = "ledger.nothing-to-erase"


def record(
    *, act: str, about: Ref, by: str, at: datetime, unit: str = "", body: Mapping[str, object]
) -> UUID:
    """存证: write down an act in the caller's own transaction, so that both stand or neither.

    `act` is "package.verb", `unit` the code of the acting unit, `body` JSON values. The caller
    holds a lock on the subject; two entries at one place of its chain break `entry_subject_seq`.
    Gives the entry's id. Refused: `rules.BodyTooLarge`.
    """
    return append(act=act, about=about, by=by, at=at, unit=unit, body=body).id


def head_asked(*, about: Ref) -> Call:
    """问链首: the question for the head of a chain, to go with what locks its subject."""
    return HEAD.of(about.kind, about.number)


def head_told(*, told: str | None) -> Head:
    """链首: the head that was answered."""
    seq, hash_ = json.loads(told) if told else (0, "")
    return Head(seq, bytes.fromhex(hash_))


def append(
    *,
    act: str,
    about: Ref,
    by: str,
    at: datetime,
    unit: str = "",
    body: Mapping[str, object],
    head: Head | None = None,
) -> rules.Linked:
    """存证, as `record`, for who needs the entry's place in its chain as well.

    `head` is where the chain stands, from who asked it when the subject was locked.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("record() belongs in the transaction of the act itself")
    last = head or head_told(told=together(head_asked(about=about))[0])
    linked = rules.link(
        id=ids.new(),
        act=act,
        about=about,
        by=by,
        at=at,
        unit=unit,
        body=body,
        seq=last.seq + 1,
        prev=last.hash,
    )
    APPEND.later(*COLUMNS(linked))
    return linked


@transaction.atomic
def erase(
    *, about: Ref, by: str, ground: str, now: datetime, entries: Iterable[UUID] | None = None
) -> int:
    """删除个人信息 (Personal Information Protection Law 47): the words go, the proof stays whole.

    Takes the bodies out of the entries of a subject, or of those named, and records that it was
    done, by whom and on what `ground`. Gives how many were erased. The hashes remain, and without
    the salt nobody can try out what a body said. The caller holds a lock on the subject.
    Refused: `queries.EntryUnknown`, NothingToErase.
    """
    own = Entry.objects.filter(kind=about.kind, number=about.number).exclude(act=rules.ERASE)
    named = None if entries is None else set(entries)
    if named is not None:
        own = own.filter(pk__in=named)
        if strangers := named - set(own.values_list("pk", flat=True)):
            raise EntryUnknown(entry=f"{about} {min(strangers)}")
    left = [str(id_) for id_ in own.exclude(body=None).order_by("seq").values_list("pk", flat=True)]
    if not left:
        raise NothingToErase(subject=str(about))
    for at in range(0, len(left), ERASED_AT_ONCE):
        body = {"entries": left[at : at + ERASED_AT_ONCE], "ground": ground}
        why = record(act=rules.ERASE, about=about, by=by, at=now, body=body)
        with connection.cursor() as cursor:
            cursor.execute("select ledger_erase(%s)", [why])
    return len(left)
