"""`yimen demo` as a person and a program call it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from yimen.base.present.verbs import move_time
from yimen.demo.city.founding import found
from yimen.doors.console.demo import _cells, demo, said
from yimen.ground.people import queries as people
from yimen.ground.people.tests import make
from yimen.kernel.errors import Trouble

ASKED = {"accepted", "finished", "on_time", "corrected", "refused", "overdue", "delivered"}


@pytest.mark.slow
@pytest.mark.django_db
def test_a_program_reads_the_report_and_a_person_the_same_in_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("YIMEN_DEMO", "")  # the command sets it, for itself and what it starts

    done = CliRunner().invoke(demo, ["--no-serve", "--json"], catch_exceptions=False)

    told = json.loads(done.stdout)
    assert done.exit_code == 0
    assert set(told) > {*ASKED, "by_department", "ledger"}
    assert all(set(each) >= ASKED for each in told["by_department"].values())
    assert set(told["ledger"]) == {"entries", "root", "verified"}
    assert "14 of 14 working days played" in done.stderr

    lines = said(told)
    table = lines.partition("The day in figures")[2].partition("\n\n")[0].splitlines()[1:]
    assert "accepted by silence, as from 2026-03-04" in lines
    assert len({_cells(line) for line in table}) == 1, "the columns stand under each other"
    assert f"ledger proof case {told['events'][0]['case']}" in lines
    login = lines.partition("people password ")[2].split()[0]
    assert people.account(login).login == login, "the account that is named is there"


def test_a_chinese_character_takes_two_places() -> None:
    assert _cells("水务局 3") == 8


@pytest.mark.django_db
def test_a_demo_does_not_mix_with_a_real_city(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_DEMO", "")
    make.unit("a-real-hall")

    with pytest.raises(Trouble, match="holds the units of another city"):
        CliRunner().invoke(demo, ["--no-serve"], catch_exceptions=False)


@pytest.mark.slow
@pytest.mark.django_db
def test_time_in_the_city_goes_on_by_a_command(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setenv("YIMEN_DEMO", "")
    settings.DEMO = True
    friday = datetime(2026, 3, 13, 8, 0, tzinfo=UTC)
    found(now=friday, today=friday.date())
    move_time(to=friday)

    morning = CliRunner().invoke(demo, ["tomorrow"], catch_exceptions=False)
    noon = CliRunner().invoke(demo, ["later", "--hours", "3"], catch_exceptions=False)

    assert "Monday, 16 March 2026, 09:00" in morning.stdout
    assert "Monday, 16 March 2026, 12:00" in noon.stdout
