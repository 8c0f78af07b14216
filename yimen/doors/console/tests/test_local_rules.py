"""Local rules are entered and listed from the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from yimen.doors.console.local_rules import rules
from yimen.ground.people.tests import make as people
from yimen.work.cases.rules import LocalRuleHalf

pytestmark = pytest.mark.django_db

GIVEN = ["enter", "gaps", "city", "--source", "某条例第二十四条", "--from", "2026-01-01"]


@pytest.fixture(autouse=True)
def _city() -> None:
    people.unit("city")


def run(*arguments: str) -> str:
    answer = CliRunner().invoke(rules, list(arguments), catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_a_rule_is_entered_and_listed_with_its_source() -> None:
    entered = run(*GIVEN, "--term", "5", "--effect", "withdrawn")

    listed = json.loads(run("list", "--json"))

    assert "gaps holds for city from 2026-01-01" in entered
    assert listed == [
        {
            "unit": "city",
            "key": "gaps",
            "term": 5,
            "in": "working_day",
            "effect": "withdrawn",
            "source": "某条例第二十四条",
            "from": "2026-01-01",
            "to": None,
        }
    ]
    assert "5 working_day withdrawn, 2026-01-01 to further notice" in run("list")


def test_half_a_rule_is_refused() -> None:
    with pytest.raises(LocalRuleHalf):
        run(*GIVEN)
