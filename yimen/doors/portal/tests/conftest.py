"""What the tests of the portal share: a city founded today, and nothing left of other tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import timezone

from yimen.demo.city.founding import found


@pytest.fixture(autouse=True)
def _fresh_figures() -> Iterator[None]:
    """Figures are kept for a minute, which is longer than a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def city(db: None) -> dict[str, str]:
    """The demonstration city; the public numbers of its cast."""
    return found(now=timezone.now(), today=timezone.localdate())
