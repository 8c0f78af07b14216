"""The report of a played day: counts from the tables, and the ledger read again as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from yimen.demo.city import reading
from yimen.demo.day.clockwork import SHANGHAI
from yimen.demo.day.playing import Played, Told
from yimen.ground.ledger import queries as ledger
from yimen.ground.process import queries as process
from yimen.ground.process.states import IN_HAND, ClockKind
from yimen.work.cases import queries as cases
from yimen.work.cases.queries import DayCounts

COUNTS = tuple(each.name for each in fields(DayCounts))
MOST_OVERDUE = 20  # cases told with those they wait for; all are counted


def report(played: Played, *, told: Told = lambda *_: None) -> dict[str, Any]:
    """The report as plain values; `DayCounts` says what each count means.

    `by_department` has each unit with something to count; `events` what is worth a line of the
    day, in its order; `overdue_cases` whom they wait for. `ledger` is all of it.
    """
    counted = cases.day_counts(on=played.day)
    offices = [office for office in reading.offices() if office.key in counted]
    total: Counter[str] = Counter()
    for office in offices:
        total.update(asdict(counted[office.key]))
    seen = ledger.verify(progress=lambda entries: told("entries verified", entries, 0))
    return {
        "city": reading.NAME,
        "day": played.day.isoformat(),
        "seed": played.seed,
        "cases": played.cases,
        "acts": len(played.done),
        **{name: total[name] for name in COUNTS},
        "by_department": {
            office.key: {
                "name": office.name,
                "english": office.english,
                **asdict(counted[office.key]),
            }
            for office in offices
        },
        "events": [
            {
                "at": done.at.astimezone(SHANGHAI).isoformat(timespec="minutes"),
                "case": done.case,
                "item": done.item,
                "applicant": done.applicant,
                "told": done.told,
            }
            for done in played.done
            if done.told and done.day == 0
        ],
        "overdue_cases": [_waits(number, played.day) for number in _late(played.day)],
        "ledger": {"entries": seen.entries, "root": seen.root.hex(), "verified": seen.whole},
    }


def _late(day: date) -> list[str]:
    late = process.late(on=day, about_kind="case", kind=ClockKind.PROMISED)
    return late[:MOST_OVERDUE]


def _waits(number: str, day: date) -> dict[str, object]:
    """An overdue case and the steps for which it waits."""
    view = cases.case_for(number, today=day)
    names = {office.key: office.name for office in reading.offices()}
    return {
        "case": number,
        "item": view.case.name,
        "days": max(-clock.reading.left for clock in view.clocks if clock.kind == "promised"),
        "waits_for": [
            f"{names.get(step.unit, step.unit)}：{step.name}"
            for step in view.steps
            if step.state in IN_HAND
        ],
    }
