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

BREAKS = [
    ("Data flows one way", "yimen/base/planted.py", "import yimen.ground.ledger"),
    ("Data flows one way", "yimen/work/cases/planted.py", "import yimen.demo"),
    ("Data flows one way", "yimen/unplaced/__init__.py", ""),
    ("Ground: each thing", "yimen/ground/ledger/planted.py", "import yimen.ground.people"),
    ("Ground: each thing", "yimen/ground/unplaced/__init__.py", ""),
    ("Work: one line", "yimen/work/intake/planted.py", "import yimen.work.cases"),
    ("Work: one line", "yimen/work/unplaced/__init__.py", ""),
    ("Doors do not know each other", "yimen/doors/api/__init__.py", "import yimen.doors.console"),
    ("Doors do not know each other", "yimen/doors/unplaced/__init__.py", ""),
    ("Rules are plain Python", "yimen/kernel/planted.py", "from django.db import models"),
    ("Rules are plain Python", "yimen/work/cases/rules.py", "import django"),
    ("Queries never act", "yimen/ground/people/queries.py", "import yimen.ground.people.verbs"),
]


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts over the copy that stands at `root`."""
    wide = {**os.environ, "COLUMNS": "200"}  # names are not wrapped
    command = [str(LINTER), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=root, env=wide, text=True, capture_output=True, check=False)


def broken(answer: str) -> list[str]:
    """The contracts that an answer names as broken."""
    return [
        line.removesuffix(" BROKEN") for line in answer.splitlines() if line.endswith(" BROKEN")
    ]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its contracts, to be spoilt."""
    shutil.copytree(
        ROOT / "yimen", tmp_path / "yimen", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for verbs in ("yimen/work/cases/verbs", "yimen/work/cases/queries", "yimen/work/cases/rules"):
        if not (tmp_path / f"{verbs}.py").exists() and not (tmp_path / verbs).exists():
            plant(tmp_path, f"{verbs}.py", "")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(("contract", "path", "line"), BREAKS)
def test_a_forbidden_import_is_refused(copy: Path, contract: str, path: str, line: str) -> None:
    before = (copy / path).read_text("utf-8") if (copy / path).exists() else ""

    answer = lint(plant(copy, path, f"{before}\n{line}\n"))

    assert answer.returncode == 1
    assert [name[: len(contract)] for name in broken(answer.stdout)] == [contract], answer.stdout


@pytest.mark.slow
def test_the_code_keeps_every_contract(copy: Path) -> None:
    answer = lint(copy)

    assert answer.returncode == 0, answer.stdout
    assert "0 broken" in answer.stdout
