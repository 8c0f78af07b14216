"""A refusal has a code of its own and one sentence in each language, with the same facts."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules, walk_packages
from string import Formatter

import pytest

import yimen
from tests.codebase.tree import ROOT, dotted, is_test, modules
from yimen.base import sentences
from yimen.kernel.errors import Refused

Sentences = Mapping[str, tuple[str, str]]

CODE = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9]+(-[a-z0-9]+)*")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FULL_WIDTH = re.compile("[（），；：。？！]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff}][,;:?!]|[,;:?!][\u4e00-\u9fff]")


def refusals() -> list[type[Refused]]:
    """Every refusal of the package, each module being imported first; those of tests left out."""
    for module in walk_packages(yimen.__path__, "yimen."):
        if not {"tests", "migrations", "__main__"} & set(module.name.split(".")):
            import_module(module.name)
    return [kind for kind in every(Refused) if ".tests." not in kind.__module__]


def every(kind: type[Refused]) -> Iterator[type[Refused]]:
    """A class and all below it, as far as they belong to the package."""
    yield kind
    for below in kind.__subclasses__():
        if below.__module__.startswith("yimen."):
            yield from every(below)


def code_faults(kinds: Iterable[type[Refused]]) -> list[str]:
    """Classes without a code of their own, with a malformed one, or with the code of another."""
    kinds = [kind for kind in kinds if kind is not Refused]
    coded = [kind for kind in kinds if "code" in vars(kind)]
    times = Counter(kind.code for kind in coded)
    # a class that others stand under may be a family without a code
    nameless = [kind for kind in kinds if "code" not in vars(kind) and not kind.__subclasses__()]
    return sorted(
        [f"{kind.__qualname__} has no code" for kind in nameless]
        + [f"{kind.code} is malformed" for kind in coded if not CODE.fullmatch(kind.code)]
        + [f"{code} is taken {count} times" for code, count in times.items() if count > 1]
    )


def strays(kinds: Iterable[type[Refused]], table: Sentences) -> set[str]:
    """Codes without a sentence and sentences without a code."""
    return {kind.code for kind in kinds if "code" in vars(kind)} ^ table.keys()


def placeholders(sentence: str) -> set[str]:
    """The names of the facts that a sentence is filled with."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(sentence) if name}


def sentence_faults(table: Sentences) -> list[str]:
    """What is wrong with the sentences as sentences."""
    found = []
    for code, (chinese, english) in table.items():
        if placeholders(chinese) != placeholders(english):
            found.append(f"{code}: the two languages name different facts")
        if not chinese.endswith("。") or not CHINESE.search(chinese):
            found.append(f"{code}: not a Chinese sentence")
        if HALF_WIDTH.search(chinese):
            found.append(f"{code}: half-width punctuation in Chinese")
        if not english.endswith(".") or CHINESE.match(english):
            found.append(f"{code}: not an English sentence")
        if FULL_WIDTH.search(english):
            found.append(f"{code}: full-width punctuation in English")
    return found


def pages_missing(table: Sentences, root: Path) -> list[str]:
    """Pages that a sentence sends the reader to and that are not there."""
    return [
        f"{code}: {page}"
        for code, pair in table.items()
        for page in re.findall(r"docs/[\w/-]+\.md", " ".join(pair))
        if not (root / page).is_file()
    ]


def made(module: ast.Module) -> Iterator[tuple[str, int, set[str]]]:
    """Every `Name(fact=…)` and bare `raise Name`: the name, the line and the facts handed over."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            names = {word.arg for word in node.keywords}
            if None not in names:  # **facts cannot be read here
                yield dotted(node.func), node.lineno, {name for name in names if name}
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name | ast.Attribute):
            yield dotted(node.exc), node.lineno, set()


def facts_missing(
    trees: Iterable[tuple[str, ast.Module]], kinds: Iterable[type[Refused]], table: Sentences
) -> list[str]:
    """Refusals made without a fact that their sentence names: they could not be read out."""
    own = {kind.__name__: kind for kind in kinds if kind.__init__ is Refused.__init__}
    return sorted(
        f"{path}:{line} {name} lacks {sorted(lacking)}"
        for path, module in trees
        if not is_test(path)
        for name, line, facts in made(module)
        if (kind := own.get(name.split(".")[-1])) and kind.code in table
        if (lacking := placeholders(table[kind.code][0]) - facts)
    )


def areas() -> dict[str, Sentences]:
    """The sentences file by file."""
    return {
        module.name: import_module(f"{sentences.__name__}.{module.name}").SENTENCES
        for module in iter_modules(sentences.__path__)
    }


class Planted(Refused):
    """A refusal of this test alone."""

    code = "planted.too-late"


class Nameless(Refused):
    """A refusal that forgot its code."""


class Copied(Refused):
    """A refusal with the code of another."""

    code = "planted.too-late"


class Odd(Refused):
    """A refusal whose code nobody can guess."""

    code = "Too_Late"


def test_a_bad_code_is_seen() -> None:
    assert code_faults([Refused, Planted, Nameless, Copied, Odd]) == [
        "Nameless has no code",
        "Too_Late is malformed",
        "planted.too-late is taken 2 times",
    ]


def test_a_missing_and_a_lost_sentence_are_seen() -> None:
    table = {"planted.lost": ("已经丢失。", "It is lost.")}

    assert strays([Planted], table) == {"planted.too-late", "planted.lost"}


@pytest.mark.parametrize(
    ("chinese", "english", "fault"),
    [
        ("已于{day}届满。", "It ran out.", "different facts"),
        ("It ran out。", "It ran out.", "not a Chinese sentence"),
        ("已经届满", "It ran out.", "not a Chinese sentence"),
        ("已经届满,请重新申请。", "It ran out.", "half-width"),
        ("已经届满。", "It ran out", "not an English sentence"),
        ("已经届满。", "已经届满.", "not an English sentence"),
        ("已经届满。", "It ran out（Art. 1）.", "full-width"),
    ],
)
def test_a_bad_sentence_is_seen(chinese: str, english: str, fault: str) -> None:
    found = sentence_faults({"planted.bad": (chinese, english)})

    assert len(found) == 1
    assert fault in found[0]


def test_a_refusal_that_forgets_a_fact_is_seen() -> None:
    tree = ast.parse("raise Planted(no=1)\nyield Planted(day=1, no=1)\nraise rules.Planted\n")
    table = {"planted.too-late": ("{no}号已于{day}届满。", "No. {no} ran out on {day}.")}

    assert facts_missing([("verbs.py", tree)], [Planted], table) == [
        "verbs.py:1 Planted lacks ['day']",
        "verbs.py:3 rules.Planted lacks ['day', 'no']",
    ]


def test_a_sentence_that_sends_to_a_lost_page_is_seen(tmp_path: Path) -> None:
    table = {"planted.lost": ("见 docs/howto/a.md。", "See docs/howto/a.md.")}

    assert set(pages_missing(table, tmp_path)) == {"planted.lost: docs/howto/a.md"}


def test_pages_that_sentences_name_are_there() -> None:
    assert pages_missing(sentences.SENTENCES, ROOT) == []


def test_every_refusal_has_a_code_of_its_own() -> None:
    assert code_faults(refusals()) == []


def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal() -> None:
    assert strays(refusals(), sentences.SENTENCES) == set()


def test_sentences_say_the_same_in_both_languages() -> None:
    assert sentence_faults(sentences.SENTENCES) == []


def test_every_refusal_is_made_with_the_facts_of_its_sentence() -> None:
    trees = modules(ROOT)

    assert facts_missing(trees, refusals(), sentences.SENTENCES) == []


def test_no_code_has_two_sentences() -> None:
    assert sum(len(table) for table in areas().values()) == len(sentences.SENTENCES)


def test_a_sentence_stands_in_the_file_of_its_area() -> None:
    strayed = [
        f"{code} in {area}"
        for area, table in areas().items()
        for code in table
        if "." in code and code.split(".")[0] != area
    ]

    assert strayed == []
