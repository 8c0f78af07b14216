"""Verbs are called by keyword, named in Chinese, and recorded under the name of their package."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path

from tests.codebase.tree import ROOT, Function, dotted, is_kind, is_test, modules, plant, public

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def positional_verbs(root: Path) -> list[str]:
    """Public verbs that can be called without naming what is handed over."""
    trees = dict(modules(root))
    return [
        f"{path}:{function.lineno} {function.name}"
        for path, module in trees.items()
        for function in public(module)
        if isinstance(function, Function)
        and is_verb(path, trees, function)
        and (function.args.args or function.args.posonlyargs or function.args.vararg)
    ]


def is_verb(path: str, trees: Mapping[str, ast.Module], node: Function | ast.ClassDef) -> bool:
    """Whether a function is an act that its package offers."""
    here = is_kind(path, "verbs") and isinstance(node, Function)
    return here and node.name in offered(path, trees, node.name)


def offered(path: str, trees: Mapping[str, ast.Module], name: str) -> set[str]:
    """The verbs that a package offers: those of its file, or what `verbs/__init__.py` takes in.

    Where that takes in nothing, every function of the folder is a verb.
    """
    door = trees.get(f"{path.rpartition('/')[0]}/__init__.py")
    taken = {
        alias.name
        for node in (door.body if door and "/verbs/" in path else ())
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return taken or {name}


def termless(root: Path) -> list[str]:
    """Verbs and tables whose docstring does not name the Chinese term that they stand for."""
    trees = dict(modules(root))
    return [
        f"{path}:{node.lineno} {node.name}"
        for path, module in trees.items()
        for node in public(module)
        if is_verb(path, trees, node) or (is_kind(path, "models") and is_table(node))
        if not CHINESE.search(ast.get_docstring(node) or "")
    ]


def is_table(node: Function | ast.ClassDef) -> bool:
    """Whether a class is a model with a table of its own: a base of others is called abstract."""
    return (
        isinstance(node, ast.ClassDef)
        and any(dotted(base) == "models.Model" for base in node.bases)
        and "abstract = True" not in ast.unparse(node)
    )


def foreign_acts(root: Path) -> list[str]:
    """Acts that ground and work record under the name of another package."""
    return [
        f"{path}:{node.value.lineno} {node.value.value}"
        for path, module in modules(root)
        if path.startswith(("yimen/ground/", "yimen/work/")) and not is_test(path)
        for node in ast.walk(module)
        if isinstance(node, ast.keyword) and node.arg == "act"
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if node.value.value.split(".")[0] != path.split("/")[2]
    ]


def test_a_verb_with_positional_arguments_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "yimen/work/cases/verbs.py", "def accept(case): ...\ndef _load(case): ...\n")
    plant(tmp_path, "yimen/work/cases/verbs/decide.py", "def grant(*, case, by): ...\n")
    plant(tmp_path, "yimen/work/cases/rules.py", "def due(start, days): ...\n")

    assert positional_verbs(tmp_path) == ["yimen/work/cases/verbs.py:1 accept"]


def test_in_a_folder_of_verbs_only_what_it_offers_is_one(tmp_path: Path) -> None:
    plant(tmp_path, "a/verbs/__init__.py", "from a.verbs.close import close\n")
    plant(tmp_path, "a/verbs/close.py", "def close(case): ...\ndef locked(case): ...\n")
    plant(tmp_path, "b/verbs/open.py", "def open_it(case): ...\n")

    assert positional_verbs(tmp_path) == ["a/verbs/close.py:1 close", "b/verbs/open.py:1 open_it"]


def test_a_verb_or_a_table_without_its_term_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "a/verbs.py", 'def accept():\n    """Accept."""\n')
    table = 'class Case(models.Model):\n    """{}"""\n'
    plant(tmp_path, "a/models.py", table.format("A case."))
    plant(tmp_path, "b/models.py", table.format("办件: a case."))

    assert termless(tmp_path) == ["a/models.py:1 Case", "a/verbs.py:1 accept"]


def test_an_act_under_a_foreign_name_is_seen(tmp_path: Path) -> None:
    text = "record(act='cases.accept')\nrecord(act='intake.accept')\n"

    assert foreign_acts(plant(tmp_path, "yimen/work/cases/verbs.py", text)) == [
        "yimen/work/cases/verbs.py:2 intake.accept"
    ]


def test_verbs_are_called_by_keyword() -> None:
    assert positional_verbs(ROOT) == []


def test_verbs_and_tables_name_their_chinese_term() -> None:
    assert termless(ROOT) == []


def test_acts_are_recorded_under_their_own_package() -> None:
    assert foreign_acts(ROOT) == []
