"""The time of a demo city goes on and can be moved on; a real site has none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings

from yimen.base.present import queries as present
from yimen.base.present import verbs
from yimen.base.present.models import CityTime

SPRING = datetime(2026, 3, 12, 7, 0, tzinfo=UTC)
SOON = timedelta(seconds=30)

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


def test_a_real_site_goes_by_the_clock_of_its_machine_whatever_stands_in_the_table() -> None:
    verbs.move_time(to=SPRING)

    assert abs(present.now() - timezone.now()) < SOON


@pytest.mark.usefixtures("demo")
def test_a_demo_city_goes_by_its_own_time() -> None:
    before = present.now()
    verbs.move_time(to=SPRING)

    assert abs(before - timezone.now()) < SOON
    assert timedelta(0) <= present.now() - SPRING < SOON
    assert present.today().isoformat() == "2026-03-12"


@pytest.mark.usefixtures("demo")
def test_time_never_goes_back() -> None:
    verbs.move_time(to=SPRING)
    verbs.move_time(to=SPRING - timedelta(days=1))
    verbs.move_time(to=SPRING + timedelta(days=1))

    assert timedelta(days=1) <= present.now() - SPRING < timedelta(days=1) + SOON


@pytest.mark.usefixtures("demo")
def test_time_stands_still_while_nothing_runs() -> None:
    verbs.move_time(to=SPRING)
    verbs.keep_time()
    CityTime.objects.update(since=timezone.now() - timedelta(days=3))
    verbs.resume_time()

    assert timedelta(0) <= present.now() - SPRING - verbs.LOST < SOON


def test_a_city_has_one_time() -> None:
    verbs.move_time(to=SPRING)

    with pytest.raises(IntegrityError, match="city_time_is_one"), transaction.atomic():
        CityTime.objects.create(id=2, at=SPRING, since=SPRING)
