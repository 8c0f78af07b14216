"""Matters go from their opening to their closing, each act recorded, each term counted."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from yimen.ground.catalog.rules import UnknownItem
from yimen.ground.catalog.states import Power
from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NotAllowed
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as staff
from yimen.kernel.clock import Limit, Unit
from yimen.work.matters import queries, rules, verbs
from yimen.work.matters.models import Matter
from yimen.work.matters.states import CLOSED, TABLES
from yimen.work.matters.tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LATER = date(2026, 3, 10)  # six working days after the second of March


def terms(number: str) -> dict[str, date]:
    return {term.key: term.due_on for term in queries.view(queries.matter_of(number)).terms}


def test_a_penalty_goes_from_filing_to_closing() -> None:
    number = make.opened()

    make.do(number, "investigate", by="li")
    make.do(number, "tell", by="li")
    make.do(number, "check", LATER, by="wang")
    make.do(number, "decide", LATER, by="zhao")
    make.do(number, "deliver", LATER)
    make.do(number, "pay", LATER)
    closed = make.do(number, "close", LATER)

    found = queries.view(closed)
    assert terms(number) == {
        "decision": date(2026, 6, 1),
        "hearing": date(2026, 3, 9),
        "delivery": date(2026, 3, 19),
    }
    assert [paper.number for paper in found.papers][-1] == "unit bureau罚决〔2026〕1号"
    assert (closed.state, closed.closed_on) == (CLOSED, LATER)
    entries = ledger.history(closed.about)
    assert [entry.act for entry in entries] == ["matters.open"] + [
        f"matters.{act}"
        for act in ("investigate", "tell", "check", "decide", "deliver", "pay", "close")
    ]


def test_nothing_is_checked_before_the_hearing_term_or_a_waiver() -> None:
    number = make.opened()
    make.do(number, "investigate", by="li")
    make.do(number, "tell", by="li")

    with pytest.raises(rules.TermRunning):
        make.do(number, "check", by="wang")
    make.do(number, "waive_hearing")
    make.do(number, "check", by="wang")

    assert queries.matter_of(number).state == "checked"


def test_a_penalty_is_heard_seven_days_after_the_notice_and_delivered_in_seven() -> None:
    number = make.opened()
    make.do(number, "investigate", by="li")
    make.do(number, "tell", by="li")
    make.do(number, "ask_hearing", date(2026, 3, 9))
    called = {**make.HEARING, "held_on": "2026-03-18", "venue": "三楼"}
    with pytest.raises(rules.HearingTooSoon):
        make.do(number, "call_hearing", LATER, by="zhao", told=called)
    called["held_on"] = "2026-03-20"
    make.do(number, "call_hearing", LATER, by="zhao", told=called)
    with pytest.raises(rules.TermRunning):
        make.do(number, "hold_hearing", date(2026, 3, 18), by="zhao")
    with pytest.raises(rules.NotTheDay):
        make.do(number, "hold_hearing", date(2026, 3, 23), by="zhao")

    held = make.do(number, "hold_hearing", date(2026, 3, 20), by="zhao")
    *_, heard = ledger.history(held.about)
    make.do(number, "check", date(2026, 3, 20), by="wang")
    make.do(number, "decide", date(2026, 3, 23), by="zhao")
    make.do(number, "deliver", date(2026, 4, 2))
    *_, delivered = ledger.history(held.about)
    papers = {each.title: each for each in queries.view(held).papers}
    decision = str(queries.paper_facts(papers["行政处罚决定书"], None)["closing"])

    assert f"本决定根据听证笔录（{papers['听证笔录'].number}）作出" in decision
    assert terms(number)["notice"] == date(2026, 3, 19)
    assert terms(number)["delivery"] == date(2026, 4, 1)
    assert json.loads(str(heard.body))["late"] == []
    assert json.loads(str(delivered.body))["late"] == ["delivery"]


def test_a_hearing_is_called_for_a_day_and_an_hour_that_can_be_read_and_called_anew() -> None:
    number = make.opened()
    make.do(number, "investigate", by="li")
    make.do(number, "tell", by="li")
    make.do(number, "ask_hearing")
    for moment, refused in (
        ({"held_on": "下周一"}, rules.MomentUnclear),
        ({"held_on": "20260323"}, rules.MomentUnclear),
        ({"begins": "上午9时"}, rules.MomentUnclear),
        ({"begins": "06:00"}, rules.HearingHour),
    ):
        told = {**make.HEARING, "venue": "三楼", **moment}
        with pytest.raises(refused):
            make.do(number, "call_hearing", by="zhao", told=told)
    make.do(number, "call_hearing", by="zhao")
    later = {**make.HEARING, "held_on": "2026-03-25", "venue": "二楼"}
    make.do(number, "call_hearing", LATER, by="zhao", told=later)

    held = make.do(number, "hold_hearing", date(2026, 3, 25), by="zhao")

    minutes = next(each for each in queries.view(held).papers if each.title == "听证笔录")
    said = str(queries.paper_facts(minutes, None)["decided"])
    assert "听证时间：2026年3月25日9时30分。" in said
    assert "听证地点：二楼。" in said


def test_a_hearing_to_which_nobody_comes_is_ended_and_the_matter_goes_on() -> None:
    number = make.opened()
    make.do(number, "investigate", by="li")
    make.do(number, "tell", by="li")
    make.do(number, "ask_hearing")
    make.do(number, "call_hearing", by="zhao")

    make.do(number, "end_hearing", LATER, by="zhao")

    with pytest.raises(rules.TermOver):
        make.do(number, "ask_hearing", LATER)
    assert make.do(number, "check", LATER, by="wang").state == "checked"


def test_a_penalty_decided_after_ninety_days_is_late_and_recorded_so() -> None:
    number = make.opened()
    late = date(2026, 6, 2)
    make.do(number, "investigate", by="li")
    make.do(number, "tell", by="li")
    make.do(number, "check", late, by="wang")

    held = make.do(number, "decide", late, by="zhao")

    *_, entry = ledger.history(held.about)
    assert json.loads(str(entry.body))["late"] == ["decision"]


def test_a_term_that_the_place_sets_runs_from_then_on_with_its_source() -> None:
    number = make.opened(Power.PUBLIC_SERVICE)
    limit = Limit(5, Unit.WORKING_DAY)
    setting: dict[str, Any] = {"limit": limit, "source": "某市规定 Art. 3", "valid_from": make.DAY}
    who: dict[str, Any] = {"by": "editor", "now": make.at()["now"]}

    verbs.set_limit(power="20", key="answer", **setting, **who)
    again = verbs.open_matter(
        item="P-1",
        subject="咨询",
        organ=make.ORGAN,
        person=str(queries.matter_of(number).person),
        **make.at(),
    )

    assert terms(number) == {}
    assert terms(again.number) == {"answer": date(2026, 3, 9)}
    with pytest.raises(rules.UnknownTerm):
        verbs.set_limit(power="20", key="decision", **setting, **who)
    with pytest.raises(rules.SaysTooLittle):
        verbs.set_limit(power="20", key="answer", **{**setting, "source": " "}, **who)


def test_a_licence_and_what_is_not_in_the_catalogue_are_refused() -> None:
    make.item(Power.APPROVAL)
    given: dict[str, Any] = {"item": "P-1", "organ": make.ORGAN, **make.at()}

    with pytest.raises(rules.LicenceIsCase):
        verbs.open_matter(subject="x", person=staff.person().number, **given)
    with pytest.raises(UnknownItem):  # 清单之外不得实施
        verbs.open_matter(subject="x", person="P-1", **given | {"item": "P-2"})
    with pytest.raises(rules.UnknownMatter):
        verbs.act(matter="M-1", act="close", **make.at())


@pytest.mark.parametrize("power", TABLES, ids=lambda power: power.name)
def test_a_random_life_stays_within_its_table_and_is_recorded(power: Power) -> None:
    number, dice, table = make.opened(power), Random(power.value), TABLES[power]
    for step in range(12):
        held = queries.matter_of(number)
        acts = [move.act for move in table.moves if held.state in move.since]
        if not acts:
            break
        day = date(2026, 3 + step // 2, 2)
        try:
            with transaction.atomic():
                make.do(number, dice.choice(acts), day, by=f"s{step}")
        except (rules.TermOver, rules.TermRunning):
            continue

    state = table.first
    for entry in ledger.history(queries.matter_of(number).about)[1:]:
        behind = json.loads(str(entry.body))["state"]
        assert table.by_name[state, entry.act.removeprefix("matters.")].to == behind
        state = behind
    assert state == queries.matter_of(number).state


def test_the_database_knows_no_state_of_another_table() -> None:
    number = make.opened(Power.PUBLIC_SERVICE)

    with pytest.raises(IntegrityError, match="matter_state_is_of_its_table"):
        Matter.objects.filter(number=number).update(state="filed")


def test_units_in_reach_and_the_party_see_a_matter_and_act_by_their_roles() -> None:
    number = make.opened()
    for who, role in (("r1", Role.REVIEWER), ("d1", Role.DECIDER)):
        staff.staff(who, make.ORGAN)
        staff.grant(who, role, make.ORGAN)
    staff.unit("water")
    staff.staff("w1", "water")
    staff.grant("w1", Role.REVIEWER, "water")
    reviewer, decider, stranger = (
        people.viewer(people.account(login)) for login in ("r1", "d1", "w1")
    )

    seen = queries.matter_seen(number, viewer=reviewer)

    assert [move.act for move in seen.moves] == ["investigate"]
    assert [each.number for each in queries.matters_seen(viewer=decider, power="02")] == [number]
    assert queries.matters_seen(viewer=decider, state="told") == []
    assert queries.may_act(number, "investigate", viewer=reviewer) == make.ORGAN
    with pytest.raises(NotAllowed):
        queries.may_act(number, "investigate", viewer=decider)
    with pytest.raises(NotAllowed):
        queries.may_open("02", make.ORGAN, viewer=stranger)
    with pytest.raises(rules.UnknownMatter):
        queries.matter_seen(number, viewer=stranger)
