"""What a page calls by its name is there: files, dotted names, make targets, commands."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.codebase.tree import ROOT, exists, files, plant
from yimen.doors.console.main import yimen as console
from yimen.doors.console.reference import contexts

SPOKEN = re.compile(r"`([^`\n]+)`|^ {4}([a-z].*)$", re.MULTILINE)
FILE = re.compile(r"(yimen|docs|tests|bench)/[\w./-]+")
DOTTED = re.compile(r"yimen(\.\w+)+")
TARGET = re.compile(r"make ([a-z]+)")
COMMAND = re.compile(r"(?:\.venv/bin/)?yimen ([a-z]+)(?: ([a-z]+)\b(?!\.))?.*")


@cache
def commands() -> dict[str, bool]:
    """The path of every command, such as `yimen db url`, and whether others stand below it."""
    return {
        context.command_path: hasattr(context.command, "commands")
        for context in contexts(console, None, "yimen")
    }


def is_command(found: re.Match[str]) -> bool:
    """Whether `yimen …` names a command; its first word may be an argument if it is no group."""
    group, below = f"yimen {found[1]}", found[2]
    if group not in commands():
        return False
    return not (below and commands()[group]) or f"{group} {below}" in commands()


def is_target(root: Path, name: str) -> bool:
    """Whether the Makefile makes this."""
    makefile = root / "Makefile"
    return makefile.is_file() and f"\n{name}:" in "\n" + makefile.read_text("utf-8")


def broken_promises(root: Path) -> list[str]:
    """Things that a page names and that are not there; the changelog tells of the past."""
    kinds: list[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]]] = [
        (FILE, lambda found: (root / found[0]).exists()),
        (DOTTED, lambda found: exists(found[0])),
        (TARGET, lambda found: is_target(root, found[1])),
        (COMMAND, is_command),
    ]
    return [
        f"{page.relative_to(root)}: {said}"
        for page in files(root, ".md")
        if page.name != "CHANGELOG.md"
        for said in ("".join(pair) for pair in SPOKEN.findall(page.read_text("utf-8")))
        for pattern, holds in kinds
        if (found := pattern.fullmatch(said)) and not holds(found)
    ]


@pytest.mark.parametrize(
    "promise",
    [
        "`yimen/kernel/astrology.py`",
        "`yimen.kernel.errors.Excused`",
        "`make money`",
        "    make money",
        "`yimen fly`",
        "`yimen db fly --high`",
    ],
)
def test_a_broken_promise_is_seen(tmp_path: Path, promise: str) -> None:
    plant(tmp_path, "Makefile", "test:\n\tpytest\n")

    found = broken_promises(plant(tmp_path, "README.md", f"Here:\n\n{promise}\n"))

    assert found == [f"README.md: {promise.strip(' `')}"]


def test_what_is_there_may_be_named(tmp_path: Path) -> None:
    plant(tmp_path, "Makefile", "test:\n\tpytest\n")
    plant(tmp_path, "yimen/kernel/errors.py", "")
    page = (
        "`yimen/kernel/errors.py` `yimen.kernel.errors.Refused` `make test` `yimen db url --as app`"
    )

    assert broken_promises(plant(tmp_path, "README.md", page)) == []


def test_pages_name_what_is_there() -> None:
    assert broken_promises(ROOT) == []
