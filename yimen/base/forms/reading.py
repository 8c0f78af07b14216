"""A schema as pages of questions, with what makes each of them appear."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class When:
    """A question appears while another has one of these answers."""

    name: str
    values: tuple[Any, ...]

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """True and 1 are two answers, as in JSON."""
        given = answers.get(self.name)
        return any(type(given) is type(one) and given == one for one in self.values)


@dataclass(frozen=True, slots=True)
class Question:
    """A property of the form; with `rows` it is a list whose rows ask these questions each."""

    name: str
    of: Mapping[str, Any]
    required: bool = False
    when: tuple[When, ...] = ()
    rows: tuple[Question, ...] = ()

    @property
    def title(self) -> str:
        """What the applicant reads."""
        return str(self.of.get("title", self.name))

    @property
    def least(self) -> int:
        """How many rows a list must have."""
        return int(self.of.get("minItems", 1 if self.required else 0))

    @property
    def most(self) -> int:
        """How many rows a list may have."""
        return min(MOST_ROWS, int(self.of.get("maxItems", MOST_ROWS)))


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the form; the only one of a form without steps has no title."""

    title: str
    questions: tuple[Question, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of its questions."""
        return frozenset(each.name for each in self.questions)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is asked."""

    steps: tuple[Step, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, page after page."""
        return tuple(each for step in self.steps for each in step.questions)

    def shown(self, answers: Mapping[str, Any]) -> frozenset[str]:
        """The names of the questions that these answers make appear.

        What was answered to a question that does not appear counts for nothing.
        """
        names = {each.name for each in self.questions}
        while gone := {
            each.name
            for each in self.questions
            if each.name in names
            and not all(when.name in names and when.holds(answers) for when in each.when)
        }:
            names -= gone
        return frozenset(names)

    def kept(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers without those to questions that do not appear."""
        shown = self.shown(answers)
        return {name: value for name, value in answers.items() if name in shown}


@lru_cache(maxsize=500)
def sheet(schema: str) -> Sheet:
    """The form of a schema; "" has one page without questions."""
    read = json.loads(schema) if schema else {}
    by_name = {each.name: each for each in _ordered(list(_questions(read)))}
    steps = [
        Step(str(one["title"]), tuple(by_name.pop(name) for name in one["fields"]))
        for one in read.get("x-steps", ())
    ]
    if by_name or not steps:  # what no step names is asked at the end
        steps.append(Step("", tuple(by_name.values())))
    return Sheet(tuple(steps))


def _questions(read: Mapping[str, Any]) -> Iterator[Question]:
    yield from _properties(read, ())
    for one in (read, *read.get("allOf", ())):
        if "if" in one and "then" in one:
            yield from _properties(one["then"], _whens(one["if"]))


def _properties(of: Mapping[str, Any], when: tuple[When, ...]) -> Iterator[Question]:
    required = of.get("required", ())
    for name, one in of.get("properties", {}).items():
        rows = tuple(_properties(one.get("items", {}), ())) if one.get("type") == "array" else ()
        yield Question(name, one, name in required, when, rows)


def _whens(condition: Mapping[str, Any]) -> tuple[When, ...]:
    return tuple(
        When(name, tuple(one["enum"]) if "enum" in one else (one["const"],))
        for name, one in condition.get("properties", {}).items()
        if "enum" in one or "const" in one
    )


def _ordered(questions: Collection[Question]) -> Iterator[Question]:
    """Each question that appears by an answer stands right after the one that brings it."""
    for each in questions:
        if not each.when:
            yield each
            yield from _brought(each.name, questions)


def _brought(by: str, questions: Collection[Question]) -> Iterator[Question]:
    for each in questions:
        if each.when and each.when[-1].name == by:
            yield each
            yield from _brought(each.name, questions)
