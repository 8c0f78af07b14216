"""A prepared statement answers, fails as PostgreSQL says, and outlives its connection."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from yimen.base.postgres.prepared import Prepared, Sent, values_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ASKED = Prepared("ask", "select pg_backend_pid() + $1::int")
DIVIDE = Prepared("divide", "select 6 / $1::int")
LONG = Prepared("long", "select $1::text")


def raw() -> psycopg.Connection[object]:
    connection.ensure_connection()
    held: psycopg.Connection[object] = connection.connection
    return held


def test_a_statement_runs_on_the_new_connection_when_the_old_one_was_closed() -> None:
    before = ASKED.value(raw(), (0,))
    connection.close()

    after = ASKED.value(raw(), (0,))

    assert after != before


def test_one_thread_may_go_to_and_fro_between_connections() -> None:
    first = ASKED.value(raw(), (0,))
    with psycopg.connect(**connection.get_connection_params()) as other:
        assert ASKED.value(other, (0,)) != first

    assert ASKED.value(raw(), (0,)) == first


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("uuid", UUID("01a20114-5f7c-72f8-9664-3f2cc9b17b77")),
        ("date", date(2026, 3, 2)),
        ("timestamptz", datetime(2026, 3, 2, 1, 0, 0, 500, tzinfo=UTC)),
        ("text", "一门 \\x00 'quoted'"),
        ("bytea", b"\x00\xff\\"),
        ("int", -7),
        ("text", ""),
    ],
)
def test_a_value_arrives_as_it_was_sent(kind: str, value: Sent) -> None:
    statement = Prepared(f"same_{kind}", f"select $1::{kind}")

    told = statement.value(raw(), (value,))

    with connection.cursor() as cursor:
        cursor.execute(f"select cast(%s as {kind})::text", [value])
        assert cursor.fetchone() == (told,)


def test_nothing_arrives_as_null() -> None:
    assert Prepared("nothing", "select $1::text").value(raw(), (None,)) is None


def test_an_error_is_the_one_that_postgresql_names() -> None:
    with pytest.raises(psycopg.errors.DivisionByZero):
        DIVIDE.value(raw(), (0,))
    with pytest.raises(psycopg.errors.UndefinedTable):
        Prepared("nowhere", "select 1 from nowhere where 1 = $1::int").value(raw(), (0,))

    assert ASKED.value(raw(), (0,))


def test_several_answer_in_their_order() -> None:
    long = "字" * 400_000  # more than the system takes at once

    told = values_of(raw(), [(DIVIDE, (2,)), (LONG, (long,)), (LONG, (None,)), (DIVIDE, (3,))])

    assert told == ["3", long, None, "2"]


def test_of_several_the_first_that_fails_is_the_error_and_nothing_behind_it_is_done() -> None:
    count = Prepared("step", "select nextval('test_steps')")
    with connection.cursor() as cursor:
        cursor.execute("create temporary sequence test_steps")

    with pytest.raises(psycopg.errors.DivisionByZero):
        values_of(
            raw(), [(count, ()), (DIVIDE, (0,)), (count, ()), (Prepared("not", "select"), ())]
        )

    assert count.value(raw(), ()) == "2"


def test_a_connection_that_breaks_on_the_way_is_closed() -> None:
    end = Prepared("end", "select pg_terminate_backend(pg_backend_pid())")
    broken = raw()

    with pytest.raises(psycopg.OperationalError):
        values_of(broken, [(DIVIDE, (2,)), (end, ()), (DIVIDE, (2,))])

    assert broken.closed
    connection.close()
