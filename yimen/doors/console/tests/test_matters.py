"""`yimen matters`: a penalty is opened, carried on and looked at from the command line."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone

from yimen.doors.console.matters import matters
from yimen.ground.people.tests import make as people
from yimen.work.matters.rules import LicenceIsCase, SaysTooLittle, UnknownMatter, UnknownTerm
from yimen.work.matters.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def run(*words: str) -> Result:
    return CliRunner().invoke(matters, [*words], catch_exceptions=False)


def test_a_matter_is_opened_carried_on_and_shown() -> None:
    item, party = make.item(), people.person().number
    until = timezone.localdate() + timedelta(days=90)

    run(
        "limit",
        "02",
        "payment",
        "15",
        "--unit",
        "calendar_day",
        "--source",
        "x",
        "--from",
        "2026-01-01",
    )
    made = run("open", item, make.ORGAN, "无证经营", "--person", party)
    number = made.output.split()[0]
    officers = ("--officer", "甲", "--officer", "乙")
    done = run("act", number, "investigate", "--told", "result=属实", *officers)
    told = json.loads(run("show", number, "--json").output)

    assert "term decision: until" in made.output
    assert str(until.year) in made.output
    assert "document unit bureau罚调" in done.output
    assert (told["state"], told["possible"]) == ("investigated", ["tell", "spare", "drop"])
    with pytest.raises(SaysTooLittle):
        run("act", number, "tell")


def test_the_tables_are_printed_for_people_and_programs() -> None:
    (penalty,) = json.loads(run("table", "02", "--json").output)

    assert penalty["terms"][0]["source"] == "行政处罚法 Art. 60"
    assert "  filed --investigate 调查取证--> investigated" in run("table", "02").output
    assert run("table").output.count("--close") == 10
    with pytest.raises(LicenceIsCase):
        run("table", "01")


def test_what_is_typed_wrong_is_told() -> None:
    assert run("open", "P-1", "bureau", "x").exit_code == 2
    assert run("act", "M-1", "tell", "--told", "reasons").exit_code == 2
    with pytest.raises(UnknownMatter):
        run("show", "M-1")


def test_a_ground_is_entered_with_its_rule() -> None:
    given = ("02", "decision", "appraisal", "--source", "某规定", "--from", "2026-01-01")

    assert run("ground", *given).output == "02 decision: appraisal does not count from 2026-01-01\n"
    with pytest.raises(UnknownTerm):
        run("ground", "02", "nothing", *given[2:])
