"""Figures of today for the home page, counted at most once a minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.cache import cache

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.states import Power
from yimen.work.cases import queries as cases

if TYPE_CHECKING:
    from yimen.ground.catalog.models import Department

SECONDS = 60


@dataclass(frozen=True, slots=True)
class Figures:
    """What the centre offers, and what was done on a day."""

    items: int
    received: int
    decided: int
    on_time: int
    open: int
    kinds: dict[Power, int]
    shops: list[Department]


def of_day(on: date) -> Figures:
    """今日数据, as they stood within the last minute."""
    key = f"portal.figures.{on}"
    found: Figures | None = cache.get(key)
    if found is None:
        found = _counted(on)
        cache.set(key, found, SECONDS)
    return found


def _counted(on: date) -> Figures:
    counts = cases.day_counts(on=on).values()
    kinds = catalog.kinds(on)
    return Figures(
        items=sum(kinds.values()),
        received=sum(each.received for each in counts),
        decided=sum(each.finished for each in counts),
        on_time=sum(each.on_time for each in counts),
        open=cases.lights(on=on).open,
        kinds={power: count for power, count in kinds.items() if power},
        shops=list(catalog.shops(on)),
    )
