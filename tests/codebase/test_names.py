"""What files are called and may ask: no drawers, no clock inside, no signals, all explained."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.codebase.tree import (
    ROOT,
    Function,
    dotted,
    files,
    functions,
    is_kind,
    is_test,
    modules,
    plant,
    public,
)

DRAWERS = frozenset({"util", "utils", "helper", "helpers", "common", "misc", "tools", "lib"})
CLOCKS = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now")
NO_CLOCK_IN = ("yimen/kernel/", "yimen/ground/", "yimen/work/")
SIGNALS = ("django.db.models.signals", "django.dispatch")
EXPLAINED = ("rules", "verbs", "queries")


def drawers(root: Path) -> list[str]:
    """Files and folders whose name says nothing about what they hold."""
    return [
        str(inside)
        for path in files(root, ".py")
        for inside in [path.relative_to(root)]
        if DRAWERS & {part.removesuffix(".py") for part in inside.parts}
    ]


def clocks_inside(root: Path) -> list[str]:
    """Places in kernel, ground and work that take the time themselves; only jobs may."""
    return [
        f"{path}:{node.lineno} {what}"
        for path, module in modules(root)
        if path.startswith(NO_CLOCK_IN) and not is_test(path) and not is_kind(path, "jobs")
        for node, what in time_takers(module)
    ]


def time_takers(module: ast.Module) -> Iterator[tuple[ast.expr, str]]:
    """`timezone.now` and the like, called or handed on, and columns that fill themselves."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and dotted(node).endswith(CLOCKS):
            yield node, dotted(node)
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield node.value, node.arg


def signals(root: Path) -> list[str]:
    """Imports of Django's signals."""
    return [
        f"{path}:{node.lineno}"
        for path, module in modules(root)
        for node in ast.walk(module)
        if isinstance(node, ast.Import | ast.ImportFrom) and imports_signals(node)
    ]


def imports_signals(node: ast.Import | ast.ImportFrom) -> bool:
    """Whether one import statement reaches a module of signals, in any of its forms."""
    before = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    return any(f"{before}{alias.name}".startswith(SIGNALS) for alias in node.names)


def unexplained(root: Path) -> list[str]:
    """Public functions and classes of kernel, rules, verbs and queries without a docstring.

    A refusal may go without: its sentence explains it.
    """
    return [
        f"{path}:{node.lineno} {node.name}"
        for path, module in modules(root)
        if not is_test(path)
        and (path.startswith("yimen/kernel/") or any(is_kind(path, kind) for kind in EXPLAINED))
        for node in public(module)
        if ast.get_docstring(node) is None and not has_code(node)
    ]


def has_code(node: Function | ast.ClassDef) -> bool:
    """Whether a class is a refusal with a code of its own."""
    return any(
        isinstance(line, ast.Assign) and dotted(line.targets[0]) == "code" for line in node.body
    )


def test_a_drawer_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "yimen/base/utils.py", "")
    plant(tmp_path, "yimen/common/days.py", "")

    assert drawers(tmp_path) == ["yimen/base/utils.py", "yimen/common/days.py"]


@pytest.mark.parametrize(
    "line",
    [
        "x = datetime.now(UTC)",
        "x = datetime.datetime.now()",
        "x = date.today()",
        "x = F(default=timezone.now)",
        "x = F(auto_now_add=True)",
    ],
)
def test_a_rule_that_looks_at_the_clock_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "yimen/work/cases/verbs.py", f"{line}\n")
    plant(tmp_path, "yimen/work/cases/jobs.py", f"{line}\n")
    plant(tmp_path, "yimen/doors/console/cases.py", f"{line}\n")

    assert [found.split(":")[0] for found in clocks_inside(tmp_path)] == [
        "yimen/work/cases/verbs.py"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "from django import dispatch",
        "import django.dispatch",
    ],
)
def test_a_signal_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "yimen/ground/people/apps.py", f"{line}\n")

    assert signals(tmp_path) == ["yimen/ground/people/apps.py:1"]


def test_an_unexplained_rule_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "yimen/kernel/days.py", "class Calendar: ...\nclass Late:\n    code = 'a.b'\n")
    plant(tmp_path, "yimen/work/cases/queries.py", "def open_cases(): ...\ndef _one(): ...\n")
    plant(tmp_path, "yimen/work/cases/models.py", "class Case: ...\n")

    assert unexplained(tmp_path) == [
        "yimen/kernel/days.py:1 Calendar",
        "yimen/work/cases/queries.py:1 open_cases",
    ]


def test_every_file_is_named_for_what_it_holds() -> None:
    assert drawers(ROOT) == []


def test_time_is_handed_in() -> None:
    assert clocks_inside(ROOT) == []


def test_nothing_is_joined_by_signals() -> None:
    assert signals(ROOT) == []


def test_what_others_call_is_explained() -> None:
    assert unexplained(ROOT) == []


def test_the_walk_sees_inner_functions() -> None:
    module = ast.parse("def a():\n    def b(): ...\n")

    assert [function.name for function in functions(module)] == ["a", "b"]
