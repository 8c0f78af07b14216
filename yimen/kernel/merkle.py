"""A Merkle tree over all that was recorded (存证树): what is in it, and that it only ever grew.

The tree is that of RFC 6962 and RFC 9162 2.1: SHA-256, leaf H(0x00 ‖ data), node
H(0x01 ‖ left ‖ right). It is kept as the 256-wide tiles of C2SP tlog-tiles: tile (level, n) holds
the hashes of up to 256 full subtrees of 256**level leaves each, 32 bytes a hash, side by side.
A proof is a list of spans of leaves; the hash of a span is made from the tiles that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from yimen.kernel.errors import Refused

HASH = 32
WIDTH = 256
EMPTY = sha256(b"").digest()

Span = tuple[int, int]
"""Leaves from the first number up to but not including the second."""

Address = tuple[int, int]
"""Where a tile stands: (level, n)."""


class InclusionWrong(Refused):
    """The hashes do not lead from this leaf to this root."""

    code = "ledger.inclusion-wrong"


class ConsistencyWrong(Refused):
    """The larger tree does not begin with the smaller one."""

    code = "ledger.consistency-wrong"


class TileTorn(Refused):
    """A stored tile is missing or shorter than the tree's size says."""

    code = "ledger.tile-torn"


def leaf_hash(data: bytes) -> bytes:
    """The hash that stands for one entry (RFC 6962 2.1)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two neighbouring subtrees (RFC 6962 2.1)."""
    return sha256(b"\x01" + left + right).digest()


def perfect_root(row: bytes) -> bytes:
    """The hash over 2**k hashes that stand side by side in `row`."""
    while len(row) > HASH:
        row = b"".join(
            sha256(b"\x01" + row[at : at + 2 * HASH]).digest()
            for at in range(0, len(row), 2 * HASH)
        )
    return row


# -- which leaves a proof speaks of -------------------------------------------------------------


def _split(start: int, end: int) -> int:
    """Where RFC 6962 splits a span: after the largest power of two below its length."""
    return start + (1 << (end - start - 1).bit_length() - 1)


def inclusion_spans(index: int, size: int) -> list[Span]:
    """The neighbours from leaf `index` up to the root of `size` leaves (RFC 6962 2.1.1)."""
    if not 0 <= index < size:
        raise InclusionWrong(index=index, size=size)
    spans, start, end = [], 0, size
    while end - start > 1:
        middle = _split(start, end)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    return spans[::-1]


def consistency_spans(size1: int, size2: int) -> list[Span]:
    """The subtrees that show `size2` leaves to begin with `size1` of them (RFC 6962 2.1.2)."""
    if not 0 < size1 <= size2:
        raise ConsistencyWrong(size1=size1, size2=size2)
    spans, start, end = [], 0, size2
    while size1 != end:
        middle = _split(start, end)
        if size1 <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    if start:  # the smaller tree is not itself a subtree of the larger one
        spans.append((start, end))
    return spans[::-1]


# -- tiles --------------------------------------------------------------------------------------


def _subtrees(span: Span) -> list[tuple[int, int]]:
    """The full subtrees (height, index) that make up a span, left to right."""
    at, end = span
    found = []
    for height in range((end - at).bit_length() - 1, -1, -1):
        if (end - span[0]) >> height & 1:
            found.append((height, at >> height))
            at += 1 << height
    return found


def _home(height: int, index: int) -> tuple[Address, int, int]:
    """The tile that holds a full subtree, and which of its hashes: the first and how many."""
    level, rest = divmod(height, 8)
    n, first = divmod(index << rest, WIDTH)
    return (level, n), first, 1 << rest


def tiles_for(spans: Iterable[Span]) -> frozenset[Address]:
    """The tiles that `hash_of` will read for these spans."""
    return frozenset(_home(*subtree)[0] for span in spans for subtree in _subtrees(span))


def hash_of(span: Span, tiles: Mapping[Address, bytes]) -> bytes:
    """The tree hash of a span of leaves, made from stored tiles. Refused: TileTorn."""
    whole = EMPTY
    for place, (height, index) in enumerate(reversed(_subtrees(span))):
        address, first, count = _home(height, index)
        row = tiles.get(address, b"")[first * HASH : (first + count) * HASH]
        if len(row) != count * HASH:
            raise TileTorn(level=address[0], n=address[1])
        part = perfect_root(row)
        whole = node_hash(part, whole) if place else part
    return whole


def root(size: int, tiles: Mapping[Address, bytes]) -> bytes:
    """The root of the first `size` leaves, from the tiles of `edge(size)`. Refused: TileTorn."""
    return hash_of((0, size), tiles)


def edge(size: int) -> frozenset[Address]:
    """The unfinished tiles on the right border of a tree of `size` leaves."""
    found, level = set(), 0
    while size:
        if size % WIDTH:
            found.add((level, size // WIDTH))
        size //= WIDTH
        level += 1
    return frozenset(found)


def extend(
    size: int, tiles: Mapping[Address, bytes], leaves: Sequence[bytes]
) -> dict[Address, bytes]:
    """The tiles that change when leaf hashes are added to a tree of `size`; `tiles` has its `edge`.

    Refused: TileTorn, when an unfinished tile is not as long as `size` says.
    """
    changed: dict[Address, bytes] = {}
    level, hashes = 0, list(leaves)
    while hashes:
        n, used = divmod(size, WIDTH)
        row = tiles.get((level, n), b"") if used else b""
        if len(row) != used * HASH:
            raise TileTorn(level=level, n=n)
        row += b"".join(hashes)
        hashes = []
        for at in range(0, len(row), WIDTH * HASH):
            tile = row[at : at + WIDTH * HASH]
            changed[level, n + at // (WIDTH * HASH)] = tile
            if len(tile) == WIDTH * HASH:
                hashes.append(perfect_root(tile))
        level, size = level + 1, n
    return changed


def tile_path(level: int, n: int, width: int = WIDTH) -> str:
    """Where C2SP tlog-tiles publishes a tile: `tile/0/x001/x234/067`, unfinished with `.p/112`."""
    parts = [f"{n % 1000:03d}"]
    while n := n // 1000:
        parts.insert(0, f"x{n % 1000:03d}")
    tail = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(parts)}{tail}"


# -- checking, with no tree at hand -------------------------------------------------------------


def check_inclusion(
    *, index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> None:
    """That `leaf` stands at `index` in the tree of `size` leaves with this root (RFC 9162 2.1.3.2).

    Refused: InclusionWrong.
    """
    wrong = InclusionWrong(index=index, size=size)
    if not 0 <= index < size or any(len(part) != HASH for part in (leaf, root, *proof)):
        raise wrong
    at, last, have = index, size - 1, leaf
    for other in proof:
        if last == 0:
            raise wrong
        if at & 1 or at == last:
            have = node_hash(other, have)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            have = node_hash(have, other)
        at, last = at >> 1, last >> 1
    if last or have != root:
        raise wrong


def check_consistency(
    *, size1: int, root1: bytes, size2: int, root2: bytes, proof: Sequence[bytes]
) -> None:
    """That the tree of `size2` leaves begins with the one of `size1` (RFC 9162 2.1.4.2).

    A tree of no leaves proves nothing and is refused, as in the published test cases.
    Refused: ConsistencyWrong.
    """
    wrong = ConsistencyWrong(size1=size1, size2=size2)
    if not 0 < size1 <= size2 or any(len(part) != HASH for part in proof):
        raise wrong
    if size1 == size2:
        if proof or root1 != root2:
            raise wrong
        return
    path = list(proof) if size1 & (size1 - 1) else [root1, *proof]
    if not path or _both_roots(size1, size2, path) != (root1, root2):
        raise wrong


def _both_roots(size1: int, size2: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The two roots that a consistency path leads to, or None where it has the wrong length."""
    at, last = size1 - 1, size2 - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for other in path[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            old, new = node_hash(other, old), node_hash(other, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, other)
        at, last = at >> 1, last >> 1
    return None if last else (old, new)
