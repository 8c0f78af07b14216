"""`yimen licences`: a licence is shown, taken away for a time and given back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from yimen.doors.console.licences import licences
from yimen.work.cases.tests import licences as issued
from yimen.work.cases.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def run(*words: str) -> str:
    return CliRunner().invoke(licences, [*words], catch_exceptions=False).output


def test_a_licence_is_shown_taken_away_and_given_back() -> None:
    make.item()
    number = issued.licensed(make.decided(), valid_to=None).identifier
    until = timezone.localdate() + timedelta(days=30)

    shown = json.loads(run("show", number, "--json"))
    taken = run("suspend", number, "--penalty", "某罚〔2026〕1号", "--until", until.isoformat())
    meanwhile = run("show", number)
    back = run("restore", number, "--reason", "复议撤销")

    assert (shown["code"], shown["holder"]) == ("01", "张*")
    assert f"taken away until {until}" in taken
    assert "02 suspended" in meanwhile
    assert "valid again" in back
    assert "01 valid" in run("show", number)
