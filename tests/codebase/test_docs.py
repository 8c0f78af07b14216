"""The tables of the documents are true: law, words, settings, links, reference pages."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.codebase.tree import ROOT, exists, files, functions, is_test, modules, plant
from yimen.base.environment import SETTINGS
from yimen.doors.console.reference import outdated

CONSOLE = "yimen.doors.console.main"
TABLE = "yimen/base/environment.py"
VARIABLE = re.compile(r"(YIMEN_[A-Z_]*|DATABASE_URL(_[A-Z_]*)?)(?<!_)")
IN_BACKTICKS = re.compile(r"`([^`]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def body(page: str, columns: int) -> Iterator[list[str]]:
    """The rows of the tables of a page that have this many columns, without their headings."""
    lines = [line.strip() for line in page.splitlines()]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        ruler = line.startswith("|--")
        heading = below.startswith("|--")
        if line.startswith("|") and len(cells) == columns and not ruler and not heading:
            yield cells


def test_exists(root: Path, address: str) -> bool:
    """Whether `path::name` is a test function of that file, in a class or not."""
    path, _, name = address.partition("::")
    if not name or not (root / path).is_file():
        return False
    tree = ast.parse((root / path).read_text("utf-8"))
    return name.split("::")[-1] in {function.name for function in functions(tree)}


test_exists.__test__ = False  # type: ignore[attr-defined]  # asks about tests, is none


def law_faults(page: str, root: Path) -> list[str]:
    """Rows of the law table whose function or test is not there, or that name none."""
    found = []
    for rule, _, function, test in body(page, 4):
        names, tests = IN_BACKTICKS.findall(function), IN_BACKTICKS.findall(test)
        found += [f"{rule}: no {name}" for name in names if not exists(name)]
        found += [f"{rule}: no {name}" for name in tests if not test_exists(root, name)]
        if not names or not tests:
            found.append(f"{rule}: names no function or no test")
    return found


def word_faults(page: str) -> list[str]:
    """Rows of the glossary that point to what does not exist."""
    return [
        f"{chinese} {english}: no {name}"
        for chinese, english, where in body(page, 3)
        for name in IN_BACKTICKS.findall(where)
        if name.startswith("yimen.") and not exists(name)
    ]


def wordless(models: list[str], page: str) -> list[str]:
    """Models, as `label.Name`, whose English name does not stand in the glossary."""
    said = {"".join(re.findall("[a-z]+", cell.lower())) for cell in phrases(page)}
    return [model for model in models if model.split(".")[1].lower() not in said]


def phrases(page: str) -> Iterator[str]:
    """The English terms of the glossary one by one, and the last names of what they point to."""
    for _, english, where in body(page, 3):
        yield from re.split(r"[,;/()]", english)
        yield from (name.split(".")[-1] for name in IN_BACKTICKS.findall(where))


def broken_links(root: Path) -> list[str]:
    """Relative links in Markdown that lead nowhere."""
    return [
        f"{page.relative_to(root)}: {target}"
        for page in files(root, ".md")
        for target in LINK.findall(page.read_text("utf-8"))
        if not re.match(r"[a-z]+:|#", target) and not (page.parent / target.split("#")[0]).exists()
    ]


def decision_faults(folder: Path) -> list[str]:
    """Decisions out of number, or not in the list of them."""
    pages = sorted(path.name for path in folder.glob("[0-9]*.md"))
    listed = LINK.findall((folder / "README.md").read_text("utf-8"))
    numbers = [int(name[:4]) for name in pages]
    return ["numbers are not 1, 2, 3, …"] * (numbers != list(range(1, len(pages) + 1))) + [
        f"{name} is not listed" for name in pages if name not in listed
    ]


def variables(root: Path) -> set[str]:
    """The environment variables that the code names; the tests and the table itself left out."""
    return {
        node.value
        for path, module in modules(root)
        if path != TABLE and (not is_test(path) or path == "conftest.py")
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and VARIABLE.fullmatch(node.value)
    }


def test_a_row_of_law_that_names_nothing_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "test_a.py", "def test_it(): ...\n")
    head = "| rule | source | function | test |\n|---|---|---|---|\n"
    good = "| a | b | `yimen.kernel.errors.Refused` | `test_a.py::test_it` |\n"
    bad = (
        "| c | d | `yimen.kernel.errors.Refuse` | `test_a.py::test_it` |\n"
        "| e | f | `yimen.kernel.errors.Refused` | `test_a.py::test_gone` |\n"
        "| g | h | later | `test_a.py::test_it` |\n"
    )

    assert law_faults(head + good + bad, tmp_path) == [
        "c: no yimen.kernel.errors.Refuse",
        "e: no test_a.py::test_gone",
        "g: names no function or no test",
    ]


def test_a_word_that_points_nowhere_is_seen() -> None:
    head = "| 中文 | English | where |\n|---|---|---|\n"
    page = head + "| 拒绝 | refusal | `yimen.kernel.errors.Refusal` |\n"

    assert word_faults(page) == ["拒绝 refusal: no yimen.kernel.errors.Refusal"]


def test_a_table_without_a_word_is_seen() -> None:
    head = "| 中文 | English | where |\n|---|---|---|\n"
    page = head + "| 文书 | legal notice, letter | |\n"

    assert wordless(["cases.LegalNotice", "cases.Letter", "cases.Notice"], page) == ["cases.Notice"]


def test_a_link_to_nowhere_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "docs/a.md", "[b](b.md) [c](../c.md#x) [d](#here) [e](https://example.org)")
    plant(tmp_path, "c.md", "")

    assert broken_links(tmp_path) == ["docs/a.md: b.md"]


def test_a_decision_out_of_the_list_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "README.md", "[0001](0001-a.md)")
    plant(tmp_path, "0001-a.md", "")
    plant(tmp_path, "0003-b.md", "")

    assert decision_faults(tmp_path) == ["numbers are not 1, 2, 3, …", "0003-b.md is not listed"]


def test_a_variable_is_seen(tmp_path: Path) -> None:
    text = "x = os.environ['YIMEN_PLANTED']\ny = 'my YIMEN_HOME'\nz = 'DATABASE_URL_'\n"
    plant(tmp_path, "yimen/a.py", text)
    plant(tmp_path, TABLE, "'YIMEN_LISTED'")

    assert variables(tmp_path) == {"YIMEN_PLANTED"}


def test_a_stale_page_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "old")

    assert outdated(tmp_path, {"a.md": "new", "b.md": "new"}) == ["a.md", "b.md"]


def test_the_law_names_functions_and_tests_that_exist() -> None:
    assert law_faults((ROOT / "docs" / "law.md").read_text("utf-8"), ROOT) == []


def test_words_name_things_that_exist() -> None:
    assert word_faults((ROOT / "docs" / "words.md").read_text("utf-8")) == []


def test_every_table_has_its_word() -> None:
    models = [
        f"{model._meta.label.split('.')[0]}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith(("yimen.ground.", "yimen.work."))
    ]

    assert wordless(models, (ROOT / "docs" / "words.md").read_text("utf-8")) == []


def test_decisions_are_numbered_and_listed() -> None:
    assert decision_faults(ROOT / "docs" / "adr") == []


def test_links_lead_somewhere() -> None:
    assert broken_links(ROOT) == []


def test_every_setting_is_in_the_table_and_read_somewhere() -> None:
    table = {one.name for one in SETTINGS if not one.name.startswith("DATABASE_URL_")}

    assert variables(ROOT) == table


@pytest.mark.slow
def test_the_reference_is_fresh() -> None:
    # in a process of its own: click keeps the help option of a command as it was first called
    command = [sys.executable, "-m", CONSOLE, "docs", "--check"]
    told = subprocess.run(command, capture_output=True, check=False)

    assert told.returncode == 0, told.stderr.decode() + told.stdout.decode()
