"""What may be asked about the catalogue."""

from yimen.ground.catalog.queries.conditions import conditions_told
from yimen.ground.catalog.queries.items import (
    content,
    department,
    item,
    items,
    kinds,
    names,
    planned,
    powers,
    shops,
    version,
    version_in_force,
)
from yimen.ground.catalog.queries.searching import alike, found, in_english, nearest
from yimen.ground.catalog.queries.ways import (
    Place,
    Stop,
    event,
    events,
    events_named,
    hall,
    halls,
    places,
    stops,
    units_in_english,
)

__all__ = [
    "Place",
    "Stop",
    "alike",
    "conditions_told",
    "content",
    "department",
    "event",
    "events",
    "events_named",
    "found",
    "hall",
    "halls",
    "in_english",
    "item",
    "items",
    "kinds",
    "names",
    "nearest",
    "places",
    "planned",
    "powers",
    "shops",
    "stops",
    "units_in_english",
    "version",
    "version_in_force",
]
