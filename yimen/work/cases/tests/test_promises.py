"""Promises: a minor material may come later, and a promise may stand for a check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from yimen.ground.catalog.rules import Material, faults
from yimen.ground.catalog.states import Domain
from yimen.kernel.errors import Refused
from yimen.work.cases import jobs, queries, rules, verbs
from yimen.work.cases.models import Case, GapPromise, Pledge
from yimen.work.cases.rules import Promised
from yimen.work.cases.states import (
    GAP_MOVES,
    PLEDGE_MOVES,
    Effect,
    External,
    GapAct,
    GapState,
    Outcome,
    PledgeAct,
    PledgeState,
    State,
    WrongPromise,
    gap_after,
    pledge_after,
)
from yimen.work.cases.tests import make, promising
from yimen.work.intake.rules import Incomplete
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db

NEXT = promising.NEXT
LAST = date(2026, 2, 28)  # the fifth working day after 14 February
AFTER = date(2026, 3, 2)


@pytest.mark.parametrize("state", GapState)
@pytest.mark.parametrize("act", GapAct)
def test_the_table_of_gaps_answers_for_every_act(state: GapState, act: GapAct) -> None:
    if (state, act) in GAP_MOVES:
        assert gap_after(state, act) is GAP_MOVES[state, act]
    else:
        with pytest.raises(WrongPromise):
            gap_after(state, act)


@pytest.mark.parametrize("state", PledgeState)
@pytest.mark.parametrize("act", PledgeAct)
def test_the_table_of_pledges_answers_for_every_act(state: PledgeState, act: PledgeAct) -> None:
    if (state, act) in PLEDGE_MOVES:
        assert pledge_after(state, act) is PLEDGE_MOVES[state, act]
    else:
        with pytest.raises(WrongPromise):
            pledge_after(state, act)


def accepted(effect: Effect = Effect.WITHDRAWN) -> str:
    make.item()
    make.local_rules(effect)
    promising.tolerant()
    number = promising.submitted(promising.GAPS)
    verbs.accept(case=number, **make.at(NEXT))
    return number


def standing(number: str, day: date = NEXT) -> queries.CaseView:
    return queries.case_for(number, today=day)


def test_a_minor_material_may_come_later_and_the_acceptance_says_until_when() -> None:
    number = accepted()

    told = standing(number).documents[0].content
    assert (told["promised_materials"], told["supplement_by_on"]) == (["平面图"], LAST.isoformat())
    verbs.supplement(case=number, materials=[promising.LAYOUT], **make.at(LAST))
    assert GapPromise.objects.get().state == GapState.SUPPLIED
    assert [each.key for each in standing(number).materials] == ["form", "layout"]
    assert jobs.lapse_gaps(now=intake.NOW, today=AFTER) == 0


def test_only_what_the_item_lists_is_promised_in_writing_and_by_local_rule() -> None:
    make.item()
    wrong: list[tuple[Promised, type[Refused]]] = [
        (promising.GAPS, rules.NotGapTolerant),
        (promising.PLEDGE, rules.NoPledge),
        (Promised(), Incomplete),
    ]
    draft = promising.without_layout()
    for promised, refused in wrong:
        with pytest.raises(refused), transaction.atomic():
            verbs.submit(draft=draft, promised=promised, **make.at())
    promising.tolerant()
    with pytest.raises(rules.ReasonMissing), transaction.atomic():
        verbs.submit(draft=draft, promised=replace(promising.GAPS, gap_words=""), **make.at(NEXT))
    with pytest.raises(rules.NoLocalRule), transaction.atomic():
        verbs.submit(draft=draft, promised=promising.GAPS, **make.at(NEXT))


@pytest.mark.parametrize(
    ("effect", "state"), [(Effect.WITHDRAWN, State.WITHDRAWN), (Effect.REJECTED, State.OPPOSED)]
)
def test_what_does_not_come_in_time_ends_the_case_as_the_acceptance_said(
    effect: Effect, state: State
) -> None:
    number = accepted(effect)
    with pytest.raises(rules.TermStillRuns):
        verbs.lapse_gaps(case=number, **make.at(LAST))
    with pytest.raises(rules.SupplementTooLate):
        verbs.supplement(case=number, materials=[promising.LAYOUT], **make.at(AFTER))

    assert jobs.by_the_clock(now=intake.NOW, today=AFTER) == 1

    assert standing(number, AFTER).state is state
    if state is State.OPPOSED:
        verbs.refuse(case=number, told=make.REMEDIES, **make.at(AFTER))


def test_a_licence_may_be_granted_with_gaps_while_their_term_runs() -> None:
    number = accepted()
    for key in make.DEPARTMENTS:
        make.review(number, key, day=NEXT)

    with pytest.raises(rules.GapsLapsed):
        verbs.grant(case=number, **make.at(AFTER))
    decision = verbs.grant(case=number, **make.at(LAST))

    assert decision.outcome == Outcome.GRANTED_WITH_GAPS
    assert standing(number).external is External.GRANTED_WITH_GAPS
    assert jobs.lapse_gaps(now=intake.NOW, today=AFTER) == 1
    assert (GapPromise.objects.get().state, standing(number).state) == (
        GapState.LAPSED,
        State.DECIDED,
    )


def pledged(applicant: str = "") -> str:
    if not Case.objects.exists():
        make.item()
        make.local_rules()
        promising.tolerant(pledge=True)
    return promising.submitted(promising.PLEDGE, applicant)


def granted() -> str:
    number = pledged()
    verbs.accept(case=number, **make.at(NEXT))
    verbs.grant_at_once(case=number, **make.at(NEXT))
    return number


def test_what_is_promised_is_granted_on_the_spot_and_checked_within_sixty_days() -> None:
    number = granted()

    pledge = Pledge.objects.get()
    assert (pledge.state, pledge.materials) == (PledgeState.RELIED_ON, ["layout"])
    assert pledge.check_by == date(2026, 5, 20)
    assert standing(number).state is State.DECIDED
    promising.check(number, kept=True)
    assert Pledge.objects.get().state == PledgeState.KEPT


def test_a_promise_is_taken_back_before_the_decision_with_what_it_stood_for() -> None:
    number = pledged()

    with pytest.raises(rules.StillMissing):
        verbs.withdraw_pledge(case=number, materials=[], **make.at(NEXT))
    verbs.withdraw_pledge(case=number, materials=[promising.LAYOUT], **make.at(NEXT))

    verbs.accept(case=number, **make.at(NEXT))
    with pytest.raises(rules.NotAtOnce):
        verbs.grant_at_once(case=number, **make.at(NEXT))


def test_not_as_promised_is_ordered_to_be_put_right_and_then_broken_and_barred() -> None:
    number = granted()
    with pytest.raises(rules.TermTooShort):
        promising.check(number, NEXT, days=0)
    promising.check(number, NEXT)
    order = Pledge.objects.get().order_by
    assert order is not None

    with pytest.raises(rules.TermStillRuns):
        promising.check(number, order)
    promising.check(number, date(2026, 3, 30))

    assert Pledge.objects.get().state == PledgeState.BROKEN
    same = standing(number).case.person
    assert same is not None
    with pytest.raises(rules.PledgeBarred), transaction.atomic():
        pledged(same.number)
    verbs.repair_pledge(case=number, reason="已改正", **make.at(date(2026, 4, 1)))
    pledged(same.number)


@pytest.mark.parametrize("domain", Domain)
def test_no_promise_stands_for_a_check_of_safety(domain: Domain) -> None:
    touching = replace(intake.CONTENT, pledge=True, domains=(domain,))
    loose = replace(intake.CONTENT, materials=(Material("a", "甲", by_pledge=True),))

    assert "pledge-where-none-may-be" in {each.code for each in faults(touching, on=make.DAY)}
    assert "pledge-for-a-material-only" in {each.code for each in faults(loose, on=make.DAY)}


def test_the_database_knows_no_broken_promise_without_an_order() -> None:
    granted()

    with (
        pytest.raises(IntegrityError, match="pledge_broken_was_ordered_first"),
        transaction.atomic(),
    ):
        Pledge.objects.update(state=PledgeState.BROKEN)
