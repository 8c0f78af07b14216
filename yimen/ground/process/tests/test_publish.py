"""Plans are published once and never change; the calendar moves open dates when a year is out."""

from __future__ import annotations

from datetime import date

import pytest

from yimen.ground.process import queries, rules, verbs
from yimen.ground.process.tests import make
from yimen.kernel.ref import Ref

pytestmark = pytest.mark.django_db


def test_publishing_the_same_plan_twice_gives_one_version() -> None:
    data = make.five_branches()

    first = verbs.publish(data=data, by="manager", now=make.NOW)
    again = verbs.publish(data=data, by="manager", now=make.NOW)
    other = verbs.publish(data={**data, "name": "New"}, by="manager", now=make.NOW)

    assert first == again
    assert (first.number, other.number) == (1, 2)
    assert queries.newest_version(data["code"]) == other
    assert queries.version_of(code=data["code"], digest=first.digest) == first
    with pytest.raises(rules.NoVersion):
        queries.version_of(code=data["code"], digest="0" * 64)


def test_a_plan_with_faults_is_not_published_and_every_fault_is_told() -> None:
    data = make.plan(make.step("a", "b"), make.step("b", "a"), make.step("c", "nobody"))

    with pytest.raises(rules.PlanFaulty) as refused:
        verbs.publish(data=data, by="manager", now=make.NOW)

    assert refused.value.facts["count"] == 2


def test_no_run_starts_from_a_retired_version() -> None:
    version = verbs.publish(data=make.five_branches(), by="manager", now=make.NOW)
    verbs.retire(version=version, by="manager", now=make.NOW)

    with pytest.raises(rules.VersionRetired):
        verbs.start(
            version=version.id,
            about=Ref("case", "1"),
            by="clerk",
            now=make.NOW,
            today=make.TODAY,
        )


def test_a_year_that_is_announced_moves_open_dates_and_makes_them_certain() -> None:
    late = date(2026, 12, 21)
    run = make.run_of(make.plan(make.step("only")), today=late)
    before = queries.standing(run=run, today=late)
    days = {date(2027, 1, day): (False, "元旦") for day in (1, 4)}
    days[date(2027, 12, 31)] = (True, "")

    moved = verbs.load_release(
        days=days, source="国办发明电", by="manager", now=make.NOW, today=late
    )

    after = queries.standing(run=run, today=late)
    assert moved == 1
    assert before.clocks[0].reading.provisional
    assert not after.clocks[0].reading.provisional
    assert after.clocks[0].reading.due_on == date(2027, 1, 20)
    assert before.clocks[0].reading.due_on == date(2027, 1, 19)
    assert (before.steps[0].due_on, after.steps[0].due_on) == (date(2026, 12, 28),) * 2
