"""The applicant who is signed in hands in a correction or takes a case back; nobody else does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from yimen.base.files.tests.test_files import PDF
from yimen.doors.portal.tests.test_accounts import register
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import ANSWERS, Gap
from yimen.work.cases.states import State
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def number(client: Client) -> str:
    """A case of the one who is signed in, waiting for a correction."""
    make.item()
    register(client)
    return make.correcting()


def state(number: str) -> State:
    return queries.case_for(number, today=timezone.localdate()).state


def upload(client: Client, number: str, key: str, content: bytes) -> Any:
    sent = {"material": key, "files": [SimpleUploadedFile("图.pdf", content)]}
    return client.post(f"/follow/{number}/correct", sent)


def test_a_correction_goes_in_whole(client: Client, number: str) -> None:
    upload(client, number, "layout", PDF)
    shown = client.get(f"/follow/{number}/correct").content.decode()

    client.post(f"/follow/{number}/correct", {})

    assert ("图.pdf" in shown, "缺少比例尺" in shown) == (True, True)
    assert state(number) is State.RESUBMITTED


def test_a_correction_that_lacks_something_stays_out(client: Client, number: str) -> None:
    answer = client.post(f"/follow/{number}/correct", {})

    assert (answer.status_code, state(number)) == (422, State.CORRECTING)


@pytest.mark.parametrize(
    ("key", "content"), [("layout", b"<svg>"), ("selfie", PDF), (ANSWERS, PDF)]
)
def test_what_was_not_asked_for_or_is_no_file_is_refused(
    client: Client, number: str, key: str, content: bytes
) -> None:
    assert upload(client, number, key, content).status_code == 422


def test_a_form_is_corrected_in_the_form(client: Client) -> None:
    make.item()
    register(client)
    number = make.submitted()
    verbs.ask_correction(case=number, gaps=[Gap(ANSWERS, "店名不对")], **make.at())

    wrong = client.post(f"/follow/{number}/correct", {"shop": ""})
    client.post(f"/follow/{number}/correct", {"shop": "二品"})

    assert wrong.status_code == 422
    assert queries.case_for(number, today=timezone.localdate()).case.answers == {"shop": "二品"}


def test_a_case_is_taken_back_with_a_reason(client: Client, number: str) -> None:
    without = client.post(f"/follow/{number}/withdraw", {"reason": " "})
    client.post(f"/follow/{number}/withdraw", {"reason": "不开店了"})

    assert without.status_code == 422
    assert state(number) is State.WITHDRAWN
    assert client.post(f"/follow/{number}/withdraw", {"reason": "再撤"}).status_code == 422


def test_a_decided_case_offers_no_way_back(client: Client) -> None:
    make.item()
    register(client)
    number = make.decided()

    assert f"/follow/{number}/withdraw" not in client.get(f"/follow/{number}").content.decode()


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_nobody_else_acts_in_the_case(client: Client, number: str, act: str) -> None:
    other, pair = Client(), Client()
    register(other, name="李四", number="110108198403170003")
    pair.post("/follow", {"number": number, "ending": intake.CITIZEN[-4:]})

    assert other.post(f"/follow/{number}/{act}", {"reason": "x"}).status_code == 404
    assert pair.post(f"/follow/{number}/{act}", {"reason": "x"})["Location"].startswith("/sign-in")
    assert state(number) is State.CORRECTING
