"""The city as its files tell it, as plain values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from yimen.ground.catalog.rules import Answer, Asked, Basis, Content, Material, Question, content_to
from yimen.ground.catalog.states import CaseType, Necessity, Power, Source
from yimen.ground.people.states import Level, MandateKind, Role, UnitKind
from yimen.kernel.clock import Limit, Unit

DATA = Path(__file__).parent / "data"
NAME = "云汀市"
AREA = "990100"
MANDATES = (
    (MandateKind.REPRESENTATIVE, "entrepreneur", "restaurant"),
    (MandateKind.AGENT, "agent", "factory"),
    (MandateKind.AGENT, "agent", "developer"),
    (MandateKind.AGENT, "agent", "logistics"),
)


@dataclass(frozen=True, slots=True)
class Office:
    """A unit of the city."""

    key: str
    name: str
    english: str
    kind: UnitKind
    level: Level
    division: str
    parent: str
    uscc: str


@dataclass(frozen=True, slots=True)
class Officer:
    """A member of staff, with roles over units."""

    number: str
    name: str
    unit: str
    roles: tuple[tuple[Role, str], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast: a person, known by a `document`, or an organisation."""

    key: str
    name: str
    english: str
    number: str
    document: str


@dataclass(frozen=True, slots=True)
class Licensed:
    """What a grant leads to: the name of the licence, and for how many years, 0 = without end."""

    name: str
    years: int


@dataclass(frozen=True, slots=True)
class Matter:
    """An item: what its version says, what a grant leads to, what an applicant would type in."""

    key: str
    code: str
    english: str
    unit: str
    content: Content  # the plan's digest comes with its publication
    sample: Mapping[str, Any]
    licence: Licensed | None


@cache
def offices() -> tuple[Office, ...]:
    """The units, each after the one above it."""
    kinds = {"kind": UnitKind, "level": Level}
    return tuple(Office(**_as(row, kinds)) for row in _rows("units"))


@cache
def officers() -> tuple[Officer, ...]:
    """The staff."""
    return tuple(
        Officer(
            row["number"],
            row["name"],
            row["unit"],
            tuple((Role(role), unit) for role, unit in row["roles"]),
        )
        for row in _rows("staff")
    )


@cache
def holder(role: Role, unit: str) -> str:
    """The work number of the first who holds a role over just this unit."""
    return next(each.number for each in officers() if (role, unit) in each.roles)


@cache
def clerks(hall: str) -> tuple[str, ...]:
    """The work numbers of those who sit at the windows of a hall."""
    return tuple(
        each.number
        for each in officers()
        if each.unit == hall and Role.CLERK in {role for role, _ in each.roles}
    )


@cache
def cast() -> Mapping[str, Member]:
    """角色表: the people whom the demonstration and the journeys follow, by key."""
    members = (
        Member(row["key"], row["name"], row["english"], row["number"], row.get("document", ""))
        for row in _rows("cast")
    )
    return {member.key: member for member in members}


@cache
def matters() -> Mapping[str, Matter]:
    """The items, by key."""
    return {row["key"]: _matter(row) for row in _rows("items")}


def plan_file(key: str) -> Path:
    """Where the plan of an item stands."""
    return DATA / "plans" / f"{key}.json"


def paper_file(matter: str, material: str, name: str) -> Path:
    """Where the blank form or the sample of a material of an item would stand."""
    return DATA / "papers" / matter / f"{material}.{name}.pdf"


@cache
def plan(key: str) -> Any:
    """The plan of an item as JSON gives it."""
    return json.loads(plan_file(key).read_text("utf-8"))


def _matter(row: Mapping[str, Any]) -> Matter:
    form, sample = _form(row)
    content = Content(
        name=row["name"],
        power=Power(row["power"]),
        case_type=CaseType(row["case_type"]),
        statutory=_limit(row["statutory"]),
        statutory_basis=row["statutory_basis"],
        promised=_limit(row["promised"]),
        bases=tuple(Basis(title, article) for title, article in row["bases"]),
        materials=tuple(_material(each, form) for each in row["materials"]),
        questions=tuple(_question(each) for each in row["questions"]),
        form=json.dumps(form, ensure_ascii=False),
        result=row["result"],
        plan_code=row["plan"],
        pledge=row.get("pledge", False),
        conditions=tuple(row["conditions"]),
        asked=tuple(Asked(question, answer) for question, answer in _rows("asked")),
        lower_review=row.get("lower_review", ""),
    )
    called = [content_to(content), form, plan(row["key"]), row.get("licence", ())]
    content = replace(content, english=in_english(called))
    licence = Licensed(*row["licence"]) if "licence" in row else None
    return Matter(row["key"], row["code"], row["english"], row["unit"], content, sample, licence)


def in_english(told: Any) -> tuple[tuple[str, str], ...]:
    """What the city calls in English of all that is told there, as pairs."""
    words = _rows("english")
    found = set(_texts(told))
    return tuple((text, words[text]) for text in sorted(found & words.keys()))


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield from (each.partition(" ")[0] for each in told.split("; "))
        yield told
    elif isinstance(told, Mapping):
        yield from _texts(tuple(told.values()))
    elif isinstance(told, list | tuple):
        for each in told:
            yield from _texts(each)


def _limit(values: tuple[int, str] | None) -> Limit | None:
    return None if values is None else Limit(values[0], Unit(values[1]))


def _material(row: Mapping[str, Any], form: Mapping[str, Any]) -> Material:
    when = row.get("when", "")
    return Material(
        key=row["key"],
        name=row["name"],
        necessity=Necessity.CONDITIONAL if when else Necessity.REQUIRED,
        source=Source.SHARED if row.get("shared") else Source.APPLICANT,
        when=when,
        gap_tolerant=row.get("gap_tolerant", False),
        by_pledge=row.get("by_pledge", False),
        is_form=row["key"] == "application" and bool(form),
    )


def _question(row: Mapping[str, Any]) -> Question:
    answers = tuple(Answer(value, text) for value, text in row["answers"])
    return Question(row["key"], row["text"], answers)


def _form(row: Mapping[str, Any]) -> tuple[Any, Mapping[str, Any]]:
    """The form of an item and what an applicant would type into it.

    It stands in a file of its own, or is a list of texts that must all be filled in.
    """
    file = DATA / "forms" / f"{row['key']}.json"
    if file.is_file():
        read = json.loads(file.read_text("utf-8"))
        return read["schema"] | {"examples": [read["sample"]]}, read["sample"]
    fields = row["form"]
    texts = {key: {"type": "string", "title": title, "minLength": 1} for key, title, _ in fields}
    sample = {key: text for key, _, text in fields}
    schema = {"type": "object", "required": list(texts), "properties": texts}
    return schema | {"examples": [sample]}, sample


def _as(row: Mapping[str, Any], kinds: Mapping[str, Any]) -> dict[str, Any]:
    return {name: kinds.get(name, str)(value) for name, value in row.items()}


def _rows(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))
