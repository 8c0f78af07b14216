"""What every test may ask for."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection, transaction
from django.test import override_settings
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from yimen.base.postgres.template import template

# This is no place to time things: a busy machine is slow, and no fault
settings.register_profile("yimen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("yimen")
STRICT = "YIMEN_NOTHING_MAY_SKIP"
pytest_plugins = ("tests.spread",)
gc.disable()  # until all tests are known: nothing that is imported goes away again


def pytest_collection_finish() -> None:
    """What stands by now is not looked through again with each collection: a twelfth of all CPU."""
    gc.freeze()
    gc.enable()


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


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001  # the name comes first
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """In the place of pytest-django's own: the database of a worker is a copy, made in no time."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template()


@pytest.fixture(scope="module")
def standing(
    django_db_setup: None,  # noqa: ARG001  # the tables come first
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """A transaction around those of a file's tests: what a fixture of the file makes in it stands.

    Gives the home of its keys.
    """
    home = tmp_path_factory.mktemp("standing")
    with django_db_blocker.unblock(), override_settings(YIMEN_HOME=home), transaction.atomic():
        yield home
        transaction.set_rollback(True)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where nothing may skip, a skipped test is a failed one."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get(STRICT):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr}"
