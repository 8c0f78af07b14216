"""Halls and events lead to items, say the same in both languages, and are entered once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from yimen.ground.catalog import queries, verbs
from yimen.ground.catalog.rules import (
    Event,
    Hall,
    UnknownEvent,
    UnknownHall,
    UnknownItem,
    WaysForm,
    read_ways,
)
from yimen.ground.catalog.states import Audience
from yimen.ground.catalog.tests import make
from yimen.ground.catalog.tests.make import NOW, TODAY
from yimen.ground.ledger import queries as ledger

TEXT = {"zh": "结婚", "en": "Getting Married"}
WINDOW = {"number": "A1", "name": TEXT, "floor": TEXT, "items": ["I-1"]}
HALL: dict[str, Any] = {"key": "centre", "telephone": "12345", "windows": [WINDOW]}
HALL |= dict.fromkeys(("name", "address", "hours", "way", "access"), TEXT)
STEPS = [{"item": "I-2", "text": TEXT}, {"item": "I-1", "text": TEXT}]
EVENT: dict[str, Any] = {
    "key": "wed",
    "audience": "person",
    "name": TEXT,
    "text": TEXT,
    "steps": STEPS,
}


def read(**more: Any) -> tuple[Hall, Event]:
    found = read_ways(json.dumps({"halls": [HALL], "events": [EVENT | more]}).encode())
    return found.halls[0], found.events[0]


@pytest.fixture
def _entered(db: None) -> None:
    for code in ("I-1", "I-2"):
        make.item(code)
    make.version("I-1")
    hall, event = read()
    verbs.enter_hall(hall=hall, place=0, by="editor", now=NOW)
    verbs.enter_event(event=event, place=0, by="editor", now=NOW)


@pytest.mark.usefixtures("_entered")
def test_what_was_entered_comes_back() -> None:
    hall, event = read()

    assert (queries.hall("centre"), queries.halls()) == (hall, [hall])
    assert (queries.event("wed"), queries.events(Audience.PERSON)) == (event, [event])
    assert queries.events(Audience.ENTERPRISE) == []


@pytest.mark.usefixtures("_entered")
def test_the_same_again_changes_nothing_and_leaves_no_entry() -> None:
    hall, event = read()
    entries = ledger.verify().entries

    assert not verbs.enter_hall(hall=hall, place=0, by="editor", now=NOW)
    assert not verbs.enter_event(event=event, place=0, by="editor", now=NOW)
    assert ledger.verify().entries == entries


@pytest.mark.usefixtures("_entered")
def test_a_changed_event_leads_elsewhere() -> None:
    _, event = read(steps=STEPS[1:])

    assert verbs.enter_event(event=event, place=1, by="editor", now=NOW)
    assert [stop.item.number for stop in queries.stops(queries.event("wed"), TODAY)] == ["I-1"]


@pytest.mark.usefixtures("_entered")
def test_an_event_leads_to_its_items_in_order_and_to_none_that_is_cancelled() -> None:
    before = queries.stops(queries.event("wed"), TODAY)
    verbs.cancel_item(item="I-2", cancelled_from=TODAY, reason="r", by="e", now=NOW, today=TODAY)

    left = queries.stops(queries.event("wed"), TODAY)

    assert [stop.item.number for stop in before] == ["I-2", "I-1"]
    assert [stop.content is None for stop in before] == [True, False]
    assert [stop.item.number for stop in left] == ["I-1"]


@pytest.mark.usefixtures("_entered")
def test_an_item_knows_where_it_is_received() -> None:
    [place] = queries.places(queries.item("I-1"))

    assert (place.hall.key, [window.number for window in place.windows]) == ("centre", ["A1"])
    assert queries.places(queries.item("I-2")) == []


@pytest.mark.usefixtures("_entered")
@pytest.mark.parametrize(
    ("typed", "count"), [("结婚", 1), ("getting  MARRIED", 1), ("离婚", 0), ("", 0)]
)
def test_an_event_is_found_by_its_name(typed: str, count: int) -> None:
    assert len(queries.events_named(typed)) == count


@pytest.mark.django_db
def test_what_is_not_there_is_refused() -> None:
    hall, event = read()
    with pytest.raises(UnknownItem):
        verbs.enter_hall(hall=hall, place=0, by="editor", now=NOW)
    with pytest.raises(UnknownItem):
        verbs.enter_event(event=event, place=0, by="editor", now=NOW)
    with pytest.raises(UnknownHall):
        queries.hall("centre")
    with pytest.raises(UnknownEvent):
        queries.event("wed")


def without(name: str) -> Callable[[], bytes]:
    left = {key: value for key, value in EVENT.items() if key != name}
    return lambda: json.dumps({"events": [left]}).encode()


@pytest.mark.parametrize(
    "given",
    [
        lambda: b"{",
        lambda: b"[]",
        lambda: b"[" * 100_000,
        lambda: b'{"halls": {}}',
        lambda: b'{"halls": [1]}',
        without("key"),
        without("steps"),
        lambda: json.dumps({"events": [EVENT | {"steps": []}]}).encode(),
        lambda: json.dumps({"events": [EVENT | {"steps": [*STEPS, STEPS[0]]}]}).encode(),
        lambda: json.dumps({"events": [EVENT | {"audience": "cat"}]}).encode(),
        lambda: json.dumps({"events": [EVENT | {"name": {"zh": "a", "en": " "}}]}).encode(),
        lambda: json.dumps({"events": [EVENT | {"key": "a\0"}]}).encode(),
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused_with_the_place(
    given: Callable[[], bytes],
) -> None:
    with pytest.raises(WaysForm) as refused:
        read_ways(given())

    assert refused.value.facts["place"]
