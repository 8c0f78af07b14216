"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def trial_data() -> Path:
    """The folder of real inputs; a test that needs it skips where YIMEN_TRIAL_DATA names none."""
    folder = os.environ.get("YIMEN_TRIAL_DATA")
    if not folder:
        pytest.skip("YIMEN_TRIAL_DATA names no folder of real inputs")
    return Path(folder).resolve()
