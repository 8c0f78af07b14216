"""`yimen people divisions`: a published table, loaded once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from yimen.doors.console.people import people
from yimen.kernel.errors import Trouble


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Settings) -> None:
    settings.YIMEN_HOME = tmp_path / "home"  # the log gets a key of its own


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(people, ["divisions", *map(str, words)], catch_exceptions=False)


@pytest.mark.django_db
def test_a_table_of_divisions_loads_once_and_names_bad_rows(tmp_path: Path) -> None:
    file = tmp_path / "divisions.csv"
    file.write_text(
        "code,name,parent_code\n110000,北京市,\n7,x,\n110102,a\0b,\n110101,东城区,110000\n"
    )

    first, again = run(file, "--json"), run(file)

    assert json.loads(first.stdout) == {"added": 2, "changed": 0, "unchanged": 0, "bad": [2, 3]}
    assert "0 added, 0 changed, 2 unchanged, 2 not read" in again.stdout
    assert "row 2: " in again.stdout


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"\xff\xfe\xfd", b'code,name\n"1'])
def test_a_file_that_is_no_table_is_trouble(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "divisions.csv"
    file.write_bytes(data)

    with pytest.raises(Trouble):
        run(file)
