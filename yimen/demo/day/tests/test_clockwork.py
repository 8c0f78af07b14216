"""Time on the stage runs forward, day by day, whoever acts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.demo.day.clockwork import SHANGHAI, Moment, Stage, Story
from yimen.kernel.days import published

DAY = date(2026, 3, 12)
MOMENTS = st.builds(Moment, st.integers(-13, 0), st.integers(480, 1080))


def stage() -> Stage:
    return Stage(DAY, published(), begins=Moment(-13, 480))


@pytest.mark.slow
@given(st.lists(st.lists(MOMENTS, max_size=5).map(sorted), max_size=6))
def test_stories_act_in_the_order_of_time_and_every_act_is_done(told: list[list[Moment]]) -> None:
    here = stage()
    acted: list[Moment] = []
    nights: list[int] = []

    def story(moments: list[Moment]) -> Story:
        for moment in moments:
            yield moment
            acted.append(here.moment)

    here.play([story(moments) for moments in told], after_each_day=nights.append)

    assert acted == sorted(moment for moments in told for moment in moments)
    assert nights == sorted(set(nights))


def test_offsets_are_working_days_and_instants_are_local() -> None:
    here = stage()

    assert here.date_of(0) == DAY
    assert here.date_of(-13) == date(2026, 2, 24)  # the first after the Spring Festival
    assert here.now.astimezone(SHANGHAI).isoformat() == "2026-02-24T08:00:00+08:00"
