"""A person's data go and the proof stays whole."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection

from yimen.ground.ledger import jobs, queries, rules, signing, verbs
from yimen.ground.ledger.models import Entry
from yimen.ground.ledger.tests import make
from yimen.kernel import ids, note

pytestmark = pytest.mark.django_db


def _erase(*entries: UUID) -> int:
    return verbs.erase(
        about=make.CASE,
        by="w.li",
        ground="withdrawn consent",
        now=make.NOON,
        entries=entries or None,
    )


def test_erasing_a_subject_takes_its_words_and_leaves_the_tree_whole() -> None:
    made = [make.entry(name="张三"), make.entry(name="张三")]
    other = make.entry(make.case(1), name="李四")
    jobs.seal_all(make.NOON)
    before = queries.inclusion(made[0])

    assert _erase() == 2
    jobs.seal_all(make.NOON)

    assert not Entry.objects.filter(pk__in=made).exclude(body=None, salt=None).exists()
    assert Entry.objects.get(pk=other).body is not None
    assert make.report().whole
    assert note.check_proof(before, [signing.verifier()]).size == 3
    assert queries.inclusion(made[0]).data == before.data


def test_an_erasure_says_who_erased_what_and_why() -> None:
    made = make.entry()

    _erase(made)

    why = queries.history(make.CASE)[-1]
    assert why.act == rules.ERASE
    assert why.body == f'{{"by":"w.li","entries":["{made}"],"ground":"withdrawn consent"}}'


def test_only_the_entries_named_are_erased() -> None:
    made = [make.entry(n=n) for n in range(3)]

    assert _erase(made[1]) == 1

    assert [one.body is None for one in queries.history(make.CASE)] == [False, True, False, False]


def test_an_entry_of_another_subject_is_not_erased() -> None:
    other = make.entry(make.case(1))

    with pytest.raises(queries.EntryUnknown):
        _erase(other)


def test_nothing_is_erased_twice_and_no_erasure_ever() -> None:
    made = make.entry()
    _erase(made)

    with pytest.raises(verbs.NothingToErase):
        _erase()
    with pytest.raises(verbs.NothingToErase):
        _erase(made)
    with pytest.raises(queries.EntryUnknown):
        _erase(queries.history(make.CASE)[-1].pk)


def test_the_database_erases_nothing_that_no_erasure_names() -> None:
    made = make.entry()
    not_an_erasure = make.entry(act="cases.note", entries=[str(made)], ground="none")

    for why in (not_an_erasure, ids.new()):
        with connection.cursor() as cursor:
            cursor.execute("select ledger_erase(%s)", [why])
            assert cursor.fetchone() == (0,)

    assert Entry.objects.get(pk=made).body is not None


def test_the_database_never_erases_an_erasure() -> None:
    _erase(make.entry())
    erasure = queries.history(make.CASE)[-1].pk

    why = make.entry(act=rules.ERASE, entries=[str(erasure)], ground="cover up")
    with connection.cursor() as cursor:
        cursor.execute("select ledger_erase(%s)", [why])
        assert cursor.fetchone() == (0,)

    assert Entry.objects.get(pk=erasure).body is not None
