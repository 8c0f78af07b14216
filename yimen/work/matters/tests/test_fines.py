"""A fine is paid in fifteen days; three per cent a day are added then, never more than the fine."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.money import NotAnAmount
from yimen.work.matters import queries, rules
from yimen.work.matters.rules.fines import additional
from yimen.work.matters.tests import make

DUE, FINE = date(2026, 3, 25), 500_000
DECIDED = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("days", "added"), [(-5, 0), (0, 0), (1, 15_000), (33, 495_000), (34, FINE), (400, FINE)]
)
def test_three_per_cent_a_day_are_added_up_to_the_fine_itself(days: int, added: int) -> None:
    assert additional(FINE, DUE, DUE + timedelta(days=days)) == added


@given(fine=st.integers(0, 10**12), days=st.integers(0, 2_000), more=st.integers(0, 50))
def test_what_is_added_never_falls_nor_passes_the_fine(fine: int, days: int, more: int) -> None:
    now, later = (additional(fine, DUE, DUE + timedelta(days=n)) for n in (days, days + more))

    assert 0 <= now <= later <= fine


def checked() -> str:
    """A penalty that is to be decided."""
    number = make.opened()
    for act, by in (
        ("investigate", "li"),
        ("tell", "li"),
        ("waive_hearing", "li"),
        ("check", "wang"),
    ):
        make.do(number, act, by=by)
    return number


def fined(**fine: str) -> str:
    """A penalty with a fine, or without one, that was delivered."""
    number = checked()
    make.decide(number, DECIDED, **fine)
    make.do(number, "deliver", DECIDED)
    return number


@pytest.mark.django_db
@pytest.mark.slow
def test_a_fine_is_due_fifteen_days_after_delivery_and_grows_until_it_is_paid() -> None:
    number = fined(fine="5,000")
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
    number = fined()

    terms = {term.key for term in queries.view(queries.matter_of(number)).terms}

    assert "payment" not in terms
    assert queries.fine_of(queries.matter_of(number), DUE) is None


@pytest.mark.django_db
@pytest.mark.slow
def test_a_fine_is_an_amount_and_an_act_says_only_what_its_table_knows() -> None:
    number = checked()

    with pytest.raises(NotAnAmount):
        make.decide(number, DECIDED, fine="许多")
    with pytest.raises(rules.NotAsked):
        make.decide(number, DECIDED, amount="5")
