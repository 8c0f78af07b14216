"""What is kept is read back by its hash, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from yimen.base.files import store
from yimen.base.files.tests.test_files import PNG


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def test_a_file_is_read_by_its_hash() -> None:
    kept = store.keep("plan.png", PNG)

    assert store.content(kept.sha256) == PNG
    assert store.content("0" * 64) is None
    assert store.content("") is None
