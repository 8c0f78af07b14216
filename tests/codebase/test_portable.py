"""The repository speaks of itself alone: no machine, no registry, no promise to finish later."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.codebase.tree import ROOT, dotted, files, modules, plant

LOCKS = ("requirements.lock", "requirements-dev.lock")
WRITTEN = frozenset(
    {".py", ".md", ".toml", ".yml", ".yaml", ".html", ".css", ".js", ".sql", ".svg"}
)
WRITTEN_WHOLE = frozenset({"Makefile", "run", ".gitignore", *LOCKS})

# Written so that no pattern finds itself
FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.}*-])/(work|root|home|Users)/\w"),
    "a registry": re.compile(
        r"(pypi\.org|pythonhoste[d]|npmjs\.|index[-_]url|registry\.[\w.]+\.(com|org|net|io|cn)\b)"
    ),
    "unfinished work": re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X|HAC[K])\b"),
}


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every file of text below `root`, as its path from there and what it says."""
    for path in files(root):
        if path.suffix in WRITTEN or path.name in WRITTEN_WHOLE:
            yield path.relative_to(root).as_posix(), path.read_text("utf-8")


def slips(root: Path) -> list[str]:
    """Lines that name a machine or a registry, or put something off."""
    return [
        f"{path}:{number} {what}: {found.group()}"
        for path, text in texts(root)
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in FORBIDDEN.items()
        if (found := pattern.search(line))
    ]


def silent_skips(root: Path) -> list[str]:
    """Tests that are skipped, or expected to fail, without a word why."""
    return [
        f"{path}:{node.lineno}" for path, module in modules(root) for node in without_reason(module)
    ]


def without_reason(module: ast.Module) -> Iterator[ast.expr]:
    """Skips and expected failures that give no reason: called without one, or not called at all."""
    called = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called.add(node.func)
            if skips(node.func) and not gives_reason(node):
                yield node
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and skips(node) and node not in called:
            yield node


def skips(node: ast.expr) -> bool:
    """Whether a name is one of the ways in which pytest leaves a test out."""
    return bool(re.fullmatch(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)", dotted(node)))


def gives_reason(call: ast.Call) -> bool:
    """Whether a call says why: by keyword, or as the text of `pytest.skip("…")`."""
    said = [word.value for word in call.keywords if word.arg == "reason"]
    if dotted(call.func) in {"pytest.skip", "pytest.xfail", "pytest.mark.skip"}:
        said += call.args
    return any(not isinstance(value, ast.Constant) or bool(value.value) for value in said)


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "root/yimen",
        "cd /" + "home/li/yimen",
        "'/" + "work/main'",
        "from py" + "pi.org",
        "--index" + "-url=x",
        "# TO" + "DO: finish",
        "# FIX" + "ME",
    ],
)
def test_a_slip_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "docs/page.md", f"fine\n{line}\n")

    assert [slip.split(" ")[0] for slip in slips(tmp_path)] == ["docs/page.md:2"]


@pytest.mark.parametrize(
    "line", ["yimen/work/cases", "./work/x", "{root}/work/x", "yimen/*/work/x"]
)
def test_a_path_inside_the_repository_is_fine(tmp_path: Path, line: str) -> None:
    assert slips(plant(tmp_path, "docs/page.md", line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "@pytest.mark.skip\ndef test_it(): ...",
        "@pytest.mark.skip()\ndef test_it(): ...",
        "@pytest.mark.skipif(True)\ndef test_it(): ...",
        "@pytest.mark.xfail(reason='')\ndef test_it(): ...",
        "pytest.skip()",
    ],
)
def test_a_skip_without_a_word_is_seen(tmp_path: Path, line: str) -> None:
    assert len(silent_skips(plant(tmp_path, "test_it.py", f"{line}\n"))) == 1


@pytest.mark.parametrize(
    "line", ["pytest.skip('no list here')", "pytest.mark.skipif(x, reason='y')"]
)
def test_a_skip_that_says_why_is_fine(tmp_path: Path, line: str) -> None:
    assert silent_skips(plant(tmp_path, "test_it.py", f"{line}\n")) == []


def test_no_file_names_a_machine_or_puts_work_off() -> None:
    assert slips(ROOT) == []


def test_every_skip_says_why() -> None:
    assert silent_skips(ROOT) == []


def test_locks_are_read_too() -> None:
    assert set(LOCKS) <= {path for path, _ in texts(ROOT)}
