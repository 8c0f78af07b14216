"""A program gets the documents of a case as the applicant does."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from yimen.base.documents.reading import signatures
from yimen.doors.api.door import api
from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker
from yimen.work.cases.tests.test_documents import authorise

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _own(settings: Settings, tmp_path: Any) -> None:
    settings.YIMEN_HOME = tmp_path / "home"
    settings.MEDIA_ROOT = tmp_path / "files"


def test_a_program_gets_the_sealed_file_by_the_id_that_the_case_lists() -> None:
    make.city()
    citizen, clerk = Speaker(make.CITIZEN), Speaker("clerk")
    number = make.submitted(citizen)
    authorise(number)
    make.told(clerk.act(f"/cases/{number}/accept", None), 200)
    (listed,) = make.told(citizen.get(f"/cases/{number}"), 200)["documents"]

    answer = citizen.get(f"/cases/{number}/documents/{listed['id']}")

    assert answer["Content-Type"] == "application/pdf"
    assert [each.intact for each in signatures(answer.content)] == [True]
    assert answer.content == clerk.get(f"/cases/{number}/documents/{listed['id']}").content


def test_a_document_that_is_not_there_is_a_problem() -> None:
    make.city()
    citizen = Speaker(make.CITIZEN)
    number = make.submitted(citizen)

    answer = citizen.get(f"/cases/{number}/documents/{uuid4()}")

    assert (answer.status_code, answer.json()["code"]) == (404, "cases.unknown-document")


def test_the_document_of_the_api_says_that_it_is_a_pdf() -> None:
    told = api.get_openapi_schema()["paths"]["/api/v1/cases/{number}/documents/{document}"]

    assert list(told["get"]["responses"][200]["content"]) == ["application/pdf"]
