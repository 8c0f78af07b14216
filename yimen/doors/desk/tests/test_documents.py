"""Staff open the same file as the applicant, and print the receipt on what their window has."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from yimen.base.documents.reading import signatures
from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.work.cases.queries import CaseView, case_for
from yimen.work.cases.tests import make as cases
from yimen.work.cases.tests.test_documents import authorise

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _own(settings: Settings, tmp_path: Any) -> None:
    settings.YIMEN_HOME = tmp_path / "home"
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def number() -> str:
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)
    found = cases.correcting()
    authorise(found)
    return found


@pytest.fixture
def officer(number: str) -> Client:
    return make.officer("s1", (Role.DECIDER, seen(number).case.organ))


def seen(number: str) -> CaseView:
    return case_for(number, today=cases.DAY)


def address(number: str) -> str:
    return f"/desk/document/{number}/{seen(number).documents[0].pk}"


def test_an_officer_opens_the_sealed_document(officer: Client, number: str) -> None:
    answer = officer.get(address(number))

    assert answer["Content-Type"] == "application/pdf"
    assert [each.intact for each in signatures(answer.content)] == [True]


def test_an_officer_of_another_unit_does_not(number: str) -> None:
    make.unit("elsewhere")

    other = make.officer("s2", (Role.DECIDER, "elsewhere"))

    assert other.get(address(number)).status_code == 404
    assert other.get(f"/desk/receipt/{number}/a5").status_code == 404


def test_a_stranger_signs_in_first(number: str) -> None:
    assert Client().get(address(number)).status_code == 302


@pytest.mark.parametrize("paper", ["a5", "roll"])
def test_the_window_prints_the_receipt(officer: Client, number: str, paper: str) -> None:
    answer = officer.get(f"/desk/receipt/{number}/{paper}")

    assert answer.content.startswith(b"%PDF-2.0")
    assert answer.content == officer.get(f"/desk/receipt/{number}/{paper}").content


def test_the_page_of_the_receipt_shows_the_square_and_leads_to_both_papers(
    officer: Client, number: str
) -> None:
    clerk = make.officer("s3", (Role.CLERK, seen(number).case.organ))

    page = clerk.get(f"/desk/receipt/{number}").text

    assert f'aria-label="http://testserver/follow/{number}"' in page
    for paper in ("a5", "roll"):
        assert f'href="/desk/receipt/{number}/{paper}"' in page
