"""Matters are listed by what is due first, in pages that cost the same however many there are."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from yimen.ground.people import queries as people
from yimen.ground.people.rules import NotAllowed, Viewer
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as staff
from yimen.work.matters import queries, rules, verbs
from yimen.work.matters.models import Matter
from yimen.work.matters.queries import listing
from yimen.work.matters.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def reviewer() -> Viewer:
    staff.staff("r1", make.ORGAN)
    staff.grant("r1", Role.REVIEWER, make.ORGAN)
    return people.viewer(people.account("r1"))


def party(number: str) -> Viewer:
    person = queries.matter_of(number).person
    assert person
    return Viewer(by=person.number, party=person.number)


def another(number: str, day: date, subject: str) -> str:
    """One more matter of the same item and person, opened that day."""
    person = queries.matter_of(number).person
    assert person
    given: dict[str, Any] = {"item": "P-1", "organ": make.ORGAN, "person": person.number}
    return verbs.open_matter(subject=subject, **given, **make.at(day)).number


def seen(viewer: Viewer, **about: Any) -> list[str]:
    return [each.number for each in queries.matters_seen(viewer=viewer, **about)]


def test_what_is_due_first_comes_first_and_what_waits_for_nothing_last() -> None:
    soon = make.opened()
    viewer = reviewer()
    later = another(soon, make.DAY + timedelta(days=1), "later")
    decided = another(soon, make.DAY, "decided")
    for act, who in (("investigate", "li"), ("spare", "zhao")):
        make.do(decided, act, by=who)

    every = seen(viewer)

    assert every == [soon, later, decided]
    assert seen(viewer, in_hand=True) == [soon, later]
    pages: list[str] = []
    place = listing.BEFORE_ALL
    while page := queries.matters_seen(viewer=viewer, after=place, at_most=1):
        pages.append(page[0].number)
        place = queries.place_of(page[0])
    assert pages == every
    assert queries.matter_of(soon).due_on == date(2026, 5, 31) + timedelta(days=1)


def test_an_act_that_begins_or_ends_a_term_moves_the_matter_in_the_list() -> None:
    number = make.opened()

    due = [queries.matter_of(number).due_on]
    for act in ("investigate", "tell", "waive_hearing"):
        make.do(number, act, by="li")
        due.append(queries.matter_of(number).due_on)

    assert due == [date(2026, 6, 1), date(2026, 6, 1), date(2026, 3, 9), date(2026, 6, 1)]


def test_a_party_sees_a_matter_once_it_is_told_and_does_what_is_its_own() -> None:
    number = make.opened()
    viewer = party(number)
    make.do(number, "investigate", by="li")
    with pytest.raises(rules.UnknownMatter):
        queries.matter_seen(number, viewer=viewer)
    assert seen(viewer) == []

    make.do(number, "tell", by="li")

    found = queries.matter_seen(number, viewer=viewer)
    assert seen(viewer) == [number]
    assert [paper.title for paper in found.papers] == ["行政处罚告知书"]
    assert [each.act for each in found.acts] == ["tell"]
    assert {move.act for move in found.moves} == {"defend", "ask_hearing", "waive_hearing"}
    assert queries.may_act(number, "defend", viewer=viewer) == ""
    with pytest.raises(NotAllowed):
        queries.may_act(number, "check", viewer=viewer)
    with pytest.raises(rules.UnknownMatter):
        queries.matter_seen(number, viewer=Viewer(by="P-2", party="P-2"))


def test_a_mandate_for_other_items_shows_nothing() -> None:
    number = make.opened()
    for act in ("investigate", "tell"):
        make.do(number, act, by="li")
    agent = party(number)

    some = Viewer(by="agent", party=agent.party, items=frozenset({"P-2"}))
    all_ = Viewer(by="agent", party=agent.party, items=frozenset({"P-1"}))

    assert (seen(some), seen(all_)) == ([], [number])


def rows_read(viewer: Viewer) -> float:
    """How many rows the database touches for the first page."""
    organs = people.unit_keys(viewer, rules.SEES)
    day, number = listing.BEFORE_ALL
    given: dict[str, Any] = {"organs": organs, "day": day, "number": number, "most": 50}
    given |= {"power": "", "state": "", "in_hand": True}
    with connection.cursor() as cursor:
        cursor.execute("analyze matters_matter")
        cursor.execute(f"explain (analyze, format json) {listing.OF_UNITS}", given)
        (told,) = cursor.fetchone()
    plan = told if isinstance(told, list) else json.loads(told)
    return sum(_scanned(plan[0]["Plan"]))


def _scanned(node: dict[str, Any]) -> list[float]:
    read = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    own = [read * node["Actual Loops"]] if node.get("Relation Name") == "matters_matter" else []
    return own + [each for below in node.get("Plans", ()) for each in _scanned(below)]


def more(number: str, many: int, start: int) -> None:
    """As many matters again, half of them closed."""
    held = queries.matter_of(number)
    days = [make.DAY + timedelta(days=each % 400) for each in range(many)]
    Matter.objects.bulk_create(
        Matter(
            number=f"M-{start + each:06}",
            power=held.power,
            item=held.item,
            subject="x",
            organ=held.organ,
            person=held.person,
            state="closed" if each % 2 else "filed",
            closed_on=day if each % 2 else None,
            due_on=None if each % 2 else day,
            opened_at=held.opened_at,
            opened_on=held.opened_on,
            opened_by="x",
        )
        for each, day in enumerate(days)
    )


def test_a_page_reads_the_same_however_many_matters_there_are() -> None:
    number, viewer = make.opened(), reviewer()
    more(number, 1500, 0)

    once = rows_read(viewer)
    more(number, 1500, 1500)
    twice = rows_read(viewer)

    assert once == twice == 50
