"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from hypothesis import settings

settings.register_profile("yimen", deadline=None)  # this is no place to time things
settings.load_profile("yimen")
STRICT = "YIMEN_NOTHING_MAY_SKIP"


@pytest.fixture(scope="session")
def trial_data() -> Path:
    """The folder of real inputs; a test that needs it skips where YIMEN_TRIAL_DATA names none."""
    folder = os.environ.get("YIMEN_TRIAL_DATA")
    if not folder:
        pytest.skip("YIMEN_TRIAL_DATA names no folder of real inputs")
    return Path(folder).resolve()


@pytest.fixture(scope="session", autouse=True)
def _little_argon2() -> Iterator[None]:
    """Passwords are hashed by Argon2 here too, but not so that it costs an attacker 100 MB each."""
    with pytest.MonkeyPatch.context() as patch:
        for name, little in (("time_cost", 1), ("memory_cost", 64), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, name, little)
        yield


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where nothing may skip, a skipped test is a failed one."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get(STRICT):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr}"
