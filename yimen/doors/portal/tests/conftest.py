"""What the tests of the portal share: a city founded today, a home, nothing left of other tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django import Settings

from yimen.demo.city.founding import found


@pytest.fixture(autouse=True)
def _fresh_figures() -> Iterator[None]:
    """Figures are kept for a minute, which is longer than a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _own_home(settings: Settings, tmp_path: Path) -> None:
    """A home of its own, so that a test signs with no key but its own."""
    settings.YIMEN_HOME = tmp_path / "home"


@pytest.fixture(scope="module")
def founded(standing: Path) -> tuple[Path, dict[str, str]]:
    """The demonstration city, founded once for a file, and the home of its keys."""
    return standing, found(now=timezone.now(), today=timezone.localdate())


@pytest.fixture
def city(
    founded: tuple[Path, dict[str, str]], settings: Settings, _own_home: None, db: None
) -> dict[str, str]:
    """The demonstration city; the public numbers of its cast."""
    settings.YIMEN_HOME, cast = founded
    return cast
