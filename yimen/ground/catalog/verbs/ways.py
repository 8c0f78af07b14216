"""Halls and events, entered as the city says them; what says the same again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from yimen.ground.catalog import rules
from yimen.ground.catalog.models import Event, EventItem, Hall, HallItem, Item
from yimen.ground.catalog.rules import ways
from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries as people
from yimen.kernel.ref import Ref


@transaction.atomic
def enter_hall(*, hall: rules.Hall, place: int, by: str, now: datetime) -> bool:
    """公布大厅: where it is, when it is open, and which window receives what; whether it is new so.

    Refused: `people.unknown-unit`; `UnknownItem`.
    """
    digest = ways.digest(hall)
    held = Hall.objects.select_for_update().filter(key=hall.key).first()
    if held is not None and (held.digest, held.place) == (digest, place):
        return False
    unit = people.unit(hall.unit) if hall.unit else None
    told = {"unit": unit, "place": place, "said": asdict(hall), "digest": digest}
    held, _ = Hall.objects.update_or_create(key=hall.key, defaults=told)
    held.items.all().delete()
    items = _items(number for window in hall.windows for number in window.items)
    HallItem.objects.bulk_create(
        HallItem(hall=held, window=window.number, item=items[number])
        for window in hall.windows
        for number in window.items
    )
    about, body = Ref("hall", hall.key), {"digest": digest, "place": place}
    record(act="catalog.enter_hall", about=about, by=by, at=now, unit=hall.unit, body=body)
    return True


@transaction.atomic
def enter_event(*, event: rules.Event, place: int, by: str, now: datetime) -> bool:
    """公布一件事: the items that an event takes, in order; whether it is new so.

    Refused: `UnknownItem`.
    """
    digest = ways.digest(event)
    held = Event.objects.select_for_update().filter(key=event.key).first()
    if held is not None and (held.digest, held.place) == (digest, place):
        return False
    told = {"audience": event.audience, "place": place, "said": asdict(event), "digest": digest}
    held, _ = Event.objects.update_or_create(key=event.key, defaults=told)
    held.items.all().delete()
    items = _items(step.item for step in event.steps)
    EventItem.objects.bulk_create(
        EventItem(event=held, place=n, item=items[step.item]) for n, step in enumerate(event.steps)
    )
    about, body = Ref("event", event.key), {"digest": digest, "place": place}
    record(act="catalog.enter_event", about=about, by=by, at=now, body=body)
    return True


def _items(numbers: Iterable[str]) -> dict[str, Item]:
    wanted = list(numbers)
    found = {item.number: item for item in Item.objects.filter(number__in=wanted)}
    for number in wanted:
        if number not in found:
            raise rules.UnknownItem(item=number)
    return found
