"""PostgreSQL itself keeps the logins from changing what was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import ProgrammingError, connection

from yimen.base import postgres
from yimen.ground.ledger import jobs, queries, verbs
from yimen.ground.ledger.grants import GRANTS
from yimen.ground.ledger.models import Entry
from yimen.ground.ledger.tests import make

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

NOBODY_MAY = [
    "update ledger_entry set act = 'x'",
    "update ledger_entry set body = null, salt = null",
    "delete from ledger_entry",
    "truncate ledger_entry",
    "update ledger_leaf set place = 7",
    "delete from ledger_leaf",
    "truncate ledger_leaf",
    "update ledger_checkpoint set note = ''",
    "delete from ledger_checkpoint",
    "delete from ledger_tile",
]
NOT_THE_APP = [
    "insert into ledger_leaf values (0, gen_random_uuid())",
    "insert into ledger_checkpoint values (1, '', now())",
    "update ledger_tile set data = ''",
    "delete from ledger_pending",
]
NOT_THE_SEALER = [
    "insert into ledger_entry (id) values (gen_random_uuid())",
    "insert into ledger_pending values (gen_random_uuid())",
    "update ledger_reader set place = 0",
]


def _login(role: str) -> dict[str, str]:
    told = psycopg.conninfo.conninfo_to_dict(postgres.url(role))
    return {"USER": str(told["user"]), "PASSWORD": str(told.get("password", ""))}


@pytest.fixture(autouse=True)
def _granted() -> None:
    logins = {role: _login(role)["USER"] for role in ("app", "sealer")}
    if _login("owner")["USER"] in logins.values():
        pytest.skip("DATABASE_URL gives one login for all roles")
    connection.ensure_connection()
    assert connection.connection is not None
    postgres.grant(connection.connection, GRANTS, **logins)


@contextmanager
def working_as(role: str) -> Iterator[None]:
    """The same code over a connection that logged in as another role."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(_login(role))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def _allowed(statements: list[str]) -> list[str]:
    """Those that PostgreSQL did not refuse."""
    allowed = []
    for statement in statements:
        try:
            make.sql(statement)
        except ProgrammingError as error:
            assert "permission denied" in str(error)  # noqa: PT017 - which refusal matters
        else:
            allowed.append(statement)
    return allowed


@pytest.mark.parametrize(
    ("role", "statements"),
    [("app", NOBODY_MAY + NOT_THE_APP), ("sealer", NOBODY_MAY + NOT_THE_SEALER)],
)
def test_no_login_can_change_what_was_recorded(role: str, statements: list[str]) -> None:
    make.sealed(2)

    with working_as(role):
        allowed = _allowed(statements)

    assert allowed == []
    assert make.report().whole


def test_each_login_can_do_its_own_part_and_nothing_more_is_needed() -> None:
    with working_as("app"):
        made = make.entry(name="张三")
    with working_as("sealer"):
        sealed = jobs.seal_all(make.NOON)
    with working_as("app"):
        followed = verbs.follow(name="wall", each=lambda _: None)
        verbs.erase(about=make.CASE, by="w.li", ground="request", now=make.NOON)
        report = make.report()

    assert (sealed, followed) == (1, 1)
    assert (report.whole, report.entries) == (True, 2)
    assert queries.entry(made).body is None


def test_the_sealer_cannot_erase() -> None:
    made = make.entry(name="张三")

    with working_as("sealer"), pytest.raises(ProgrammingError, match="permission denied"):
        verbs.erase(about=make.CASE, by="w.li", ground="request", now=make.NOON)

    assert Entry.objects.get(pk=made).body is not None
