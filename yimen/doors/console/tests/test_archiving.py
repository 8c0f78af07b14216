"""`yimen cases archive`: a closed case as one file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from yimen.doors.console.cases import cases
from yimen.work.cases.states import State, WrongState
from yimen.work.cases.tests import make


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_closed_case_is_archived_to_a_file_and_an_open_one_is_not(
    tmp_path: Path, settings: Settings
) -> None:
    settings.YIMEN_HOME, settings.MEDIA_ROOT = tmp_path / "home", tmp_path / "files"
    make.item()
    number, bundle = make.IN[State.CLOSED](), tmp_path / "case.zip"

    done = CliRunner().invoke(cases, ["archive", number, "--to", str(bundle)])
    refused = CliRunner().invoke(cases, ["archive", make.submitted(), "--to", str(bundle)])

    assert done.exit_code == 0, done.output
    assert "run python3 verify.py" in done.output
    with zipfile.ZipFile(bundle) as whole:
        assert {"README.txt", "verify.py", "SHA256SUMS"} <= set(whole.namelist())
    assert isinstance(refused.exception, WrongState)
