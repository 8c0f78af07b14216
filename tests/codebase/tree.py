"""The files of a checkout, as the tests about the code see them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = frozenset(
    {".git", ".venv", ".hypothesis", "var", "node_modules", "dist", "results", "__pycache__"}
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(root: Path, *endings: str) -> Iterator[Path]:
    """Every file of ours below `root` with one of these endings, or every file; sorted."""
    for path in sorted(root.iterdir()):
        if path.name in NOT_OURS or "_cache" in path.name or path.is_symlink():
            continue
        if path.is_dir():
            yield from files(path, *endings)
        elif not endings or path.suffix in endings:
            yield path


def modules(root: Path) -> Iterator[tuple[str, ast.Module]]:
    """Every Python file below `root` with its syntax tree; migrations left out."""
    for path in files(root, ".py"):
        inside = path.relative_to(root)
        if "migrations" not in inside.parts:
            yield inside.as_posix(), parsed(path.read_text("utf-8"))


@cache
def parsed(text: str) -> ast.Module:
    """The syntax tree of a text; made once, for many tests ask for the same."""
    return ast.parse(text)


def functions(module: ast.Module) -> Iterator[Function]:
    """Every function of the module, methods and inner ones included."""
    for node in ast.walk(module):
        if isinstance(node, Function):
            yield node


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a name or an attribute of a name; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def exists(name: str) -> bool:
    """Whether a dotted name is a module, or something reached from one."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


def is_test(path: str) -> bool:
    """Whether this path from the root belongs to the tests."""
    return "tests" in path.split("/") or path.endswith("conftest.py")


def is_kind(path: str, kind: str) -> bool:
    """Whether a path is the `verbs.py` (rules, queries, …) of a package, or a part of one."""
    inside = path.removesuffix(".py").split("/")
    return kind in inside and not is_test(path)


def public(module: ast.Module) -> Iterator[Function | ast.ClassDef]:
    """The functions and classes that a module offers to others; overloads count once."""
    for node in module.body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if "overload" not in {dotted(one) for one in node.decorator_list}:
            yield node


def plant(root: Path, path: str, text: str) -> Path:
    """Write one bad example into a tree made for it; gives the root back."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return root
