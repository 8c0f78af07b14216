"""The tables of the powers are whole: every state is reached, every word in them is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from yimen.ground.catalog.states import Power
from yimen.work.matters import rules
from yimen.work.matters.rules import Attempt, Running
from yimen.work.matters.states import CLOSED, TABLES, TOLD, Move, Table

DAY = date(2026, 3, 2)
BY_POWER = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.power.name)
PENALTY = TABLES[Power.PENALTY]
PLAIN = Attempt("li", DAY, {}, ("甲", "乙"), {}, {})


@BY_POWER
def test_every_state_is_reached_and_leads_to_the_closing(table: Table) -> None:
    onward = {state: {m.to for m in table.moves if state in m.since} for state in table.states}
    reached, closing = {table.first}, {CLOSED}
    for _ in table.states:
        reached |= {to for state in reached for to in onward[state]}
        closing |= {state for state, to in onward.items() if to & closing}

    assert reached == closing == set(table.states)
    assert onward[CLOSED] == set()


@BY_POWER
def test_every_word_of_a_table_is_known(table: Table) -> None:
    terms = {term.key for term in table.terms}
    acts = {move.act for move in table.moves}
    for move in table.moves:
        assert {*move.since, move.to} <= set(table.states)
        used = {*move.starts, *move.ends, *filter(None, (move.within, move.waits))}
        assert used <= terms, move.act
        assert {*move.tells, *move.may_tell} <= set(TOLD), move.act
        assert set(move.apart) <= acts, move.act
        assert move.roles, move.act
    assert len(table.by_name) == sum(len(move.since) for move in table.moves)
    assert all(term.source for term in table.terms if term.limit)
    assert {term.when for term in table.terms} <= {"", *TOLD}


def test_the_ten_powers_are_the_tables_and_the_licence() -> None:
    powers = {Power(f"{n:02}") for n in range(1, 11)}

    assert set(TABLES) == powers - {Power.APPROVAL} | {Power.PUBLIC_SERVICE}
    for power in ("01", "11", ""):
        with pytest.raises(rules.LicenceIsCase):
            rules.table_of(power)


@BY_POWER
def test_the_rule_answers_for_every_act_in_every_state(table: Table) -> None:
    for state in table.states:
        for act in {move.act for move in table.moves}:
            if (state, act) in table.by_name:
                assert rules.move_of(table, state, act).act == act
            else:
                with pytest.raises(rules.WrongAct):
                    rules.move_of(table, state, act)


@BY_POWER
def test_no_decision_against_somebody_is_silent_on_remedies(table: Table) -> None:
    burdens = {"refuse", "decline", "rule"} if table.power is not Power.COMPULSION else {"apply"}
    for move in table.moves:
        if move.act in burdens:
            assert {"court", "review_body"} <= set(move.tells), move.act


def check(move: Move, attempt: Attempt, **more: str) -> None:
    """An act of a penalty that tells what it must."""
    told = {**dict.fromkeys(move.tells, "x"), **more}
    rules.check(PENALTY, move, replace(attempt, told=told))


def test_what_is_not_told_or_done_by_too_few_is_refused() -> None:
    decide = rules.move_of(PENALTY, "checked", "decide")
    investigate = rules.move_of(PENALTY, "filed", "investigate")

    check(decide, PLAIN)
    with pytest.raises(rules.SaysTooLittle) as refused:
        check(decide, PLAIN, court=" ")
    with pytest.raises(rules.TooFewOfficers):
        check(investigate, replace(PLAIN, officers=("甲", "甲 ")))
    with pytest.raises(rules.NotAsked):
        check(decide, PLAIN, amount="5")

    assert refused.value.facts["missing"] == "诉讼法院 (court)"


def test_who_investigates_neither_checks_nor_decides() -> None:
    mine = replace(PLAIN, did={"investigate": {"li"}})

    for state, act in (("heard", "check"), ("checked", "decide"), ("called", "hold_hearing")):
        with pytest.raises(rules.NotApart):
            check(rules.move_of(PENALTY, state, act), mine)


def test_a_right_is_used_within_its_term_and_waited_for() -> None:
    last = DAY + timedelta(days=5)
    running = replace(PLAIN, terms={"hearing": Running("hearing", last, ended=False)})
    ask, examine = (rules.move_of(PENALTY, "told", act) for act in ("ask_hearing", "check"))

    check(ask, replace(running, today=last))
    with pytest.raises(rules.TermRunning):
        check(examine, replace(running, today=last))
    check(examine, replace(running, today=last + timedelta(days=1)))
    with pytest.raises(rules.TermOver):
        check(ask, replace(running, today=last + timedelta(days=1)))


def test_a_hearing_is_held_on_the_seventh_working_day_after_its_notice_or_later() -> None:
    seventh = DAY + timedelta(days=9)
    noticed = replace(PLAIN, terms={"notice": Running("notice", seventh, ended=False)})
    hold = rules.move_of(PENALTY, "called", "hold_hearing")

    with pytest.raises(rules.TermRunning):
        check(hold, replace(noticed, today=seventh - timedelta(days=1)))
    check(hold, replace(noticed, today=seventh))
    check(hold, replace(noticed, today=seventh + timedelta(days=1)))


def test_a_term_is_yellow_once_nine_tenths_are_used_and_red_after_its_last_day() -> None:
    start, last = date(2026, 3, 2), date(2026, 3, 12)
    days = {9: "green", 10: "green", 11: "yellow", 12: "yellow", 13: "red"}

    lit = {day: rules.light(start, last, date(2026, 3, day)).value for day in days}

    assert lit == days
