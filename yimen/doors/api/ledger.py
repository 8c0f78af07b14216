"""The ledger for everybody: checkpoint, proof of an entry, consistency of two sizes."""

from __future__ import annotations

import base64
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from yimen.doors.api.refusals import InputWrong
from yimen.doors.api.shapes.ledger import CheckpointShape, ConsistencyShape, ProofShape
from yimen.doors.api.who import ANYONE
from yimen.ground.ledger import queries as ledger
from yimen.kernel import note

router = Router(tags=["ledger"], auth=ANYONE)
Size = Annotated[int, Query(ge=1, le=2**53 - 1)]


@router.get("/checkpoint", response=CheckpointShape, summary="The last signed checkpoint")
def checkpoint(request: HttpRequest) -> CheckpointShape:
    """A C2SP signed note over the size and the root of the tree."""
    signed = ledger.checkpoint()
    if signed is None:
        return CheckpointShape(note="", size=0)
    return CheckpointShape(note=signed, size=_signed_size(signed))


@router.get("/entries/{entry}/proof", response=ProofShape, summary="Proof of one entry")
def proof(request: HttpRequest, entry: UUID) -> ProofShape:
    """That an entry is in the tree of the last checkpoint; anybody can check it without us."""
    found = ledger.inclusion(entry)
    return ProofShape(
        entry=str(entry),
        index=found.index,
        data=found.data.decode(),
        path=_base64(found.path),
        text=found.text(),
    )


@router.get("/consistency", response=ConsistencyShape, summary="That the tree only grew")
def consistency(request: HttpRequest, first: Size, second: Size) -> ConsistencyShape:
    """The proof that the first `second` entries begin with the first `first` ones."""
    signed = ledger.checkpoint()
    largest = _signed_size(signed) if signed else 0
    if not first <= second <= largest:
        raise InputWrong(said=f"1 ≤ first ≤ second ≤ {largest}")
    path = _base64(ledger.consistency(first, second))
    return ConsistencyShape(first=first, second=second, path=path)


def _signed_size(signed: str) -> int:
    return note.read_checkpoint(note.split(signed)[0]).size


def _base64(hashes: tuple[bytes, ...]) -> list[str]:
    return [base64.b64encode(each).decode() for each in hashes]
