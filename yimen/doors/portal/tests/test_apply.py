"""A person applies from the guide to the receipt; nothing typed is lost, nothing hostile kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from yimen.base.files.tests.test_files import JPEG, PDF, PNG
from yimen.doors.portal.tests.test_accounts import register
from yimen.work.cases.tests import make
from yimen.work.intake import queries as intake
from yimen.work.intake.tests.make import ITEM

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "files")
    return tmp_path / "files"


@pytest.fixture
def draft(client: Client) -> str:
    """The address of a draft of the one who is signed in."""
    make.item()
    register(client)
    return str(client.post(f"/apply/{ITEM}", {"who": "self", "fact-cooks": "no"})["Location"])


def upload(client: Client, draft: str, key: str, *files: bytes) -> Any:
    sent = [SimpleUploadedFile(f"{n}.pdf", content) for n, content in enumerate(files)]
    return client.post(f"{draft}/papers", {"material": key, "files": sent})


def filled(client: Client, draft: str) -> None:
    client.post(draft, {"shop": "一品", "seats": "8"})
    upload(client, draft, "form", PDF, PNG)
    upload(client, draft, "layout", JPEG)


def test_an_application_goes_in_and_its_receipt_is_shown(client: Client, draft: str) -> None:
    filled(client, draft)

    answer = client.post(f"{draft}/check", {"true": "on", "delivery": "window"})

    shown = client.get(answer["Location"]).content.decode()
    number = answer["Location"].split("/")[2]
    assert ("收件回执" in shown, number in shown) == (True, True)
    assert number in client.get("/mine").content.decode()


def test_it_is_not_sent_without_the_declaration(client: Client, draft: str) -> None:
    filled(client, draft)

    assert client.post(f"{draft}/check", {}).status_code == 422
    assert client.get(draft).status_code == 200


def test_what_is_missing_is_told_at_once(client: Client, draft: str) -> None:
    client.post(draft, {"shop": "一品"})

    answer = client.post(f"{draft}/check", {"true": "on", "delivery": "window"})

    assert answer.status_code == 422
    assert "申请书；平面图" in answer.content.decode()


def test_it_goes_in_once_however_often_it_is_sent(client: Client, draft: str) -> None:
    filled(client, draft)

    sent = [
        client.post(f"{draft}/check", {"true": "on", "delivery": "window"}).status_code
        for _ in range(2)
    ]

    assert sent == [302, 409]


def test_wrong_answers_are_kept_as_typed(client: Client, draft: str) -> None:
    answer = client.post(draft, {"shop": "", "seats": "many"})

    assert answer.status_code == 422
    assert 'value="many"' in client.get(draft).content.decode()


def test_typing_is_kept_without_sending(client: Client, draft: str) -> None:
    answer = client.post(f"{draft}/pages/1/save", {"shop": "一"}, headers={"HX-Request": "true"})

    assert "已保存" in answer.content.decode()
    assert intake.draft(draft.split("/")[2]).answers == {"shop": "一"}


def test_several_files_make_one_material_and_one_goes_out_again(client: Client, draft: str) -> None:
    upload(client, draft, "form", PDF, PNG)
    shown = client.get(f"{draft}/papers").context["papers"][0].files

    client.post(f"{draft}/papers", {"material": "form", "take": shown[0].sha256})

    assert [each.name for each in shown] == ["0.pdf", "1.pdf"]
    assert client.get(f"{draft}/papers").context["papers"][0].files == shown[1:]


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)>", b"PK\x03\x04bomb", PDF[:-7], b""])
def test_a_hostile_file_is_refused_and_the_others_stay(
    client: Client, draft: str, content: bytes
) -> None:
    answer = upload(client, draft, "form", PDF, content)

    assert answer.status_code == 422
    assert "“1.pdf”" in answer.content.decode() or "空" in answer.content.decode()
    assert [each.name for each in answer.context["papers"][0].files] == ["0.pdf"]


def test_a_material_that_is_not_asked_for_is_not_taken(client: Client, draft: str) -> None:
    assert upload(client, draft, "selfie", PDF).status_code == 409


def test_a_draft_is_nobody_elses(client: Client, draft: str) -> None:
    other = Client()
    register(other, name="李四", number="110108198403170003")

    for page in ("", "/papers", "/check"):
        assert other.get(draft + page).status_code == 404
        assert other.post(draft + page, {"true": "on", "delivery": "window"}).status_code == 404
    for act in ("/pages/1/save", "/discard"):
        assert other.post(draft + act).status_code == 404
    assert Client().get(draft)["Location"] == f"/sign-in?next={draft}"


def test_a_draft_can_be_let_go(client: Client, draft: str) -> None:
    client.post(f"{draft}/discard")

    assert client.get(draft).status_code == 409
    assert draft not in client.get("/mine").content.decode()


def test_who_begins_twice_has_one_draft_until_something_stands_in_it(
    client: Client, draft: str
) -> None:
    again = client.post(f"/apply/{ITEM}", {"who": "self", "fact-cooks": "yes"})["Location"]
    client.post(draft, {"shop": "一品"})
    another = client.post(f"/apply/{ITEM}", {"who": "self", "fact-cooks": "no"})["Location"]

    assert again == draft
    assert another != draft


def test_a_question_must_be_answered(client: Client) -> None:
    make.item()
    register(client)

    assert client.post(f"/apply/{ITEM}", {"who": "self", "fact-cooks": "maybe"}).status_code == 422


def test_an_item_that_is_not_there_cannot_be_applied_for(client: Client) -> None:
    register(client)

    assert client.get("/apply/nothing").status_code == 404
