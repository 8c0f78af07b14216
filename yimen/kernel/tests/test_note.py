"""Notes, checkpoints and proofs against other people's, and against forgery."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from yimen.kernel import merkle, note
from yimen.kernel.merkle import InclusionWrong
from yimen.kernel.note import Checkpoint, NoteMalformed, Proof, SignatureWrong

LOG = note.new_signer("yimen.example/log")


@pytest.fixture(scope="module")
def published(trial_data: Path) -> Any:
    return json.loads((trial_data / "trust" / "trust_tlog_tiles.json").read_text())


def _proof(count: int = 5, index: int = 3) -> Proof:
    data = [str(n).encode() for n in range(count)]
    tiles = merkle.extend(0, {}, [merkle.leaf_hash(one) for one in data])
    path = tuple(merkle.hash_of(span, tiles) for span in merkle.inclusion_spans(index, count))
    checkpoint = Checkpoint(LOG.name, count, merkle.root(count, tiles))
    return Proof(data[index], index, path, note.sign(checkpoint.text(), LOG))


def test_the_published_note_opens_with_its_key(published: Any) -> None:
    example = published["signed_note_example"]
    key = note.read_verifier(example["vkey"])

    assert note.opened(example["note"], [key]) == "This is an example message.\n"
    assert str(key) == example["vkey"]


def test_the_published_log_is_the_tree_its_checkpoints_say(published: Any) -> None:
    key = note.read_verifier(published["vkey"])
    bundle = b64decode(published["entries_bundle_000.p_15_b64"])
    entries = []
    while bundle:
        length = int.from_bytes(bundle[:2], "big")
        entries.append(bundle[2 : 2 + length])
        bundle = bundle[2 + length :]
    hashes = [merkle.leaf_hash(entry) for entry in entries]
    tiles = merkle.extend(0, {}, hashes)

    assert tiles == {(0, 0): b64decode(published["tile_0_000.p_15_b64"])}
    assert len(published["checkpoints"]) == 16
    roots = {}
    for size, signed in published["checkpoints"].items():
        checkpoint = note.read_checkpoint(note.opened(signed, [key]))
        assert checkpoint == Checkpoint(key.name, int(size), merkle.root(int(size), tiles))
        roots[int(size)] = checkpoint.root
    for new in range(1, 16):
        for index in range(new):
            path = [merkle.hash_of(span, tiles) for span in merkle.inclusion_spans(index, new)]
            merkle.check_inclusion(
                index=index, size=new, leaf=hashes[index], proof=path, root=roots[new]
            )
            old = index + 1
            path = [merkle.hash_of(span, tiles) for span in merkle.consistency_spans(old, new)]
            merkle.check_consistency(
                size1=old, root1=roots[old], size2=new, root2=roots[new], proof=path
            )


def test_what_was_signed_opens_and_nothing_else_does() -> None:
    signed = note.sign("line\n\nand another\n", LOG)

    assert note.opened(signed, [LOG.verifier]) == "line\n\nand another\n"
    with pytest.raises(SignatureWrong):
        note.opened(signed.replace("another", "a forged"), [LOG.verifier])
    with pytest.raises(SignatureWrong):
        note.opened(signed, [note.new_signer(LOG.name).verifier])


def test_keys_survive_being_written_down() -> None:
    assert note.read_signer(LOG.text()) == LOG
    assert note.read_verifier(str(LOG.verifier)) == LOG.verifier
    assert LOG.seed.hex() not in repr(LOG)


def test_a_key_does_not_answer_to_another_name() -> None:
    renamed = str(LOG.verifier).replace("yimen.example", "other.example")

    with pytest.raises(NoteMalformed):
        note.read_verifier(renamed)


def test_a_cosigned_note_opens_for_the_log_and_for_the_witness() -> None:
    witness = note.new_signer("audit.example/w1", note.COSIGNS)
    text = Checkpoint(LOG.name, 0, merkle.EMPTY).text()

    cosigned = note.cosign(note.sign(text, LOG), witness, 1_700_000_000)

    assert note.opened(cosigned, [LOG.verifier]) == text
    assert note.opened(cosigned, [witness.verifier]) == text
    with pytest.raises(SignatureWrong):
        note.opened(cosigned.replace("\n0\n", "\n1\n"), [witness.verifier])


def test_one_wrong_line_of_a_known_key_spoils_the_note() -> None:
    witness = note.new_signer("audit.example/w1", note.COSIGNS)
    text = Checkpoint(LOG.name, 0, merkle.EMPTY).text()
    other = note.cosign(note.sign("something else\n", LOG), witness, 1)
    mixed = note.sign(text, LOG) + other.split("\n")[-2] + "\n"

    with pytest.raises(SignatureWrong):
        note.opened(mixed, [LOG.verifier, witness.verifier])


def test_a_proof_stands_by_itself() -> None:
    proof = note.read_proof(_proof().text())

    assert note.check_proof(proof, [LOG.verifier]).size == 5


def test_a_proof_of_something_else_is_refused() -> None:
    with pytest.raises(InclusionWrong):
        note.check_proof(replace(_proof(), data=b"not this"), [LOG.verifier])
    with pytest.raises(InclusionWrong):
        note.check_proof(replace(_proof(), index=2), [LOG.verifier])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "no signature\n",
        "text\n\nno dash\n",
        "text\n\n— name !!!\n",
        "te\rxt\n\n— n AAAAAAA=\n",
    ],
)
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(NoteMalformed):
        note.opened(text, [LOG.verifier])


@pytest.mark.parametrize(
    "text", ["", "a\n", "a\n01\nAA==\n", "a\n1\nAA==\n", "a\n٣\nAA==\n", f"a\n{'9' * 5000}\nAA==\n"]
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NoteMalformed):
        note.read_checkpoint(text)


@pytest.mark.parametrize(
    "text",
    ["", "c2sp.org/tlog-proof@v1\nindex 0\n\n", "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\n"],
)
def test_what_is_no_proof_is_refused(text: str) -> None:
    with pytest.raises(NoteMalformed):
        note.read_proof(text)


@pytest.mark.parametrize("text", ["", "a+b", "a+00000000+AA==", "PRIVATE+KEY+x"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NoteMalformed):
        note.read_verifier(text)
    with pytest.raises(NoteMalformed):
        note.read_signer(text)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\n"])
def test_a_key_name_has_no_spaces_and_no_plus(name: str) -> None:
    with pytest.raises(NoteMalformed):
        note.new_signer(name)
