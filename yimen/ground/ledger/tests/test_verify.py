"""Everything an administrator of the database can do is found, and named."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from django.db import connection

from yimen.ground.ledger import jobs, queries, rules, signing, verbs
from yimen.ground.ledger.models import Checkpoint, Entry, Pending
from yimen.ground.ledger.tests import make
from yimen.kernel import ids, merkle, note

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_an_untouched_ledger_is_whole() -> None:
    make.sealed(300)
    make.entry()

    report = make.report()

    assert report.findings == ()
    assert report.whole
    assert (report.entries, report.size, report.signed, report.pending) == (301, 300, 300, 1)
    assert report.root == note.read_checkpoint(note.split(queries.checkpoint() or "")[0]).root


def test_an_empty_ledger_is_whole() -> None:
    report = make.report()

    assert report.whole
    assert (report.entries, report.root) == (0, merkle.EMPTY)


@pytest.mark.slow
def test_a_ledger_sealed_in_many_small_steps_is_whole() -> None:
    for _ in range(5):
        make.sealed(137)

    assert make.report().whole


def test_a_changed_byte_in_a_body_is_found_and_the_entry_named() -> None:
    made = make.sealed(10)

    make.sql(
        "update ledger_entry set body = replace(body, 'w.chen', 'w.chan') where id = %s", made[4]
    )

    (finding,) = make.report().findings
    assert (finding.code, finding.place, finding.entry) == ("body-changed", 4, made[4])
    for fact in ("place 4", str(made[4]), "cases.accept", "case 510100-2026-000001 #2"):
        assert fact in finding.text


def test_a_changed_body_that_waits_for_its_place_is_found() -> None:
    id_ = make.entry()

    make.sql("update ledger_entry set body = '{}' where id = %s", id_)

    (finding,) = make.report().findings
    assert (finding.code, finding.entry) == ("body-changed", id_)


@pytest.mark.parametrize(
    "change",
    [
        "act = 'cases.refuse'",
        "kind = 'draft'",
        "number = number || 'x'",
        "unit = 'hall-4'",
        "at = at - interval '1 microsecond'",
        "seq = seq + 100",
        "prev = '\\x00'",
        "commitment = sha256(commitment)",
    ],
)
def test_a_change_of_the_public_part_is_found_and_the_entry_named(change: str) -> None:
    made = make.sealed(10)

    make.sql(f"update ledger_entry set {change} where id = %s", made[9])

    assert ("entry-changed", 9) in make.found()


def test_a_new_hash_does_not_hide_a_changed_act() -> None:
    make.sealed(10)

    make.rehash(9, act="cases.refuse")

    assert make.found() == {("tile-differs", 9), ("checkpoint-differs", 9)}


@pytest.mark.slow
def test_new_tiles_do_not_hide_a_changed_act() -> None:
    make.sealed(300)

    make.rehash(299, act="cases.refuse")
    make.regrow()

    assert make.found() == {("checkpoint-differs", 299)}


def test_a_deleted_entry_is_found_and_its_place_named() -> None:
    made = make.sealed(10)

    make.sql("delete from ledger_entry where id = %s", made[4])

    findings = make.report().findings
    assert [(one.code, one.place, one.entry) for one in findings] == [
        ("entry-deleted", 4, made[4]),
        ("chain-broken", None, made[7]),
    ]


def test_an_entry_deleted_with_its_leaf_is_found_and_its_place_named() -> None:
    made = make.sealed(10)

    make.sql("delete from ledger_entry where id = %s", made[9])
    make.sql("delete from ledger_leaf where entry_id = %s", made[9])
    make.sql("delete from ledger_entry where id = %s", made[4])
    make.sql("delete from ledger_leaf where entry_id = %s", made[4])

    assert make.found() == {
        ("leaf-missing", 4),
        ("chain-broken", None),
        ("tile-differs", 9),
        ("checkpoint-differs", 9),
    }


def test_an_entry_deleted_before_it_was_sealed_is_found() -> None:
    id_ = make.entry()

    make.sql("delete from ledger_entry where id = %s", id_)
    jobs.seal_all(make.NOON)

    (finding,) = make.report().findings
    assert (finding.code, finding.entry) == ("entry-deleted", id_)


def test_an_entry_kept_from_being_sealed_is_found() -> None:
    id_ = make.entry()

    Pending.objects.filter(entry=id_).delete()

    (finding,) = make.report().findings
    assert (finding.code, finding.entry) == ("never-sealed", id_)


def test_a_first_entry_that_follows_another_is_found() -> None:
    linked = rules.link(
        id=ids.new(),
        act="cases.accept",
        about=make.CASE,
        by="w.chen",
        at=make.NOON,
        unit="",
        body={},
        seq=1,
        prev=merkle.EMPTY,
    )
    with connection.cursor() as cursor:
        values = ", ".join(["%s"] * 12)
        cursor.execute(f"select ledger_append({values})", astuple(linked))
    jobs.seal_all(make.NOON)

    (finding,) = make.report().findings
    assert (finding.code, finding.entry) == ("chain-broken", linked.id)


def test_exchanged_leaves_are_found_and_both_places_named() -> None:
    make.sealed(10)

    make.sql("update ledger_leaf set place = 99 where place = 3")
    make.sql("update ledger_leaf set place = 3 where place = 6")
    make.sql("update ledger_leaf set place = 6 where place = 99")

    assert make.found() == {("tile-differs", 3), ("tile-differs", 6), ("checkpoint-differs", 9)}


@pytest.mark.slow
@pytest.mark.parametrize("place", [-5, 900_000_000_000])
def test_a_leaf_put_where_the_tree_has_no_place_is_found_at_once(place: int) -> None:
    make.sealed(4)

    make.sql(f"update ledger_leaf set place = {place} where place = 3")

    left = {("tile-differs", 3), ("checkpoint-differs", 3)}
    assert make.found() == {("leaf-misplaced", place), *left}


@pytest.mark.parametrize("level", [0, 1])
def test_a_changed_tile_is_found_and_named(level: int) -> None:
    make.sealed(300)

    make.sql(
        "update ledger_tile set data = set_byte(data, 64, 255 - get_byte(data, 64))"
        " where level = 0 and n = 0"
        if level == 0
        else "update ledger_tile set data = sha256(data) where level = 1"
    )

    (finding,) = make.report().findings
    assert finding.code == "tile-differs"
    assert ("place 2" if level == 0 else "tile 0 of level 1") in finding.text


@pytest.mark.slow
def test_a_missing_and_an_extra_tile_are_found() -> None:
    make.sealed(300)

    make.sql("delete from ledger_tile where level = 0 and n = 1")
    make.sql("insert into ledger_tile values (0, 2, ''), (2, 0, '')")

    assert [one.text for one in make.report().findings] == [
        "tile 1 of level 0 is missing",
        "tile 2 of level 0 stands beyond the 300 leaves there are",
        "tile 0 of level 2 stands beyond the 300 leaves there are",
    ]


def test_a_checkpoint_changed_without_the_key_is_found() -> None:
    make.sealed(10)
    forged = note.Checkpoint(signing.verifier().name, 10, merkle.EMPTY).text()

    Checkpoint.objects.update(note=note.sign(forged, note.new_signer(signing.verifier().name)))

    assert [one.code for one in make.report().findings] == ["checkpoint-unsigned"]


def test_a_checkpoint_moved_to_another_size_is_found() -> None:
    make.sealed(10)

    Checkpoint.objects.update(size=9)

    assert [one.code for one in make.report().findings] == ["checkpoint-differs"]


def test_a_tree_without_its_checkpoints_is_found() -> None:
    make.sealed(3)

    Checkpoint.objects.all().delete()

    assert [one.code for one in make.report().findings] == ["checkpoint-missing"]


def test_the_last_entries_taken_whole_are_found_by_the_checkpoint() -> None:
    make.sealed(10)

    make.sql("delete from ledger_entry e using ledger_leaf l where l.entry_id = e.id and place > 6")
    make.sql("delete from ledger_leaf where place > 6")
    make.regrow()

    assert make.found() == {("checkpoint-differs", 7)}


def test_a_body_that_is_gone_without_an_erasure_is_found() -> None:
    made = make.sealed(4)

    make.sql("update ledger_entry set body = null, salt = null where id = %s", made[2])

    (finding,) = make.report().findings
    assert (finding.code, finding.entry) == ("body-missing", made[2])


def test_an_erased_body_that_was_put_back_is_found() -> None:
    made = make.sealed(4)
    before = Entry.objects.get(pk=made[2])
    verbs.erase(about=make.case(2), by="w.li", ground="request", now=make.NOON)

    before.save()

    (finding,) = make.report().findings
    assert (finding.code, finding.entry) == ("erasure-undone", made[2])


def test_checkpoints_that_differ_are_told_as_one() -> None:
    for _ in range(4):
        make.sealed(2)

    make.rehash(3, act="cases.refuse")

    told = [one.text for one in make.report().findings if one.code == "checkpoint-differs"]
    assert told == [
        "the checkpoint of 4 leaves is not the root of these leaves (nor are 2 more right, up to 8)"
    ]


def test_every_finding_is_counted_and_the_first_thousand_are_listed() -> None:
    make.sealed(2)
    make.sql("insert into ledger_pending select gen_random_uuid() from generate_series(1, 1200)")

    report = make.report()

    assert (report.found, len(report.findings)) == (1200, 1000)
