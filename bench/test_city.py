"""The city of the bench keeps up with the tables that it fills."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from yimen.ground.catalog import queries

sys.path.insert(0, str(Path(__file__).parent))

import city


@pytest.mark.slow
@pytest.mark.django_db
def test_the_city_of_the_bench_has_as_many_items_in_force_as_were_asked_for() -> None:
    city.found()

    city.items(3)

    for number in ("I-2", "I-3"):
        assert queries.version_in_force(number, date(2026, 11, 22)).name
