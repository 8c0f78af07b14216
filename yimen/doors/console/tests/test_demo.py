"""`yimen demo` as a person and a program call it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from yimen.base.present.verbs import move_time
from yimen.demo.city.founding import found
from yimen.doors.console.demo import _cells, demo
from yimen.ground.people.tests import make
from yimen.kernel.errors import Trouble


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
