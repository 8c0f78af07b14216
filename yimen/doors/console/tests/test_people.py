"""`yimen people`: a published table is loaded once; tokens are shown once and can be ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone
from pytest_django import Settings

from yimen.doors.console.people import people
from yimen.ground.people import queries, verbs
from yimen.ground.people.rules import AccountHeld, NoFactor, UnknownParty, UnknownToken
from yimen.ground.people.tests import make
from yimen.kernel.errors import Trouble


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Settings) -> None:
    settings.YIMEN_HOME = tmp_path / "home"  # the log gets a key of its own


def command(*words: str) -> Result:
    return CliRunner().invoke(people, [*words], catch_exceptions=False)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(people, ["divisions", *map(str, words)], catch_exceptions=False)


@pytest.mark.django_db
def test_a_table_of_divisions_loads_once_and_names_bad_rows(tmp_path: Path) -> None:
    file = tmp_path / "divisions.csv"
    file.write_text(
        "code,name,parent_code\n110000,北京市,\n7,x,\n110102,a\0b,\n110101,东城区,110000\n"
    )

    first, again = run(file, "--json"), run(file)

    assert json.loads(first.stdout) == {"added": 2, "changed": 0, "unchanged": 0, "bad": [2, 3]}
    assert "0 added, 0 changed, 2 unchanged, 2 not read" in again.stdout
    assert "row 2: " in again.stdout


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"\xff\xfe\xfd", b'code,name\n"1'])
def test_a_file_that_is_no_table_is_trouble(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "divisions.csv"
    file.write_bytes(data)

    with pytest.raises(Trouble):
        run(file)


@pytest.mark.django_db
def test_a_token_is_shown_once_and_ends_when_it_is_revoked() -> None:
    make.unit()
    make.staff("w.chen")

    told = json.loads(command("token", "issue", "w.chen", "--days", "3", "--json").stdout)
    listed = command("token", "list", "w.chen").stdout
    _, viewer, _ = queries.caller(told["token"], timezone.now())
    gone = command("token", "revoke", told["id"])

    assert viewer.by == "w.chen"
    assert told["token"] not in listed
    assert listed.startswith(f"{told['id']} {told['token'][:12]}… until ")
    assert "is revoked" in gone.stdout
    with pytest.raises(UnknownToken):
        queries.caller(told["token"], timezone.now())


@pytest.mark.django_db
def test_a_person_gets_an_account_at_a_window_and_is_erased_on_request() -> None:
    person = make.person().number
    typed = ("--password", "correct horse battery")

    opened = command("account", person, *typed)
    with pytest.raises(AccountHeld):
        command("account", person, *typed)
    erased = command("erase", person, "--ground", "PIPL 47(1)", "--yes")

    assert opened.stdout == f"{person} signs in to the portal\n"
    assert erased.stdout == f"{person} is erased\n"
    assert queries.person(person).name == ""


@pytest.mark.django_db
def test_a_password_is_set_and_codes_are_dropped() -> None:
    make.unit()
    make.staff("w.chen")
    verbs.begin_factor(login="w.chen", now=make.NOW)

    told = command("password", "w.chen", "--password", "a long enough one").stdout
    gone = command("newphone", "w.chen").stdout

    assert "signs in with the new password" in told
    assert queries.account("w.chen").check_password("a long enough one")
    assert "sets up new one-time codes" in gone
    with pytest.raises(NoFactor):
        verbs.drop_factor(login="w.chen", by="console", now=make.NOW)


@pytest.mark.django_db
def test_a_mandate_is_entered_for_a_representative_and_for_no_unknown_firm() -> None:
    today = timezone.localdate()
    verbs.register_organisation(
        name="Firm", uscc="91990101DM0001016J", by="clerk", now=timezone.now(), today=today
    )
    head = make.person().number

    said = command("mandate", "91990101DM0001016j", head, "--until", f"{today.year + 2}-01-31")

    held = queries.mandates_of(head, today).get()
    assert (held.kind, held.number in said.output) == ("representative", True)
    with pytest.raises(UnknownParty):
        command("mandate", "91990100DM0001024Y", head, "--until", f"{today.year + 2}-01-31")
