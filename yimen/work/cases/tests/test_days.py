"""What is counted of a day: once, on its own day, for the department that decides."""

from __future__ import annotations

from datetime import date

import pytest

from yimen.work.cases import queries, verbs
from yimen.work.cases.queries import DayCounts
from yimen.work.cases.states import Act
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DUE = date(2026, 3, 5)  # the tenth working day after acceptance, as promised
LATE = date(2026, 3, 6)


def counts(on: date = make.DAY) -> DayCounts:
    """The counts of the only department; every other would be a fault."""
    told = queries.day_counts(on=on)
    assert set(told) <= {intake.ORGAN}
    return told.get(intake.ORGAN, DayCounts())


def test_every_act_counts_on_its_day_and_on_no_other() -> None:
    make.item()
    make.delivered()

    assert counts() == DayCounts(received=1, accepted=1, finished=1, on_time=1, delivered=1)
    assert counts(make.LAST) == DayCounts()


def test_a_correction_counts_when_it_is_asked_and_when_it_comes_back() -> None:
    make.item()
    number = make.correcting()
    verbs.resubmit(case=number, materials=[make.layout()], **make.at(make.LAST))

    assert counts() == DayCounts(received=1, asked=1)
    assert counts(make.LAST) == DayCounts(corrected=1)


def test_a_refusal_is_finished_too() -> None:
    make.item()
    make.ended(Act.REFUSE, by=make.opposed)

    assert counts() == DayCounts(received=1, accepted=1, finished=1, on_time=1, refused=1)


def test_silence_counts_as_accepted_on_the_day_it_is_established() -> None:
    make.item()
    make.ended(Act.DEEM_ACCEPTED)

    assert counts() == DayCounts(received=1)
    assert counts(make.AFTER) == DayCounts(accepted=1)


def test_a_broken_promise_is_overdue_until_it_is_decided_and_then_late() -> None:
    make.item()
    number = make.reviewed()

    assert counts(DUE) == DayCounts()
    assert counts(LATE) == DayCounts(overdue=1)

    verbs.grant(case=number, **make.at(LATE))

    assert counts(LATE) == DayCounts(finished=1)
