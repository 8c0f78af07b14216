"""An authority with one item of a power, a party and matters in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from yimen.ground.catalog import verbs as catalog
from yimen.ground.catalog.rules import Basis, Content
from yimen.ground.catalog.states import CaseType, Power, Tier
from yimen.ground.people.tests import make as people
from yimen.ground.process.states import Ground
from yimen.kernel.clock import SHANGHAI, Limit, Unit
from yimen.work.matters import verbs
from yimen.work.matters.queries import matter_of
from yimen.work.matters.rules import move_of, table_of
from yimen.work.matters.states import TOLD, Move

DAY = date(2026, 3, 2)
DECIDED = date(2026, 3, 10)  # a penalty that was opened on that day
HEARING = {"held_on": "2026-03-23", "begins": "09:30"}  # what a notice tells of its moment
ORGAN = "bureau"
LIMIT = Limit(5, Unit.WORKING_DAY)
CONTENT = Content(
    name="未经许可从事食品经营",
    power=Power.PENALTY,
    case_type=CaseType.OTHER,
    bases=(Basis("食品安全法", "Art. 122"),),
)


def at(day: date = DAY, by: str = "officer") -> dict[str, Any]:
    """Who, when and on which local day."""
    return {"by": by, "now": datetime.combine(day, time(9), SHANGHAI), "today": day}


def item(power: Power = Power.PENALTY) -> str:
    """The number of an item of that power, in force."""
    now = at()["now"]
    people.unit(ORGAN)
    bureau = catalog.enter_department(
        name="市场监管局", area_code="511600", unit=ORGAN, by="editor", now=now
    )
    catalog.enter_item(
        code="P-1",
        name=CONTENT.name,
        tier=Tier.IMPLEMENTATION,
        power=power,
        department=bureau,
        by="editor",
        now=now,
    )
    content = replace(CONTENT, power=power)
    catalog.publish_item_version(
        item="P-1", content=content, effective_from=DAY, by="editor", now=now, today=DAY
    )
    return "P-1"


def opened(power: Power = Power.PENALTY, day: date = DAY) -> str:
    """The number of a matter of that power."""
    found = verbs.open_matter(
        item=item(power),
        subject="某店无证经营",
        organ=ORGAN,
        person=people.person().number,
        **at(day),
    )
    return found.number


def lasting(days: int) -> None:
    """How long a penalty may take here."""
    verbs.set_limit(
        power=Power.PENALTY,
        key="decision",
        limit=Limit(days, Unit.CALENDAR_DAY),
        source="某规定",
        valid_from=DAY,
        by="editor",
        now=at()["now"],
    )


def ground(term: str = "decision", of: Ground = Ground.APPRAISAL) -> None:
    """A rule of the place by which a penalty's term rests on a ground."""
    verbs.set_ground(
        power=Power.PENALTY,
        key=term,
        ground=of,
        source="市场监督管理行政处罚程序规定 Art. 64",
        valid_from=DAY,
        by="editor",
        now=at()["now"],
    )


def rest(number: str, days: int = 30, day: date = DAY, **more: Any) -> Any:
    """So many days for an appraisal, say."""
    said = {"term": "decision", "ground": Ground.APPRAISAL, "reason": "送检", **more}
    return verbs.exclude_time(matter=number, days=days, **said, **at(day, "head"))


def told(move: Move) -> dict[str, Any]:
    """All that a move wants to be told, by officers enough."""
    names = ("甲", "乙", "丙")
    return {
        "told": {key: HEARING.get(key, TOLD[key]) for key in move.tells},
        "officers": names[: move.officers],
    }


def do(number: str, act: str, day: date = DAY, by: str = "officer", **more: Any) -> Any:
    """Do an act with all that it wants."""
    held = matter_of(number)
    given = told(move_of(table_of(held.power), held.state, act)) | more
    return verbs.act(matter=number, act=act, **given, **at(day, by))


def decide(number: str, day: date, **more: str) -> None:
    """A penalty is decided, with more to tell than it must."""
    said = told(move_of(table_of(Power.PENALTY), "checked", "decide"))["told"]
    do(number, "decide", day, by="zhao", told={**said, **more})


def checked() -> str:
    """A penalty that is to be decided."""
    number = opened()
    for act, by in (
        ("investigate", "li"),
        ("tell", "li"),
        ("waive_hearing", "li"),
        ("check", "wang"),
    ):
        do(number, act, by=by)
    return number


def fined(**fine: str) -> str:
    """A penalty with a fine, or without one, that was delivered."""
    number = checked()
    decide(number, DECIDED, **fine)
    do(number, "deliver", DECIDED)
    return number
