"""Tokens, and who somebody is to the queries that ask who looks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries, rules, verbs
from yimen.ground.people.states import Level, Role
from yimen.ground.people.tests import make
from yimen.ground.people.tests.make import NOW
from yimen.kernel.errors import Refused
from yimen.kernel.ref import Ref

pytestmark = pytest.mark.django_db


def issued(login: str = "s1", days: int = 2) -> verbs.Issued:
    return verbs.issue_token(login=login, name="import", days=days, by="admin", now=NOW)


@pytest.fixture
def _staff() -> None:
    make.unit()
    make.unit("fire", "city", Level.COUNTY)
    make.unit("fire-west", "fire", Level.TOWNSHIP)
    make.staff("s1", "fire")


@pytest.mark.usefixtures("_staff")
def test_a_token_lets_its_account_act_until_it_is_over() -> None:
    secret = issued().secret

    assert queries.caller(secret, NOW)[1].by == "s1"
    with pytest.raises(rules.UnknownToken):
        queries.caller(secret, NOW + timedelta(days=2))
    with pytest.raises(rules.UnknownToken):
        queries.caller(secret + "x", NOW)


@pytest.mark.usefixtures("_staff")
def test_a_token_ends_with_its_revocation_and_with_the_appointment() -> None:
    first, second = issued(), issued()

    verbs.revoke_token(token=first.token.pk, by="admin", now=NOW)
    verbs.revoke_token(token=first.token.pk, by="admin", now=NOW)
    verbs.dismiss(number="s1", by="admin", now=NOW)

    for one in (first, second):
        with pytest.raises(rules.UnknownToken):
            queries.caller(one.secret, NOW)
    about = Ref("account", str(first.token.account_id))
    acts = [entry.act for entry in ledger.history(about)]
    assert acts.count("people.revoke_token") == 1


@pytest.mark.usefixtures("_staff")
def test_the_secret_of_a_token_is_kept_nowhere() -> None:
    secret = issued().secret

    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(t)::text from people_token t")
        rows = cursor.fetchall()
        cursor.execute("select body from ledger_entry where act = 'people.issue_token'")
        rows += cursor.fetchall()

    assert len(rows) == 2
    assert not any(secret in text or secret[14:] in text for (text,) in rows)


@pytest.mark.usefixtures("_staff")
@pytest.mark.parametrize(
    ("login", "days", "code"),
    [
        ("nobody", 2, "people.unknown-login"),
        ("s1", 0, "people.token-days"),
        ("s1", 367, "people.token-days"),
    ],
)
def test_a_token_is_refused(login: str, days: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        issued(login, days)

    assert refused.value.code == code


@pytest.mark.usefixtures("_staff")
def test_a_viewer_reaches_the_subtree_of_a_role_and_nothing_beside_it() -> None:
    make.unit("fireworks", "city", Level.COUNTY)  # its path begins alike
    make.grant("s1", Role.CLERK, "fire")
    make.grant("s1", Role.CLERK, "fire-west")
    viewer = queries.viewer(queries.staff("s1").account)

    assert queries.unit_keys(viewer, [Role.CLERK]) == ["fire", "fire-west"]
    assert queries.unit_keys(viewer, [Role.DECIDER]) == []
    assert viewer.paths([Role.CLERK]) == ("/city/fire/",)
    assert queries.reaches(viewer, [Role.CLERK], "fire-west")
    assert not queries.reaches(viewer, [Role.CLERK], "fireworks")
    assert not queries.reaches(viewer, [Role.DECIDER], "fire")
    assert not queries.reaches(viewer, [Role.CLERK], "unknown")


def test_a_person_with_an_account_is_known_by_the_public_number() -> None:
    number = make.person().number
    account = verbs.give_account(person=number, login="zhang", by="clerk", now=NOW)

    viewer = queries.caller(issued("zhang").secret, NOW)[1]

    assert viewer == rules.Viewer(by=number, party=number)
    assert account.login == "zhang"
    with pytest.raises(rules.AccountHeld):
        verbs.give_account(person=number, login="zhang2", by="clerk", now=NOW)
