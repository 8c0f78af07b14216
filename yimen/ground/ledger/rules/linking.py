"""How an entry is bound to its words and to the entry before it: every column, and no table."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import rfc8785

from yimen.kernel import merkle
from yimen.kernel.errors import Refused
from yimen.kernel.ref import Ref

BODY_MAX = 60_000
"""Bytes of a body; C2SP entry bundles end at 65,535 and files are named by their hash anyway."""
SALT = 16
ERASE = "ledger.erase"
"""The act that takes a person's data out of entries; such an entry itself is never erased."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


class BodyTooLarge(Refused):
    """The body of one entry is over `BODY_MAX` bytes."""

    code = "ledger.body-too-large"


@dataclass(frozen=True, slots=True)
class Linked:
    """All columns of an entry (存证记录), in the order of the SQL function `ledger_append`."""

    id: UUID
    at: datetime
    act: str
    kind: str
    number: str
    seq: int
    unit: str
    prev: bytes
    hash: bytes
    commitment: bytes
    salt: bytes
    body: str


def link(
    *,
    id: UUID,  # noqa: A002 - the column's own name
    act: str,
    about: Ref,
    by: str,
    at: datetime,
    unit: str,
    body: Mapping[str, object],
    seq: int,
    prev: bytes,
    salt: bytes | None = None,
) -> Linked:
    """The next entry of a subject, bound to its body and to the entry before it.

    `seq` counts from 1 within the subject; `prev` is the hash of the entry before, empty for the
    first. `body` holds JSON values; who acted goes in with it as "by", because names are personal
    data and only the body can be erased. Refused: BodyTooLarge.
    """
    if "by" in body:
        raise ValueError('"by" is an argument of its own')
    said: dict[str, Any] = {"by": by, **body}
    words = canonical(said)
    if len(words) > BODY_MAX:
        raise BodyTooLarge(act=act, size=len(words), limit=BODY_MAX)
    salt = salt or secrets.token_bytes(SALT)
    bound = commitment(salt, words)
    public = data(
        id=id,
        at=at,
        act=act,
        kind=about.kind,
        number=about.number,
        seq=seq,
        unit=unit,
        prev=prev,
        commitment=bound,
    )
    leaf = merkle.leaf_hash(public)
    return Linked(
        id, at, act, about.kind, about.number, seq, unit, prev, leaf, bound, salt, words.decode()
    )


def canonical(said: Mapping[str, object]) -> bytes:
    """A body as canonical JSON (RFC 8785); nearly all are plain, and take the C encoder of `json`.

    Measured on the body of an answered step: 4 µs instead of 20.
    """
    return _encode(said).encode() if _plain(said) else rfc8785.dumps(said)  # type: ignore[arg-type]  # JSON


def _plain(value: Any) -> bool:
    """Whether the C encoder writes this as RFC 8785 asks: no fractions, huge numbers, odd keys."""
    match value:
        case str() | bool() | None:
            return True
        case int():
            return abs(value) < 2**53
        case dict():
            return all(map(str.isascii, value)) and all(map(_plain, value.values()))
        case list() | tuple():
            return all(map(_plain, value))
        case _:
            return False


def commitment(salt: bytes, words: bytes) -> bytes:
    """What stands for a body in public: without the salt nobody can try out what it says."""
    return sha256(salt + words).digest()


def data(
    *,
    id: UUID,  # noqa: A002 - the column's own name
    at: datetime,
    act: str,
    kind: str,
    number: str,
    seq: int,
    unit: str,
    prev: bytes,
    commitment: bytes,
) -> bytes:
    """The public part of an entry as canonical JSON (RFC 8785): the data of its leaf.

    Written by the C encoder of `json`, which for these keys and values gives what RFC 8785 asks
    (a test compares them) in a tenth of the time.
    """
    return _encode(
        {
            "act": act,
            "at": at.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z",
            "commitment": commitment.hex(),
            "id": str(id),
            "kind": kind,
            "number": number,
            "prev": prev.hex(),
            "seq": seq,
            "unit": unit,
        }
    ).encode()
