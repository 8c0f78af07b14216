"""An act that stands alone and an act inside a transaction do the same, and fail the same."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from yimen.ground.process import queries
from yimen.ground.process.states import RunState
from yimen.ground.process.tests import make
from yimen.ground.process.verbs.calls import Call

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_run_ends_alike_inside_a_transaction_and_outside() -> None:
    alone = make.run_of(make.five_branches())
    with transaction.atomic():
        inside = make.run_of(make.five_branches())

    for key in ("accept", *make.DEPARTMENTS, "decide", "issue"):
        make.answer(alone, key)
        with transaction.atomic():
            make.answer(inside, key)

    for run in (alone, inside):
        found = queries.standing(run=run, today=make.TODAY)
        assert found.state == RunState.FINISHED
        assert [step.attempt for step in found.steps] == [1] * 8


def test_a_broken_connection_is_given_up_and_the_next_act_has_a_new_one() -> None:
    run = make.run_of(make.five_branches())
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        row = cursor.fetchone()
    assert row
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s)", [row[0]])
    other.close()

    with pytest.raises(DatabaseError):
        make.answer(run, "accept")
    connection.close_if_unusable_or_obsolete()

    assert set(make.answer(run, "accept").opened) == set(make.DEPARTMENTS)


def test_what_a_rolled_back_transaction_did_did_not_happen() -> None:
    run = make.run_of(make.five_branches())

    with transaction.atomic():
        make.answer(run, "accept")
        transaction.set_rollback(True)

    assert set(make.answer(run, "accept").opened) == set(make.DEPARTMENTS)


def test_a_function_that_is_not_there_is_an_error_of_django_either_way() -> None:
    call = Call("process_nowhere", 1, str)

    with pytest.raises(DatabaseError):
        call("x")
    with pytest.raises(DatabaseError), transaction.atomic():
        call("x")
