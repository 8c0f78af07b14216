"""The ways in: halls and what their windows receive, events and the items that they take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yimen.ground.catalog import rules
from yimen.ground.catalog.models import (
    Department,
    Event,
    EventItem,
    Hall,
    HallItem,
    Item,
    ItemVersion,
)
from yimen.ground.catalog.queries.items import live
from yimen.ground.catalog.rules import Content, Step, Text, Window
from yimen.ground.catalog.states import Audience


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item is received: a hall, and the windows there."""

    hall: rules.Hall
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """An item on the way through an event; `content` is what it says on the day, if it does."""

    item: Item
    text: Text
    content: Content | None


def halls() -> list[rules.Hall]:
    """The halls in their order."""
    return [_hall(each.said) for each in Hall.objects.order_by("place", "key")]


def units_in_english() -> dict[str, str]:
    """The units that have an English name, as departments or in their halls, by key."""
    sat = Hall.objects.filter(unit__isnull=False).values_list("unit__key", "said__name__en")
    named = Department.objects.exclude(english="").filter(unit__isnull=False)
    return dict(sat) | dict(named.values_list("unit__key", "english"))


def hall(key: str) -> rules.Hall:
    """One hall. Refused: `UnknownHall`."""
    found = Hall.objects.filter(key=key).first()
    if found is None:
        raise rules.UnknownHall(hall=key)
    return _hall(found.said)


def places(item: Item) -> list[Place]:
    """Where an item is received, by hall."""
    found = HallItem.objects.filter(item=item).select_related("hall").order_by("hall__place")
    halls: dict[str, rules.Hall] = {}
    windows: dict[str, set[str]] = {}
    for each in found:
        halls.setdefault(each.hall.key, _hall(each.hall.said))
        windows.setdefault(each.hall.key, set()).add(each.window)
    return [
        Place(hall, tuple(each for each in hall.windows if each.number in windows[key]))
        for key, hall in halls.items()
    ]


def events(audience: Audience | None = None) -> list[rules.Event]:
    """The events in their order, of one audience or of all."""
    found = Event.objects.filter(audience=audience) if audience else Event.objects.all()
    return [_event(each.said) for each in found.order_by("-audience", "place", "key")]


def event(key: str) -> rules.Event:
    """One event. Refused: `UnknownEvent`."""
    found = Event.objects.filter(key=key).first()
    if found is None:
        raise rules.UnknownEvent(event=key)
    return _event(found.said)


def events_named(typed: str) -> list[rules.Event]:
    """The events whose name, in either language, holds every word. Refused: `SearchTooLong`."""
    terms = rules.terms(typed)
    if not terms:
        return []
    named = ((each, f"{each.name.zh} {each.name.en}".lower()) for each in events())
    return [each for each, name in named if all(term in name for term in terms)]


def stops(event: rules.Event, on: date) -> list[Stop]:
    """The items of an event in their order, those that are not cancelled by that day."""
    on_way = EventItem.objects.filter(event__key=event.key).values("item")
    found = Item.objects.filter(live(on), pk__in=on_way).select_related("department__unit")
    items = {item.number: item for item in found.defer("raw", "said", "initials")}
    begun = ItemVersion.objects.filter(item__in=items.values(), effective_from__lte=on)
    said = {each.item_id: each for each in begun.order_by("effective_from")}
    held = {number: said.get(item.pk) for number, item in items.items()}
    return [
        Stop(items[step.item], step.text, _content(held[step.item]))
        for step in event.steps
        if step.item in items
    ]


def _content(version: ItemVersion | None) -> Content | None:
    return rules.content_from(version.content) if version else None


def _hall(said: Mapping[str, Any]) -> rules.Hall:
    windows = tuple(
        Window(each["number"], Text(**each["name"]), Text(**each["floor"]), tuple(each["items"]))
        for each in said["windows"]
    )
    return rules.Hall(
        key=said["key"],
        unit=said["unit"],
        name=Text(**said["name"]),
        address=Text(**said["address"]),
        hours=Text(**said["hours"]),
        telephone=said["telephone"],
        way=Text(**said["way"]),
        access=Text(**said["access"]),
        windows=windows,
    )


def _event(said: Mapping[str, Any]) -> rules.Event:
    steps = tuple(Step(each["item"], Text(**each["text"])) for each in said["steps"])
    name, text = Text(**said["name"]), Text(**said["text"])
    return rules.Event(said["key"], Audience(said["audience"]), name, text, steps)
