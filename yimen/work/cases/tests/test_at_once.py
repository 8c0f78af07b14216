"""Many at once: each act in law happens once, and numbers have no gap."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from yimen.ground.ledger import queries as ledger
from yimen.kernel.errors import Refused
from yimen.work.cases import jobs, verbs
from yimen.work.cases.models import Case, Counter, Document
from yimen.work.cases.states import DocumentKind, State
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def at_once(work: Callable[[int], object], times: int = 8) -> list[object]:
    """What eight threads get, a refusal as its code."""

    def one(number: int) -> object:
        try:
            return work(number)
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(times)))


def several(count: int) -> list[str]:
    """Cases of one applicant, each waiting for its answer."""
    applicant = intake.person()
    return [make.submitted(applicant) for _ in range(count)]


def test_eight_who_accept_one_case_make_one_acceptance() -> None:
    make.item()
    number = make.submitted()

    told = at_once(lambda _: verbs.accept(case=number, **make.at()).state)

    assert sorted(map(str, told)) == ["accepted", *["cases.wrong-state"] * 7]
    assert Document.objects.count() == 1
    acts = [entry.act for entry in ledger.history(Case.objects.get(number=number).about)]
    assert acts == ["cases.submit", "cases.accept"]


def test_eight_workers_deem_each_silent_case_accepted_once() -> None:
    make.item()
    numbers = several(12)
    late = {"now": make.at(make.AFTER)["now"], "today": make.AFTER}

    told = at_once(lambda _: jobs.deem_accepted(**late))
    again = jobs.deem_accepted(**late)

    assert (sum(int(str(one)) for one in told), again) == (12, 0)
    cases = Case.objects.filter(number__in=numbers)
    assert {(case.state, case.deemed, case.accepted_on) for case in cases} == {
        (State.ACCEPTED, True, make.DAY)
    }
    assert Document.objects.filter(kind=DocumentKind.ACCEPTANCE).count() == 12


def test_a_case_that_cannot_be_accepted_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    make.item()
    refused, torn, *_ = numbers = several(4)
    Case.objects.filter(number=refused).update(facts={"cooks": "no"}, organ="gone")
    Case.objects.filter(number=torn).update(facts=["torn"])

    accepted = jobs.deem_accepted(now=make.at(make.AFTER)["now"], today=make.AFTER)

    assert accepted == 2
    assert {number for number in numbers if number in caplog.text} == {refused, torn}


def test_documents_of_an_organ_are_numbered_without_gap_though_acts_fail() -> None:
    make.item()
    numbers = several(10)

    def work(which: int) -> object:
        number = numbers[which % 10]  # six of sixteen come second and are refused
        return verbs.accept(case=number, **make.at()).state

    told = at_once(work, 16)

    serials = list(Document.objects.order_by("serial").values_list("serial", flat=True))
    assert told.count("cases.wrong-state") == 6
    assert serials == list(range(1, 11))
    assert Counter.objects.get(kind=DocumentKind.ACCEPTANCE).last == 10
