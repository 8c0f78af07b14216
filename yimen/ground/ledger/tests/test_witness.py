"""A witness outside the database finds what was rewritten even with the log's own key."""

from __future__ import annotations

from pathlib import Path

import pytest

from yimen.base.sentences import sentence
from yimen.ground.ledger import queries, rules, signing, witnessing
from yimen.ground.ledger.models import Checkpoint, Entry, Leaf
from yimen.ground.ledger.tests import make
from yimen.kernel import merkle, note
from yimen.kernel.errors import Trouble
from yimen.kernel.note import NoteMalformed, SignatureWrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "witness"


def rewrite(place: int) -> None:
    """An administrator who also holds the log key: another act, and all that follows anew."""
    guilty = Leaf.objects.get(place=place).entry
    guilty.act = "cases.refuse"
    chain = list(Entry.objects.filter(number=guilty.number, seq__gte=guilty.seq).order_by("seq"))
    chain[0] = guilty
    for before, entry in zip([None, *chain], chain, strict=False):
        if before is not None:
            entry.prev = before.hash
        entry.hash = merkle.leaf_hash(queries.public(entry))
        entry.save()
    tiles = make.regrow()
    key = signing.signer(new=False)
    for signed in Checkpoint.objects.all():
        root = merkle.root(signed.size, tiles)
        signed.note = note.sign(note.Checkpoint(key.name, signed.size, root).text(), key)
        signed.save()


@pytest.mark.slow
def test_a_witness_accepts_a_log_that_grows(file: Path) -> None:
    for size in (3, 10, 300):
        make.sealed(size - queries.size())
        witnessing.observe(file)
    witnessing.observe(file)

    witness = witnessing.load(file)

    assert [one.size for one in witness.seen] == [3, 10, 300]
    report = make.report(witness)
    assert (report.whole, report.witnessed) == (True, 3)


def test_history_rewritten_with_the_key_is_whole_by_itself_and_found_by_the_witness(
    file: Path,
) -> None:
    for size in (4, 9):
        make.sealed(size - queries.size())
        witnessing.observe(file)
    was = [one.root.hex() for one in witnessing.load(file).seen]

    rewrite(6)

    assert make.report().whole
    (finding,) = make.report(witnessing.load(file)).findings
    assert (finding.code, finding.place) == ("witness-differs", 4)
    assert was[1] in finding.text
    assert "at 9 leaves" in finding.text
    assert "at or after place 4 was rewritten" in finding.text


def test_a_witness_refuses_a_rewritten_log_and_keeps_its_file(file: Path) -> None:
    make.sealed(9)
    witnessing.observe(file)
    before = file.read_bytes()

    rewrite(6)
    with pytest.raises(rules.WitnessRefuses):
        witnessing.observe(file)
    make.sealed(5)
    with pytest.raises(rules.WitnessRefuses) as refused:
        witnessing.observe(file)

    assert file.read_bytes() == before
    assert refused.value.facts == {"seen": 9, "shown": 14}
    assert "9" in sentence(refused.value, "en")


def test_a_log_that_lost_its_end_is_refused_and_named(file: Path) -> None:
    make.sealed(4)
    make.sealed(5)
    witnessing.observe(file)

    for table in (
        "leaf where place > 3",
        "entry where id not in (select entry_id from ledger_leaf)",
    ):
        make.sql(f"delete from ledger_{table}")
    make.sql("delete from ledger_checkpoint where size > 4")
    make.sql("update ledger_tile set data = substr(data, 1, 128)")

    assert make.report().whole
    assert make.found(witnessing.load(file)) == {("witness-differs", 4)}
    with pytest.raises(rules.WitnessRefuses):
        witnessing.observe(file)


def test_a_log_with_another_key_is_refused(file: Path, home: Path) -> None:
    make.sealed(4)
    witnessing.observe(file)
    other = note.new_signer(signing.verifier().name)

    (home / "log.key").write_text(other.text())
    Checkpoint.objects.all().delete()
    make.sealed(5)

    with pytest.raises(SignatureWrong):
        witnessing.observe(file)


def test_a_checkpoint_of_another_log_is_refused_though_the_key_is_right() -> None:
    key = note.new_signer("yimen.example/ledger")
    witness = rules.Witness(key.verifier)
    other = note.sign(note.Checkpoint("yimen.example/other", 3, merkle.EMPTY).text(), key)

    with pytest.raises(NoteMalformed):
        witness.accept(other, ())


def test_there_is_nothing_to_witness_before_the_first_checkpoint(file: Path) -> None:
    with pytest.raises(witnessing.NothingSigned):
        witnessing.observe(file)

    assert not file.exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [("{", "["), ('"size": 3', '"size": 4'), ('"key"', '"kay"'), ('"root": "', '"root": "0')],
)
def test_a_damaged_witness_file_is_refused(file: Path, before: str, after: str) -> None:
    make.sealed(3)
    witnessing.observe(file)

    file.write_text(file.read_text().replace(before, after))

    with pytest.raises(NoteMalformed):
        witnessing.load(file)


def test_a_file_that_is_no_text_is_no_witness(file: Path) -> None:
    file.write_bytes(bytes(range(256)))

    with pytest.raises(NoteMalformed):
        witnessing.load(file)


def test_a_witness_file_that_is_not_there_is_told(file: Path) -> None:
    with pytest.raises(Trouble, match="cannot read"):
        witnessing.load(file)
    with pytest.raises(Trouble, match="cannot open"):
        witnessing.observe(file / "missing" / "witness")
