"""`yimen seals`: a seal is registered, authorised, listed and withdrawn from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from yimen.doors.console.seals import seals
from yimen.ground.catalog.rules import UnknownItem
from yimen.ground.people.tests import make as people
from yimen.ground.seals.rules import UnknownLetter
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NUMBER = "9901000000001"
TIME = ("--signed-by", "局长", "--from", "2026-01-01", "--until", "2026-12-31")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Settings) -> None:
    settings.YIMEN_HOME = tmp_path / "home"


def run(*words: str) -> Result:
    return CliRunner().invoke(seals, [*words], catch_exceptions=False)


def registered() -> Result:
    for key in ("bureau", "hall"):
        people.unit(key)
    return run("register", NUMBER, "bureau", "hall")


def test_nothing_is_listed_where_nothing_is_registered() -> None:
    assert run("list").output == "no seal is registered\n"


def test_a_seal_is_registered_authorised_and_withdrawn() -> None:
    intake.item()

    made = registered()
    letter = run("authorise", "L-1", NUMBER, intake.ITEM, *TIME)
    (before,) = json.loads(run("list", "--json").output)
    gone = run("withdraw", "--letter", "L-1")
    listed = run("list").output
    run("withdraw", "--seal", NUMBER, "--reason", "换章")

    assert f"seals/{NUMBER}.pem" in made.output
    assert letter.output == "L-1: 1 items, 2026-01-01 to 2026-12-31\n"
    assert before["letters"][0]["items"] == [intake.ITEM]
    assert gone.output == "L-1 does not stand from today\n"
    assert f"{NUMBER} unit bureau 行政审批专用章 (held at unit hall)" in listed
    assert "(withdrawn)" in run("list").output


def test_a_letter_for_an_item_that_is_not_there_is_refused() -> None:
    registered()

    with pytest.raises(UnknownItem):
        run("authorise", "L-1", NUMBER, "nowhere", *TIME)
    with pytest.raises(UnknownLetter):
        run("withdraw", "--letter", "L-1")


def test_the_root_is_printed_for_other_programs() -> None:
    registered()

    assert run("root").output.startswith("-----BEGIN CERTIFICATE-----")


@pytest.mark.parametrize("words", [(), ("--letter", "L-1", "--seal", NUMBER)])
def test_withdrawing_names_one_thing(words: tuple[str, ...]) -> None:
    assert run("withdraw", *words).exit_code == 2
