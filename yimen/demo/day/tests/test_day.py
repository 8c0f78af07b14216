"""The played day: what the report counts is what was done, and it can be played again."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any, NamedTuple

import pytest

from yimen.demo.city import reading
from yimen.demo.day import script
from yimen.demo.day.playing import CITY, FIRST_DAY, Played, play
from yimen.demo.day.report import COUNTS, report
from yimen.ground.ledger import queries as ledger
from yimen.kernel.days import published
from yimen.work.cases import queries as cases
from yimen.work.cases.states import State

pytestmark = pytest.mark.slow
COUNTED_AS = {
    "received": {"submit"},
    "accepted": {"accept", "deem_accepted"},
    "asked": {"ask_correction"},
    "corrected": {"resubmit"},
    "finished": {"grant", "refuse"},
    "refused": {"refuse"},
    "delivered": {"deliver"},
}


class Plays(NamedTuple):
    """Two days, the second with another seed, and what stood in the tables after them."""

    first: Played
    second: Played
    one: dict[str, Any]
    other: dict[str, Any]
    states: dict[str, State]  # of the cases of the first day
    units: dict[str, set[str]]  # that have a step in them
    sealed: int
    taken: int  # days


@pytest.fixture
def plays(db: None) -> Plays:
    """Played for the first test that asks; the others need plain values only."""
    return _played()


@cache
def _played() -> Plays:
    first = play()
    one = report(first)
    second = play(seed=2)
    numbers = {done.case for done in first.done}
    views = {number: cases.case_for(number, today=second.day) for number in numbers}
    return Plays(
        first,
        second,
        one,
        report(second),
        states={number: view.state for number, view in views.items()},
        units={number: {step.unit for step in view.steps} for number, view in views.items()},
        sealed=ledger.size(),
        taken=len(ledger.history(CITY)),
    )


def by_acts(played: Played) -> dict[str, int]:
    """The straight count: the acts that the player did on the day itself."""
    acts = Counter(done.act for done in played.done if done.day == 0)
    return {name: sum(acts[act] for act in which) for name, which in COUNTED_AS.items()}


def scripted(played: Played, *, without: Played | None = None) -> list[tuple[object, ...]]:
    """What was done with the cases of the script, without numbers and hours, in any order."""
    old = {done.case for done in without.done} if without else set()
    mine = [done for done in played.done if done.case not in old]
    return sorted((done.day, done.act, done.item, done.applicant) for done in mine)


def test_the_report_counts_from_the_tables_what_the_player_did(plays: Plays) -> None:
    for played, told in ((plays.first, plays.one), (plays.second, plays.other)):
        assert {name: told[name] for name in COUNTED_AS} == by_acts(played)


def test_the_departments_add_up_to_the_city(plays: Plays) -> None:
    departments = plays.one["by_department"].values()

    added = {name: sum(each[name] for each in departments) for name in COUNTS}
    assert added == {name: plays.one[name] for name in COUNTS}


def test_the_day_has_everything_that_a_day_has(plays: Plays) -> None:
    told, acts = plays.one, {done.act for done in plays.first.done if done.day == 0}

    assert 40 <= told["cases"] <= 60
    assert all(told[name] for name in COUNTS)
    assert told["on_time"] == told["finished"] - 1  # one was granted later than promised
    assert {"deem_accepted", "reject", "not_required", "withdraw", "close"} <= acts
    assert told["overdue"] == len(told["overdue_cases"])
    assert all(one["days"] > 0 and one["waits_for"] for one in told["overdue_cases"])


def test_a_town_examines_a_case_first_and_sends_it_up_and_has_another_in_hand(plays: Plays) -> None:
    name = reading.matters()["rural-permit"].content.name
    acts = {done.case: done.act for done in plays.first.done if done.item == name}
    later = [done.act for done in plays.second.done if done.case in acts]

    assert sorted(acts.values()) == ["accept", "refer_up"]  # what was done last in each
    assert (later.count("refer_up"), later.count("grant")) == (1, 2)


def test_every_entry_is_sealed_and_the_ledger_fits(plays: Plays) -> None:
    assert plays.one["ledger"]["verified"] is True
    assert plays.other["ledger"]["verified"] is True
    assert plays.other["ledger"]["entries"] == plays.sealed


def test_what_is_granted_is_delivered_with_its_licence(plays: Plays) -> None:
    licensed = {one.content.name for one in reading.matters().values() if one.licence}
    did = {
        act: {done.case for done in plays.first.done if done.act == act and done.item in licensed}
        for act in ("issue", "deliver", "refuse")
    }

    assert did["issue"] == did["deliver"] - did["refuse"]
    assert len(did["issue"]) > 10


def test_departments_review_side_by_side(plays: Plays) -> None:
    name = reading.cast()["restaurant"].name
    granted = [done for done in plays.first.done if done.act == "grant" and done.applicant == name]

    assert {"market", "health", "fire", "urban"} in [plays.units[done.case] for done in granted]


def test_the_next_play_goes_on_after_the_last_one(plays: Plays) -> None:
    apart = published().working_days_between(plays.first.day, plays.second.day)

    assert plays.first.day == FIRST_DAY
    assert apart == script.BEFORE + 1
    assert min(d.at for d in plays.second.done) > max(d.at for d in plays.first.done)
    assert plays.taken == 2


def test_another_seed_gives_other_hours_and_the_same_acts(plays: Plays) -> None:
    first, second = plays.first, plays.second

    assert scripted(second, without=first) == scripted(first)
    assert [d.at.timetz() for d in first.done] != [d.at.timetz() for d in second.done]
    assert {name: plays.one[name] for name in COUNTS} == {
        name: plays.other[name] for name in COUNTS
    }


def test_what_a_day_left_is_finished_before_the_next_one(plays: Plays) -> None:
    left = {done.case for done in plays.second.done} & {done.case for done in plays.first.done}

    assert {plays.states[number] for number in left} == {State.CLOSED}
    late = {one["case"] for one in plays.one["overdue_cases"]}
    assert late <= left


def test_the_script_asks_for_what_the_city_has() -> None:
    parts = script.parts()
    who = {part.who for part in parts} | {part.agent for part in parts if part.agent}

    assert {part.item for part in parts} == set(reading.matters())
    assert who == set(reading.cast())
    assert {next(iter(part.days)) for part in parts} == {"submit"}
