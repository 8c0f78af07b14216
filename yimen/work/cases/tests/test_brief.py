"""A case read in one statement is the same case, and what was left out is there when asked for."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.work.cases.models import Case
from yimen.work.cases.queries.brief import brief
from yimen.work.cases.rules import UnknownCase
from yimen.work.cases.tests import make
from yimen.work.cases.verbs import hold

pytestmark = pytest.mark.django_db


def test_a_case_in_one_statement_is_the_same_case() -> None:
    make.item()
    number = make.accepted()
    case = Case.objects.get(number=number)

    with CaptureQueriesContext(connection) as asked:
        found = brief(number)
        read = {
            name: getattr(found, name)
            for name in (each.attname for each in Case._meta.concrete_fields)
            if name not in found.get_deferred_fields()
        }
        party = found.person.number if found.person else ""
        plan = (found.version.plan_code, found.version.plan_digest)

    assert len(asked) == 1
    assert read == {name: getattr(case, name) for name in read}
    assert {"organ", "run", "accepted_on"} <= read.keys()
    assert case.person is not None
    assert party == case.person.number
    assert plan == (case.version.plan_code, case.version.plan_digest)
    assert (found.organisation, found.agent) == (None, None)
    assert (found.answers, found.accepted_at) == (case.answers, case.accepted_at)


def test_a_number_that_is_none_is_refused() -> None:
    for asked in (brief, lambda number: hold(case=number)):
        with pytest.raises(UnknownCase):
            asked("C-1")
