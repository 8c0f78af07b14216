"""Every test of the ledger has a home, and so a log key, of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.YIMEN_HOME = tmp_path / "home"
    return tmp_path / "home"
