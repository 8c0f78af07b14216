"""A fine is paid in fifteen days; three per cent a day are added then, never more than the fine."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.money import NotAnAmount
from yimen.work.matters import queries, rules, verbs
from yimen.work.matters.rules.disputes import Disputed
from yimen.work.matters.rules.fines import additional
from yimen.work.matters.states import DisputeKind
from yimen.work.matters.tests import make

DUE, FINE = date(2026, 3, 25), 500_000


@pytest.mark.parametrize(
    ("days", "added"), [(-5, 0), (0, 0), (1, 15_000), (33, 495_000), (34, FINE), (400, FINE)]
)
def test_three_per_cent_a_day_are_added_up_to_the_fine_itself(days: int, added: int) -> None:
    assert additional(FINE, DUE, DUE + timedelta(days=days)) == added


@given(fine=st.integers(0, 10**12), days=st.integers(0, 2_000), more=st.integers(0, 50))
def test_what_is_added_never_falls_nor_passes_the_fine(fine: int, days: int, more: int) -> None:
    now, later = (additional(fine, DUE, DUE + timedelta(days=n)) for n in (days, days + more))

    assert 0 <= now <= later <= fine


def test_days_of_a_review_and_a_suit_do_not_count_and_days_of_both_count_out_once() -> None:
    review = Disputed(DUE + timedelta(days=3), DUE + timedelta(days=6))
    suit = Disputed(DUE + timedelta(days=6), DUE + timedelta(days=8))
    before, going = Disputed(DUE - timedelta(days=9), DUE), Disputed(DUE + timedelta(days=3))

    assert [additional(FINE, DUE, DUE + timedelta(days=n), [review]) for n in (2, 3, 6, 7)] == [
        30_000,
        30_000,
        30_000,
        45_000,
    ]
    assert additional(FINE, DUE, DUE + timedelta(days=9), [suit, review]) == 45_000
    assert additional(FINE, DUE, DUE + timedelta(days=2), [before]) == 30_000
    assert additional(FINE, DUE, DUE + timedelta(days=400), [going]) == 30_000


@pytest.mark.django_db
@pytest.mark.slow
def test_a_fine_is_due_fifteen_days_after_delivery_and_grows_until_it_is_paid() -> None:
    number = make.fined(fine="5,000")
    matter = queries.matter_of(number)

    in_time = queries.fine_of(matter, DUE)
    late = queries.fine_of(matter, DUE + timedelta(days=2))
    make.do(number, "pay", DUE + timedelta(days=2))
    after = queries.fine_of(matter, DUE + timedelta(days=300))

    assert in_time == rules.Fine(FINE, 0, DUE)
    assert late == after == rules.Fine(FINE, 30_000, DUE)
    decision = next(each for each in queries.view(matter).papers if "罚决" in each.number)
    assert "百分之三" in str(queries.paper_facts(decision, None)["closing"])


@pytest.mark.django_db
@pytest.mark.slow
def test_a_penalty_without_a_fine_has_no_term_of_payment_by_the_law() -> None:
    number = make.fined()

    terms = {term.key for term in queries.view(queries.matter_of(number)).terms}

    assert "payment" not in terms
    assert queries.fine_of(queries.matter_of(number), DUE) is None


@pytest.mark.django_db
@pytest.mark.slow
def test_a_fine_is_an_amount_and_an_act_says_only_what_its_table_knows() -> None:
    number = make.checked()

    with pytest.raises(NotAnAmount):
        make.decide(number, make.DECIDED, fine="许多")
    with pytest.raises(rules.NotAsked):
        make.decide(number, make.DECIDED, amount="5")


def review(number: str, begun_on: date, on: date, reference: str = "某政复〔2026〕12号") -> None:
    kind = DisputeKind.REVIEW
    verbs.begin_dispute(
        matter=number, kind=kind, reference=reference, begun_on=begun_on, **make.at(on, "clerk")
    )


@pytest.mark.django_db
@pytest.mark.slow
def test_nothing_is_added_to_a_fine_while_a_review_goes_on() -> None:
    number = make.fined(fine="5,000")
    matter = queries.matter_of(number)
    review(number, DUE + timedelta(days=2), on=DUE + timedelta(days=9))

    resting = queries.fine_of(matter, DUE + timedelta(days=60))
    verbs.end_dispute(
        matter=number,
        ended_on=DUE + timedelta(days=60),
        result="维持",
        **make.at(DUE + timedelta(days=61)),
    )
    growing = queries.fine_of(matter, DUE + timedelta(days=62))

    assert resting == rules.Fine(FINE, 15_000, DUE)
    assert growing == rules.Fine(FINE, 45_000, DUE)
    assert [each.act for each in queries.history(matter)][-2:] == [
        "matters.begin_dispute",
        "matters.end_dispute",
    ]


@pytest.mark.django_db
@pytest.mark.slow
def test_a_review_is_of_a_decision_one_at_a_time_with_its_number_and_no_day_to_come() -> None:
    number = make.checked()
    with pytest.raises(rules.NothingDecided):
        review(number, make.DECIDED, make.DECIDED)
    make.decide(number, make.DECIDED, fine="5,000")
    late = make.DECIDED + timedelta(days=1)

    for begun_on, reference, refused in (
        (make.DECIDED - timedelta(days=1), "复1", rules.DisputeDays),
        (late, "复1", rules.DisputeDays),
        (make.DECIDED, " ", rules.SaysTooLittle),
    ):
        with pytest.raises(refused):
            review(number, begun_on, make.DECIDED, reference)
    with pytest.raises(rules.NoDispute):
        verbs.end_dispute(
            matter=number, ended_on=make.DECIDED, result="维持", **make.at(make.DECIDED)
        )
    review(number, make.DECIDED, make.DECIDED)
    with pytest.raises(rules.DisputeOpen):
        review(number, make.DECIDED, make.DECIDED, "复2")
