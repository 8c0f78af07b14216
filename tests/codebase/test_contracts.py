"""The import contracts of pyproject.toml can be broken: each is, once, in a copy, and objects."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.codebase.tree import ROOT, plant

LINTER = Path(sys.executable).with_name("lint-imports")

# contract, file, what is planted in it, what the answer must say of it
BREAKS = [
    ("Data flows", "yimen/base/planted.py", "import yimen.ground.ledger", "yimen.base.planted"),
    ("Data flows", "yimen/work/cases/planted.py", "import yimen.demo", "yimen.work.cases.planted"),
    ("Data flows", "yimen/unplaced/__init__.py", "", "yimen.unplaced"),
    (
        "Ground: each thing",
        "yimen/ground/ledger/planted.py",
        "import yimen.ground.people",
        "yimen.ground.ledger.planted",
    ),
    ("Ground: each thing", "yimen/ground/unplaced/__init__.py", "", "yimen.ground.unplaced"),
    (
        "Work: one line",
        "yimen/work/intake/planted.py",
        "import yimen.work.cases",
        "yimen.work.intake.planted",
    ),
    ("Work: one line", "yimen/work/unplaced/__init__.py", "", "yimen.work.unplaced"),
    (
        "Doors do not know each other",
        "yimen/doors/api/planted.py",
        "import yimen.doors.console",
        "yimen.doors.api.planted",
    ),
    (
        "Doors do not know each other",
        "yimen/doors/unplaced/__init__.py",
        "",
        "yimen.doors.unplaced",
    ),
    (
        "Rules are plain Python",
        "yimen/kernel/planted.py",
        "from django.db import models",
        "yimen.kernel.planted",
    ),
    (
        "Rules are plain Python",
        "yimen/work/cases/rules/planted.py",
        "import django",
        "yimen.work.cases.rules.planted",
    ),
    (
        "Queries never act",
        "yimen/ground/people/queries/planted.py",
        "import yimen.ground.people.verbs",
        "yimen.ground.people.queries.planted",
    ),
]


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts over the copy that stands at `root`."""
    wide = {**os.environ, "COLUMNS": "200"}  # names are not wrapped
    command = [str(LINTER), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=root, env=wide, text=True, capture_output=True, check=False)


def sections(answer: str) -> dict[str, str]:
    """What an answer says of each contract that is broken, by the beginning of its name."""
    starts = {one[0] for one in BREAKS}
    found: dict[str, str] = {}
    at = ""
    for line in answer.partition("Broken contracts")[2].splitlines():
        at = next((start for start in starts if line.startswith(start)), at)
        found[at] = found.get(at, "") + line + "\n"
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its contracts, to be spoilt."""
    shutil.copytree(
        ROOT / "yimen", tmp_path / "yimen", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_every_forbidden_import_is_refused_and_named(copy: Path) -> None:
    for _contract, path, line, _named in BREAKS:  # together: each run reads all of the code
        plant(copy, path, f"{line}\n")

    answer = lint(copy)
    told = sections(answer.stdout)

    assert answer.returncode == 1
    assert [one for one in BREAKS if one[3] not in told.get(one[0], "")] == [], answer.stdout


@pytest.mark.slow
def test_the_code_keeps_every_contract(copy: Path) -> None:
    answer = lint(copy)

    assert answer.returncode == 0, answer.stdout
    assert "0 broken" in answer.stdout
