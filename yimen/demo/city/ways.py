"""The services of a life, the halls and the events of the city, entered through the verbs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from yimen.demo.city.reading import AREA, DATA, in_english, offices
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog import verbs as entering
from yimen.ground.catalog.rules import (
    Asked,
    Basis,
    Content,
    Material,
    UnknownItem,
    Ways,
    content_to,
    read_ways,
)
from yimen.ground.catalog.states import CaseType, Power, Tier
from yimen.kernel.clock import Limit, Unit


@cache
def ways() -> Ways:
    """The halls and events of the city."""
    return read_ways((DATA / "ways.json").read_bytes())


@cache
def services() -> tuple[Mapping[str, Any], ...]:
    """Items of daily life that are received at windows alone, as their file tells them."""
    return tuple(json.loads((DATA / "services.json").read_text("utf-8")))


def enter(*, by: str, now: datetime, today: date) -> None:
    """Enter what is not there yet; a second time adds nothing."""
    for row in services():
        _enter(row, by, now, today)
    for place, hall in enumerate(ways().halls):
        entering.enter_hall(hall=hall, place=place, by=by, now=now)
    for place, event in enumerate(ways().events):
        entering.enter_event(event=event, place=place, by=by, now=now)


def _enter(row: Mapping[str, Any], by: str, now: datetime, today: date) -> None:
    try:
        catalog.item(row["code"])
    except UnknownItem:
        _enter_item(row, by, now, today)


def _enter_item(row: Mapping[str, Any], by: str, now: datetime, today: date) -> None:
    unit = row["unit"]
    office = next((each for each in offices() if each.key == unit), None)
    name = row["department"] or (office.name.removeprefix("云汀市") if office else "")
    english = row.get("department_english") or (office.english if office else "")
    content = content_of(row)
    department = entering.enter_department(
        name=name, english=english, area_code=AREA, unit=unit, by=by, now=now
    )
    entering.enter_item(
        code=row["code"],
        name=content.name,
        english=row["english"],
        tier=Tier.IMPLEMENTATION,
        power=content.power,
        department=department,
        by=by,
        now=now,
    )
    entering.publish_item_version(
        item=row["code"], content=content, effective_from=today, by=by, now=now, today=today
    )


def content_of(row: Mapping[str, Any]) -> Content:
    """What the version of a service says."""
    law, article = row["basis"]
    found = Content(
        name=row["name"],
        power=Power(row["power"]),
        case_type=CaseType(row["case_type"]),
        statutory=_limit(row["statutory"]),
        statutory_basis=f"{law} {article}",
        promised=_limit(row["promised"]),
        bases=(Basis(law, article),),
        materials=tuple(Material(f"m{n}", name) for n, name in enumerate(row["materials"], 1)),
        result=row["result"],
        visits=1,
        visit_reason="核对原件",
        conditions=tuple(row["conditions"]),
        asked=tuple(Asked(*each) for each in row["asked"]),
    )
    return replace(found, english=in_english(content_to(found)))


def _limit(values: tuple[int, str]) -> Limit:
    return Limit(values[0], Unit(values[1]))
