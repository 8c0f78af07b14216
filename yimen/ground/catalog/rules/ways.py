"""The ways in to the items beside their names: halls with their windows, and events of a life."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from yimen.ground.catalog.rules.refusals import WaysForm
from yimen.ground.catalog.states import Audience

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages of the pages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Window:
    """窗口 of a hall, with the numbers of the items that it receives."""

    number: str
    name: Text
    floor: Text
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hall:
    """政务服务大厅: a place to go to. `access` says how a wheelchair gets in (无障碍)."""

    key: str
    unit: str
    name: Text
    address: Text
    hours: Text
    telephone: str
    way: Text
    access: Text
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An item of an event, and in a short text why and when."""

    item: str
    text: Text


@dataclass(frozen=True, slots=True)
class Event:
    """一件事: what happens in a life or an enterprise, and the items that it takes, in order."""

    key: str
    audience: Audience
    name: Text
    text: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """What a file of ways holds, in the order in which pages show it."""

    halls: tuple[Hall, ...]
    events: tuple[Event, ...]


def read_ways(data: bytes) -> Ways:
    """A file of JSON: `{"halls": […], "events": […]}`, each text as `{"zh": …, "en": …}`.

    Refused: `WaysForm`, with the place of what is wrong.
    """
    try:
        given = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise WaysForm(place="JSON", why=type(error).__name__) from error
    if not isinstance(given, Mapping):
        raise WaysForm(place="JSON", why="object")
    return Ways(_each(given, "halls", _hall), _each(given, "events", _event))


def digest(way: Hall | Event) -> str:
    """The hash of all that a hall or an event says."""
    text = json.dumps(asdict(way), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _each(given: Mapping[str, Any], name: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    rows, done = given.get(name, []), []
    if not isinstance(rows, list):
        raise WaysForm(place=name, why="array")
    for place, row in enumerate(rows, 1):
        try:
            done.append(read(row))
        except (KeyError, TypeError, ValueError) as error:
            raise WaysForm(place=f"{name} {place}", why=str(error)) from error
    return tuple(done)


def _hall(row: Mapping[str, Any]) -> Hall:
    return Hall(
        key=_line(row["key"]),
        unit=row.get("unit", ""),
        name=_text(row["name"]),
        address=_text(row["address"]),
        hours=_text(row["hours"]),
        telephone=_line(row["telephone"]),
        way=_text(row["way"]),
        access=_text(row["access"]),
        windows=tuple(_window(each) for each in row["windows"]),
    )


def _window(row: Mapping[str, Any]) -> Window:
    number, name, floor = _line(row["number"]), _text(row["name"]), _text(row["floor"])
    return Window(number, name, floor, _once(row["items"]))


def _event(row: Mapping[str, Any]) -> Event:
    steps = tuple(Step(_line(each["item"]), _text(each["text"])) for each in row["steps"])
    _once(step.item for step in steps)
    if not steps:
        raise ValueError("steps")
    return Event(
        key=_line(row["key"]),
        audience=Audience(row["audience"]),
        name=_text(row["name"]),
        text=_text(row["text"]),
        steps=steps,
    )


def _once(items: Iterable[Any]) -> tuple[str, ...]:
    found = tuple(_line(item) for item in items)
    if len(set(found)) < len(found):
        raise ValueError("items")
    return found


def _text(value: Mapping[str, Any]) -> Text:
    return Text(_line(value["zh"]), _line(value["en"]))


def _line(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError(repr(value))
    return value.strip()
