"""A verb is a transaction by itself; in a whole it is a part that stands or falls with the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from yimen.base.postgres.statements import Statement
from yimen.base.postgres.whole import part, whole

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WRITE = Statement("write_mark", "insert into marks values ($1) returning word")
DIVIDE = Statement("divide_mark", "select 1 / $1::int")
COUNT = Statement("count_marks", "select count(*) from marks")
ALIVE = Statement("alive", "select pg_backend_pid()")


@pytest.fixture(autouse=True)
def _marks() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("create temporary table if not exists marks (word text)")
        cursor.execute("delete from marks")
    yield
    connection.close()


@part
def write(word: str, *, fail: bool = False) -> None:
    WRITE(word)
    if fail:
        raise LookupError


def test_a_verb_that_fails_by_itself_leaves_nothing() -> None:
    with pytest.raises(LookupError):
        write("a", fail=True)

    assert COUNT() == "0"


def test_a_verb_that_fails_inside_another_transaction_leaves_that_one_as_it_was() -> None:
    with transaction.atomic():
        write("a")
        with pytest.raises(LookupError):
            write("b", fail=True)

    assert COUNT() == "1"


def test_a_part_that_fails_undoes_the_whole() -> None:
    @whole()
    def both() -> None:
        write("a")
        write("b", fail=True)

    with pytest.raises(LookupError):
        both()
    write("c")

    assert COUNT() == "1"


def test_the_parts_of_a_whole_take_no_savepoints() -> None:
    with CaptureQueriesContext(connection) as asked, whole():
        write("a")
        write("b")

    words = [each["sql"].split()[0].lower() for each in asked]
    assert words == ["begin", "insert", "insert", "commit"]


def test_what_is_written_later_keeps_its_place_before_what_is_asked_next() -> None:
    with whole():
        WRITE.later("a")
        asked = COUNT()
        WRITE.later("b")
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from marks")
            counted = cursor.fetchone()
        WRITE.later("c")

    assert (asked, counted, COUNT()) == ("1", (2,), "3")


def test_what_is_written_later_and_fails_undoes_the_whole_at_its_end() -> None:
    gone: list[str] = []

    @whole()
    def act() -> None:
        WRITE("a")
        DIVIDE.later("0")
        WRITE.later("b")
        gone.append("on")

    with pytest.raises(DataError):
        act()

    assert (gone, COUNT()) == (["on"], "0")


def test_what_waits_in_a_whole_that_is_refused_is_forgotten() -> None:
    @whole()
    def act() -> None:
        WRITE.later("a")
        raise LookupError

    with pytest.raises(LookupError):
        act()
    with whole():
        WRITE.later("b")

    assert COUNT() == "1"


def test_a_whole_inside_of_a_transaction_ends_with_that() -> None:
    with transaction.atomic():
        with whole():
            WRITE.later("a")
        inside = COUNT()
        transaction.set_rollback(True)

    assert (inside, COUNT()) == ("1", "0")


def test_nothing_waits_outside_of_a_whole() -> None:
    WRITE.later("a")

    assert COUNT() == "1"


def test_a_statement_of_a_broken_transaction_is_refused_as_django_refuses_its_own() -> None:
    with transaction.atomic():
        transaction.set_rollback(True)

        with pytest.raises(DatabaseError):
            COUNT()


def test_the_first_question_of_a_request_mends_a_connection_that_broke() -> None:
    before = ALIVE.first()
    _break(before)

    after = ALIVE.first()

    assert after != before


def test_any_other_question_says_that_it_broke() -> None:
    _break(ALIVE())

    with pytest.raises(DatabaseError):
        ALIVE()


def _break(pid: str | None) -> None:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 1000)", [pid])
    other.close()
