"""A promised day that was not kept is explained in public, once, by who answers for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from yimen.ground.ledger import queries as ledger
from yimen.work.cases import queries, verbs
from yimen.work.cases.models import Case, Overrun
from yimen.work.cases.rules import ReasonMissing
from yimen.work.cases.rules.refusals import NoOverrun, OverrunExplained
from yimen.work.cases.states import Act
from yimen.work.cases.tests import late, make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def explain(number: str, day: date, reason: str = "专家评审排期已满") -> Overrun:
    return verbs.explain_overrun(case=number, reason=reason, **make.at(day))


def promised(number: str) -> date:
    clocks = queries.case_for(number, today=make.DAY).clocks
    due = next(one.reading.due_on for one in clocks if one.kind == "promised")
    assert due is not None
    return due


def test_a_promise_is_explained_once_its_day_has_passed_and_once() -> None:
    make.item()
    number = make.accepted()
    last = promised(number)

    with pytest.raises(NoOverrun):
        explain(number, last)
    with pytest.raises(ReasonMissing):
        explain(number, last + timedelta(days=1), " ")
    told = explain(number, last + timedelta(days=1))
    with pytest.raises(OverrunExplained):
        explain(number, last + timedelta(days=2))

    assert (told.due_on, told.explained_on) == (last, last + timedelta(days=1))
    entry = ledger.history(Case.objects.get(number=number).about)[-1]
    assert entry.act == "cases.explain_overrun"


def test_a_case_that_was_decided_in_time_has_nothing_to_explain() -> None:
    make.item()
    kept, broken = make.decided(), make.reviewed()
    verbs.grant(case=broken, **make.at(make.LONG_AFTER))

    with pytest.raises(NoOverrun):
        explain(kept, make.LONG_AFTER)

    assert explain(broken, make.LONG_AFTER).due_on == promised(broken)


def test_the_public_reads_why_and_not_whose_case_it_was() -> None:
    make.item()
    numbers = [make.accepted(), make.accepted()]
    for number in numbers:
        late.late(number)
        make.DO[Act.EXPLAIN_OVERRUN](number)

    first, second = queries.public_overruns()
    behind = queries.public_overruns(after=(first.explained_on, first.key))

    assert first.reason == "专家评审排期已满"
    assert behind == [second]
    assert queries.public_overruns(item="none") == []
    assert not any(number in repr(first) for number in numbers)


def test_the_database_keeps_no_explanation_before_the_day_or_without_a_word() -> None:
    make.item()
    number = make.accepted()
    told = explain(number, make.LONG_AFTER)

    for wrong in ({"reason": ""}, {"due_on": make.LONG_AFTER}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Overrun.objects.filter(pk=told.pk).update(**wrong)
