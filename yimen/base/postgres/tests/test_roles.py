"""What each login may do, on the real server."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from yimen.base import postgres
from yimen.kernel.errors import Trouble


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Nothing but what a test says names a server, wherever the suite itself runs."""
    for role in ("APP", "OWNER", "SEALER"):
        monkeypatch.delenv(f"DATABASE_URL_{role}", raising=False)
    return monkeypatch


@pytest.mark.parametrize("url", ["postgresql://[", "mysql://boss:secret@db.example/city"])
def test_a_database_url_that_cannot_be_read_is_named_without_its_password(
    told: pytest.MonkeyPatch, url: str
) -> None:
    told.setenv("DATABASE_URL", url)

    with pytest.raises(Trouble, match="DATABASE_URL cannot be read") as wrong:
        postgres.databases()

    assert "secret" not in wrong.value.what


def test_roles_may_have_logins_of_their_own(told: pytest.MonkeyPatch) -> None:
    told.delenv("YIMEN_TEST")
    told.setenv("DATABASE_URL", "postgresql://boss@db.example/city")
    told.setenv("DATABASE_URL_APP", "postgresql://app@db.example/city")

    users = {alias: found["USER"] for alias, found in postgres.databases().items()}

    assert users == {"default": "app", "owner": "boss", "sealer": "boss"}


def test_conninfo_is_understood_as_well_as_a_uri(told: pytest.MonkeyPatch) -> None:
    told.setenv("DATABASE_URL", "host=db.example dbname=city user=boss sslmode=require")

    found = postgres.databases()["default"]

    assert (found["HOST"], found["NAME"], found["OPTIONS"]["sslmode"]) == (
        "db.example",
        "city",
        "require",
    )
    assert psycopg.conninfo.conninfo_to_dict(postgres.url())["user"] == "boss"


def test_a_connection_outlives_a_request_but_not_a_test(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {each["CONN_MAX_AGE"] for each in postgres.databases().values()} == {0}

    monkeypatch.delenv("YIMEN_TEST")

    served = postgres.databases().values()
    assert {(each["CONN_MAX_AGE"], each["CONN_HEALTH_CHECKS"]) for each in served} == {(60, True)}


@pytest.mark.django_db
@pytest.mark.parametrize(("setting", "ours"), [("jit", "off"), ("random_page_cost", "1.1")])
def test_every_server_plans_our_statements_as_ours_does(setting: str, ours: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"show {setting}")

        assert cursor.fetchone() == (ours,)
