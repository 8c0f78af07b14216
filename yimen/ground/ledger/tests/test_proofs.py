"""A proof can be checked by a stranger, and costs the same at any size."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.ground.ledger import queries, signing
from yimen.ground.ledger.models import Checkpoint
from yimen.ground.ledger.tests import make
from yimen.kernel import ids, merkle, note
from yimen.kernel.merkle import ConsistencyWrong

pytestmark = pytest.mark.django_db


def test_the_proof_of_every_entry_stands_by_itself() -> None:
    made = make.sealed(20)

    texts = [queries.proof_text(id_) for id_ in made]

    for place, text in enumerate(texts):
        proof = note.read_proof(text)
        assert (proof.index, str(made[place]) in proof.data.decode()) == (place, True)
        assert note.check_proof(proof, [signing.verifier()]).size == 20


def test_growth_is_proved_between_any_two_checkpoints() -> None:
    for count in (1, 6, 13):
        make.sealed(count)
    signed = [note.read_checkpoint(note.split(one.note)[0]) for one in Checkpoint.objects.all()]

    for old in signed:
        for new in signed:
            if old.size > new.size:
                with pytest.raises(ConsistencyWrong):
                    queries.consistency(old.size, new.size)
                continue
            merkle.check_consistency(
                size1=old.size,
                root1=old.root,
                size2=new.size,
                root2=new.root,
                proof=queries.consistency(old.size, new.size),
            )


def test_an_entry_that_is_not_sealed_has_no_proof_yet() -> None:
    make.sealed(2)

    with pytest.raises(queries.NotSealed):
        queries.inclusion(make.entry())
    with pytest.raises(queries.EntryUnknown):
        queries.inclusion(ids.new())


def test_entries_are_found_by_number_and_by_subject() -> None:
    made = make.sealed(6, subjects=2)

    assert queries.entry(made[3]).pk == made[3]
    assert queries.in_subject(make.case(1), 2).pk == made[3]
    assert queries.in_subject(make.case(1)).pk == made[5]
    assert [one.pk for one in queries.history(make.case(1))] == made[1::2]
    with pytest.raises(queries.EntryUnknown):
        queries.entry(ids.new())
    with pytest.raises(queries.EntryUnknown):
        queries.in_subject(make.case(1), 4)


@pytest.mark.slow
def test_a_larger_tree_costs_no_more_queries() -> None:
    few = make.sealed(2)
    with CaptureQueriesContext(connection) as before:
        queries.inclusion(few[0])

    make.sealed(300)
    with CaptureQueriesContext(connection) as after:
        queries.inclusion(few[0])

    assert len(before) == len(after) == 3
