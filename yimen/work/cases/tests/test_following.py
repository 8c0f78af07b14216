"""A number and the end of an identity open a case, and nothing else does."""

from __future__ import annotations

import pytest

from yimen.ground.people import verbs as people
from yimen.work.cases.queries import following as queries
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db


def test_the_end_of_the_applicants_number_names_the_applicant() -> None:
    make.item()
    applicant = intake.person()
    number = make.submitted(applicant)

    assert queries.party_ending(number, ending="002x") == applicant


@pytest.mark.parametrize("ending", ["0021", "2X", "", "02X"])
def test_another_end_names_nobody(ending: str) -> None:
    make.item()
    number = make.submitted()

    found = queries.party_ending(number, ending=ending)

    assert bool(found) == (ending in {"2X", "02X"})


def test_a_case_that_is_not_there_answers_like_a_wrong_end() -> None:
    assert not queries.party_ending("C-20260213-0000-0000-0000", ending="002X")


def test_an_erased_applicant_is_found_by_nothing() -> None:
    make.item()
    applicant = intake.person()
    number = make.submitted(applicant)
    people.erase_person(number=applicant, reason="依申请", by="officer", now=intake.NOW)

    assert not queries.party_ending(number, ending="002X")
