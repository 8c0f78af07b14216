"""Sealing gives every committed entry one place, and signs only a log that grows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

import pytest
from django.db import connection, connections, transaction

from yimen.ground.ledger import jobs, queries, signing, verbs
from yimen.ground.ledger.models import Checkpoint, Leaf, Pending
from yimen.ground.ledger.tests import make
from yimen.kernel import merkle, note
from yimen.kernel.errors import Trouble
from yimen.kernel.merkle import ConsistencyWrong
from yimen.kernel.note import SignatureWrong

PATIENCE_S = 120  # a busy machine is slow, and no fault


@pytest.mark.django_db
def test_sealing_gives_places_from_nought_without_gaps() -> None:
    made = [make.entry(make.case(n)) for n in range(7)]

    sealed = [verbs.seal(now=make.NOON, at_most=3) for _ in range(4)]

    assert sealed == [3, 3, 1, 0]
    places = Leaf.objects.order_by("place").values_list("place", "entry_id")
    assert list(places) == list(enumerate(made))
    assert not Pending.objects.exists()
    assert list(Checkpoint.objects.order_by("size").values_list("size", flat=True)) == [3, 6, 7]


@pytest.mark.django_db
def test_what_is_made_to_wait_a_second_time_is_named_and_holds_up_nothing() -> None:
    made = make.sealed(3)
    Pending.objects.create(entry_id=made[1])
    new = make.entry()

    before, sealed, after = make.found(), verbs.seal(now=make.NOON), make.report()

    assert before == {("sealed-again", 1)}
    assert sealed == 1
    assert Leaf.objects.get(place=3).entry_id == new
    assert after.whole


@pytest.mark.django_db
def test_the_checkpoint_is_signed_with_the_key_of_the_home(home: Path) -> None:
    make.sealed(3)

    signed = queries.checkpoint() or ""

    text = note.opened(signed, [signing.verifier()])
    assert note.read_checkpoint(text).size == 3
    assert (home / "log.key").stat().st_mode & 0o777 == 0o600
    assert note.read_signer((home / "log.key").read_text()).verifier == signing.verifier()


@pytest.mark.django_db
def test_a_log_that_was_signed_never_gets_a_new_key_by_itself(home: Path) -> None:
    make.sealed(3)
    (home / "log.key").unlink()

    with pytest.raises(Trouble, match=r"log\.key is missing"):
        make.sealed(1)


@pytest.mark.django_db
def test_a_tree_that_does_not_extend_the_signed_one_is_not_signed() -> None:
    make.sealed(3)
    make.sql("update ledger_tile set data = sha256(data) || substr(data, 33)")

    make.entry()
    with pytest.raises(ConsistencyWrong):
        jobs.seal_all(make.NOON)

    assert Checkpoint.objects.count() == 1


@pytest.mark.django_db
def test_a_forged_checkpoint_is_not_built_upon() -> None:
    make.sealed(3)
    name = signing.verifier().name
    forged = note.sign(note.Checkpoint(name, 3, merkle.EMPTY).text(), note.new_signer(name))
    Checkpoint.objects.update(note=forged)

    make.entry()
    with pytest.raises(SignatureWrong):
        jobs.seal_all(make.NOON)


class Rounds(Event):
    """Lets a sealer go round a few times, without waiting."""

    left = 3

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.django_db(transaction=True)
def test_a_sealing_that_fails_is_logged_and_tried_again(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    make.sealed(1)
    key = home / "log.key"
    kept = key.read_text()
    key.unlink()
    make.entry()

    jobs.run_sealer(Rounds())
    failed = len(caplog.records)
    key.write_text(kept)
    jobs.run_sealer(Rounds())

    assert (failed, len(caplog.records)) == (2, 2)
    assert "log.key is missing" in caplog.text
    assert Checkpoint.objects.count() == 2
    assert make.report().whole


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_threads_record_while_the_sealer_runs_and_nothing_is_skipped() -> None:
    stop = Event()
    sealer = Thread(target=jobs.run_sealer, args=(stop,))

    def some(thread: int) -> list[UUID]:
        try:
            return [make.entry(make.case(thread), n=n) for n in range(25)]
        finally:
            connections.close_all()

    sealer.start()
    with ThreadPoolExecutor(8) as pool:
        made = [id_ for part in pool.map(some, range(8)) for id_ in part]
    stop.set()
    sealer.join()
    jobs.seal_all(make.NOON)

    leaves = list(Leaf.objects.order_by("place"))
    assert [leaf.place for leaf in leaves] == list(range(200))
    assert {leaf.entry_id for leaf in leaves} == set(made)
    assert make.report().whole


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_sealers_take_turns() -> None:
    made = [make.entry(make.case(n)) for n in range(40)]

    def some(_: int) -> int:
        try:
            return sum(verbs.seal(now=make.NOON, at_most=3) for _ in range(10))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        sealed = sum(pool.map(some, range(4)))

    assert sealed == len(made)
    assert make.report().whole


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_entry_that_commits_late_gets_a_later_place() -> None:
    written, sealed = Event(), Event()
    late: list[UUID] = []

    def slow() -> None:
        with transaction.atomic():
            late.append(make.entry(make.case(1)))
            written.set()
            assert sealed.wait(PATIENCE_S)
        connection.close()

    writer = Thread(target=slow)
    writer.start()
    assert written.wait(PATIENCE_S)
    early = make.entry(make.case(2))
    first = jobs.seal_all(make.NOON)
    sealed.set()
    writer.join()
    second = jobs.seal_all(make.NOON)

    assert (first, second) == (1, 1)
    assert late[0] < early
    assert list(Leaf.objects.order_by("place").values_list("entry_id", flat=True)) == [
        early,
        late[0],
    ]
    assert make.report().whole
