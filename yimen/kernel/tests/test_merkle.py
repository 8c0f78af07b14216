"""The tree against RFC 6962 as written, against published cases, and against itself."""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel import merkle
from yimen.kernel.merkle import Address, ConsistencyWrong, InclusionWrong, TileTorn


def leaves(count: int) -> list[bytes]:
    return [merkle.leaf_hash(str(n).encode()) for n in range(count)]


def tree(hashes: list[bytes], sizes: tuple[int, ...] = ()) -> dict[Address, bytes]:
    """The tiles of a tree that grew through these sizes."""
    tiles: dict[Address, bytes] = {}
    at = 0
    for size in (*sizes, len(hashes)):
        tiles |= merkle.extend(at, tiles, hashes[at:size])
        at = size
    return tiles


def mth(hashes: list[bytes]) -> bytes:
    """MTH of RFC 6962 2.1, word for word."""
    if len(hashes) == 1:
        return hashes[0]
    k = power_below(len(hashes))
    return sha256(b"\x01" + mth(hashes[:k]) + mth(hashes[k:])).digest()


def path(m: int, hashes: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962 2.1.1, word for word."""
    if len(hashes) == 1:
        return []
    k = power_below(len(hashes))
    if m < k:
        return [*path(m, hashes[:k]), mth(hashes[k:])]
    return [*path(m - k, hashes[k:]), mth(hashes[:k])]


def subproof(m: int, hashes: list[bytes], *, known: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962 2.1.2, word for word."""
    if m == len(hashes):
        return [] if known else [mth(hashes)]
    k = power_below(len(hashes))
    if m <= k:
        return [*subproof(m, hashes[:k], known=known), mth(hashes[k:])]
    return [*subproof(m - k, hashes[k:], known=False), mth(hashes[:k])]


def power_below(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


@given(st.data(), st.integers(1, 700))
def test_proofs_are_those_of_the_rfc(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    older = data.draw(st.integers(1, size))
    hashes = leaves(size)
    tiles = tree(hashes, (older,))

    inclusion = [merkle.hash_of(span, tiles) for span in merkle.inclusion_spans(index, size)]
    consistency = [merkle.hash_of(span, tiles) for span in merkle.consistency_spans(older, size)]

    assert merkle.root(size, tiles) == mth(hashes)
    assert inclusion == path(index, hashes)
    assert consistency == subproof(older, hashes, known=True)


@pytest.mark.slow
def test_every_pair_of_sizes_to_seventy_is_proved_and_accepted() -> None:
    hashes = leaves(70)
    tiles = tree(hashes)
    roots = [merkle.root(size, tiles) for size in range(71)]

    for size in range(1, 71):
        for index in range(size):
            proof = [merkle.hash_of(span, tiles) for span in merkle.inclusion_spans(index, size)]
            assert proof == path(index, hashes[:size])
            merkle.check_inclusion(
                index=index, size=size, leaf=hashes[index], proof=proof, root=roots[size]
            )
        for old in range(1, size + 1):
            proof = [merkle.hash_of(span, tiles) for span in merkle.consistency_spans(old, size)]
            assert proof == subproof(old, hashes[:size], known=True)
            merkle.check_consistency(
                size1=old, root1=roots[old], size2=size, root2=roots[size], proof=proof
            )


@given(st.data(), st.integers(2, 600))
def test_a_changed_proof_is_refused(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    older = data.draw(st.integers(1, size - 1))
    hashes = leaves(size)
    tiles = tree(hashes)
    whole, old = merkle.root(size, tiles), merkle.root(older, tiles)
    inclusion = [merkle.hash_of(span, tiles) for span in merkle.inclusion_spans(index, size)]
    consistency = [merkle.hash_of(span, tiles) for span in merkle.consistency_spans(older, size)]

    bad = data.draw(st.integers(0, len(inclusion) - 1))
    inclusion[bad] = sha256(inclusion[bad]).digest()
    worse = data.draw(st.integers(0, len(consistency) - 1))
    consistency[worse] = sha256(consistency[worse]).digest()

    with pytest.raises(InclusionWrong):
        merkle.check_inclusion(
            index=index, size=size, leaf=hashes[index], proof=inclusion, root=whole
        )
    with pytest.raises(ConsistencyWrong):
        merkle.check_consistency(size1=older, root1=old, size2=size, root2=whole, proof=consistency)


@given(st.lists(st.integers(0, 900), max_size=5), st.integers(0, 900))
def test_a_tree_is_the_same_however_it_grew(stops: list[int], size: int) -> None:
    hashes = leaves(size)
    sizes = tuple(sorted(stop for stop in stops if stop <= size))

    tiles = tree(hashes, sizes)

    assert tiles == tree(hashes)
    assert merkle.edge(size) == {at for at, row in tiles.items() if len(row) < 256 * 32}


def test_the_specified_size_has_the_specified_tiles() -> None:
    """C2SP tlog-tiles: 70,000 leaves end in tiles of 112, of 17 and of 1."""
    tiles = merkle.extend(0, {}, [merkle.EMPTY] * 70_000)

    widths = {address: len(row) // 32 for address, row in tiles.items()}

    assert sorted(at for at, width in widths.items() if width < 256) == [(0, 273), (1, 1), (2, 0)]
    assert (widths[0, 273], widths[1, 1], widths[2, 0]) == (112, 17, 1)
    assert len(tiles) == 273 + 1 + 1 + 1 + 1


def test_tiles_are_published_under_the_specified_paths() -> None:
    assert merkle.tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert merkle.tile_path(1, 1, 17) == "tile/1/001.p/17"


def test_a_torn_tile_is_named() -> None:
    tiles = tree(leaves(300))
    tiles[0, 1] = tiles[0, 1][:-32]

    with pytest.raises(TileTorn) as torn:
        merkle.root(300, tiles)
    with pytest.raises(TileTorn):
        merkle.extend(300, tiles, leaves(1))

    assert torn.value.facts == {"level": 0, "n": 1}


@pytest.mark.parametrize(("index", "size"), [(3, 3), (-1, 3), (0, 0)])
def test_no_proof_is_made_for_a_leaf_outside_the_tree(index: int, size: int) -> None:
    with pytest.raises(InclusionWrong):
        merkle.inclusion_spans(index, size)


def _read(trial_data: Path, name: str) -> Any:
    return json.loads((trial_data / "trust" / name).read_text())


def _proof(case: dict[str, Any]) -> list[bytes]:
    return [b64decode(part) for part in case["proof"] or []]


def test_the_published_inclusion_cases_are_judged_as_published(trial_data: Path) -> None:
    cases = _read(trial_data, "trust_merkle_proofs.json")["inclusion"]

    wrong = []
    for case in cases:
        try:
            merkle.check_inclusion(
                index=case["leafIdx"],
                size=case["treeSize"],
                leaf=b64decode(case["leafHash"]),
                proof=_proof(case),
                root=b64decode(case["root"]),
            )
            refused = False
        except InclusionWrong:
            refused = True
        if refused != case["wantErr"]:
            wrong.append(case["file"])

    assert len(cases) == 98
    assert wrong == []


def test_the_published_consistency_cases_are_judged_as_published(trial_data: Path) -> None:
    cases = _read(trial_data, "trust_merkle_proofs.json")["consistency"]

    wrong = []
    for case in cases:
        try:
            merkle.check_consistency(
                size1=case["size1"],
                root1=b64decode(case["root1"]),
                size2=case["size2"],
                root2=b64decode(case["root2"]),
                proof=_proof(case),
            )
            refused = False
        except ConsistencyWrong:
            refused = True
        if refused != case["wantErr"]:
            wrong.append(case["file"])

    assert len(cases) == 98
    assert wrong == []
