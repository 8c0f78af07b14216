"""Every test is run by one of two commands, and what must be green before main moves runs both."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.codebase.tree import ROOT, files, plant
from tests.spread import LONG, rank, scope

APART = ("tests/journeys", "tests/sealed")
COMMANDS = ("make test", "make journeys", "make check")


def never_run(root: Path) -> list[str]:
    """Files of tests that neither `make test` nor `make journeys` reaches."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    reached = [*settings["tool"]["pytest"]["ini_options"]["testpaths"], *APART]
    return [
        path.relative_to(root).as_posix()
        for path in files(root, ".py")
        if path.name.startswith("test_")
        and not any(path.is_relative_to(root / one) for one in reached)
    ]


def test_a_test_that_nobody_runs_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "pyproject.toml", '[tool.pytest.ini_options]\ntestpaths = ["yimen"]\n')
    for path in ("yimen/tests/test_a.py", "tests/journeys/test_b.py", "tests/load/test_c.py"):
        plant(tmp_path, path, "")

    assert never_run(tmp_path) == ["tests/load/test_c.py"]


def test_every_test_is_run() -> None:
    assert [path for path in never_run(ROOT) if not path.startswith("bench/")] == []


def test_files_that_share_a_city_go_to_one_worker_and_others_file_by_file() -> None:
    doors = {scope(f"tests/doors/test_{name}.py::test_it[a/b]") for name in ("sent", "bad_input")}
    files_of_a_folder = {scope(f"yimen/kernel/tests/test_{name}.py::test_it") for name in "ab"}

    assert doors == {"tests/doors/"}
    assert len(files_of_a_folder) == 2


def test_what_is_long_is_there_and_comes_first() -> None:
    assert [path for path in LONG if not (ROOT / path).exists()] == []
    assert rank("tests/doors/test_sent.py::test_it") < rank("yimen/kernel/tests/test_a.py::test_it")


def test_the_suite_leaves_the_journeys_to_their_own_command() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    paths = settings["tool"]["pytest"]["ini_options"]["testpaths"]

    suite = [path for path in paths for one in APART if (ROOT / one).is_relative_to(ROOT / path)]
    told = next(
        line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if APART[0] in line
    )
    assert suite == []
    assert told.endswith(" ".join(APART))


@pytest.mark.parametrize("command", COMMANDS)
def test_before_main_moves_everything_is_run(command: str) -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert command in lines
    assert "export YIMEN_NOTHING_MAY_SKIP=1" in lines[: lines.index(command)]
    assert f"\n{command.removeprefix('make ')}:" in (ROOT / "Makefile").read_text("utf-8")
