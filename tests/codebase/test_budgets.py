"""Budgets keep files short enough to be read: at the limit a file is split by meaning.

A file 300 lines, models 500, settings 200, a template 150, a function 40 without its docstring.
"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.codebase.tree import ROOT, Function, files, functions, modules, plant

FILE, MODELS, SETTINGS, TEMPLATE, FUNCTION = 300, 500, 200, 150, 40


def budget_of(path: Path) -> int:
    """The number of lines that a file may have."""
    if path.suffix == ".html":
        return TEMPLATE
    return {"models.py": MODELS, "settings.py": SETTINGS}.get(path.name, FILE)


def long_files(root: Path) -> list[str]:
    """Files over their budget; migrations are written by a machine and free."""
    found = []
    for path in files(root, ".py", ".html"):
        if "migrations" in path.parts:
            continue
        lines = len(path.read_text("utf-8").splitlines())
        if lines > budget_of(path):
            found.append(f"{path.relative_to(root)}: {lines} lines of {budget_of(path)}")
    return found


def length(function: Function) -> int:
    """Lines from `def` to the end, less the docstring: the law may be quoted at length."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def long_functions(root: Path) -> list[str]:
    """Functions over their budget, with place and length."""
    return [
        f"{path}:{function.lineno} {function.name}: {length(function)} lines of {FUNCTION}"
        for path, module in modules(root)
        for function in functions(module)
        if length(function) > FUNCTION
    ]


def test_a_file_over_its_budget_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "yimen/models.py", "\n" * MODELS)
    plant(tmp_path, "yimen/verbs.py", "\n" * (FILE + 1))
    plant(tmp_path, "yimen/settings.py", "\n" * (SETTINGS + 1))
    plant(tmp_path, "yimen/tests/test_it.py", "\n" * (FILE + 1))
    plant(tmp_path, "yimen/page.html", "\n" * (TEMPLATE + 1))
    plant(tmp_path, "yimen/migrations/0001_initial.py", "\n" * 999)

    seen = [line.split(":")[0] for line in long_files(tmp_path)]

    assert seen == [
        "yimen/page.html",
        "yimen/settings.py",
        "yimen/tests/test_it.py",
        "yimen/verbs.py",
    ]


def test_a_long_function_is_seen_and_a_long_docstring_is_not(tmp_path: Path) -> None:
    plant(tmp_path, "long.py", "def f():\n" + "    x = 1\n" * FUNCTION)
    plant(tmp_path, "law.py", 'def f():\n    """Law.\n' + "\n" * 50 + '    """\n    return 1\n')

    assert long_functions(tmp_path) == ["long.py:1 f: 41 lines of 40"]


def test_files_are_short_enough_to_be_read() -> None:
    assert long_files(ROOT) == []


def test_functions_are_short_enough_to_be_read() -> None:
    assert long_functions(ROOT) == []
