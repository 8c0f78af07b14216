"""What an audit of the ledger (稽核) finds out from plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from yimen.ground.ledger.rules.linking import commitment, data
from yimen.kernel import merkle
from yimen.kernel.merkle import HASH, Address


class Stored(NamedTuple):
    """An entry as it stands in its table."""

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
    salt: bytes | None
    body: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit: a stable code, where it is, and a sentence about it."""

    code: str
    text: str
    place: int | None = None
    entry: UUID | None = None


@dataclass
class Findings:
    """What was found; all of it is counted, and the first `limit` are kept."""

    limit: int = 1000
    count: int = 0
    kept: list[Finding] = field(default_factory=list)

    def add(
        self, code: str, text: str, *, place: int | None = None, entry: UUID | None = None
    ) -> None:
        self.count += 1
        if len(self.kept) < self.limit:
            self.kept.append(Finding(code, text, place, entry))


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of an audit (稽核).

    `root` is that of the leaves as they stand, `signed` the size of the last checkpoint; `found`
    counts every finding and `findings` lists the first of them.
    """

    entries: int
    size: int
    pending: int
    root: bytes
    signed: int
    checkpoints: int
    witnessed: int
    found: int
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether everything fits."""
        return not self.found


def faults(entry: Stored) -> Iterator[tuple[str, str]]:
    """What does not fit within one entry, as (code, words)."""
    if entry.body is not None:
        bound = commitment(bytes(entry.salt or b""), entry.body.encode())
        if bound != bytes(entry.commitment):
            yield "body-changed", "its body is not the one it was recorded with"
    public = data(
        id=entry.id,
        at=entry.at,
        act=entry.act,
        kind=entry.kind,
        number=entry.number,
        seq=entry.seq,
        unit=entry.unit,
        prev=entry.prev,
        commitment=entry.commitment,
    )
    if merkle.leaf_hash(public) != bytes(entry.hash):
        yield "entry-changed", "its public part is not the one it was recorded with"


class Regrown:
    """A tree grown again from its leaves, keeping only the border that the next leaf needs."""

    def __init__(self) -> None:
        self.size = 0
        self.tiles: dict[Address, bytes] = {}

    def grow(self, hashes: Sequence[bytes]) -> Mapping[Address, bytes]:
        """Add leaves; the tiles that became full."""
        changed = merkle.extend(self.size, self.tiles, hashes)
        self.size += len(hashes)
        border = merkle.edge(self.size)
        known = {**self.tiles, **changed}
        self.tiles = {address: known[address] for address in border}
        return {at: row for at, row in changed.items() if len(row) == merkle.WIDTH * HASH}

    def root(self) -> bytes:
        """The root of the leaves so far."""
        return merkle.root(self.size, self.tiles)


def differing(ours: bytes, stored: bytes) -> list[int]:
    """Which hashes of two tiles are not the same, by their place in the tile."""
    last = max(len(ours), len(stored))
    return [
        at // HASH for at in range(0, last, HASH) if ours[at : at + HASH] != stored[at : at + HASH]
    ]
