"""Files over a bad network: they go on where they stopped, come once, and are judged like any."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from yimen.base.files.rules import LARGEST, MOST_FILES
from yimen.base.files.store import Stored
from yimen.base.files.tests.test_files import HOSTILE, PDF, PNG
from yimen.doors.portal.tests.test_accounts import register, sign_in
from yimen.work.cases.tests import make, promising
from yimen.work.intake.tests.make import ITEM

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LONG = PDF[:-6] + b"x" * 5000 + PDF[-6:]


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


@pytest.fixture
def correcting(client: Client) -> str:
    """The address at which a case of the one who is signed in is corrected."""
    make.item()
    register(client)
    return f"/follow/{make.correcting()}/correct"


@pytest.fixture
def promised(client: Client) -> str:
    """The address at which the one who is signed in brings what was promised."""
    make.item()
    register(client)
    number = make.accepted()
    promising.gap(number, due_on=date(2100, 1, 4))
    return f"/follow/{number}/supplement"


@pytest.fixture(params=["draft", "correcting", "promised"])
def page(request: pytest.FixtureRequest) -> str:
    """Each address at which the one who is signed in hands in the plan of the shop."""
    end = "/papers" if request.param == "draft" else ""
    return f"{request.getfixturevalue(request.param)}{end}"


def address(page: str, content: bytes, key: str = "layout", **other: object) -> str:
    asked = {"material": key, "name": "图.pdf", "size": len(content), "changed": "1", **other}
    return f"{page}/arrivals?{urlencode(asked)}"


def piece(client: Client, to: str, content: bytes, at: int) -> Any:
    return client.patch(
        to, content, content_type="application/octet-stream", headers={"Upload-Offset": str(at)}
    )


def files(client: Client, page: str) -> list[Stored]:
    """What is there of the plan of the shop."""
    context = client.get(page).context
    papers = context["papers"] if "papers" in context else [gap.paper for gap in context["gaps"]]
    return next(list(each.files) for each in papers if each.key == "layout")


def names(client: Client, page: str) -> list[str]:
    return [each.name for each in files(client, page)]


def test_a_file_goes_on_where_the_network_was_lost(client: Client, page: str) -> None:
    to = address(page, LONG)
    piece(client, to, LONG[:2000], 0)

    lost = piece(client, to, LONG[1000:3000], 1000)
    there = client.head(to)["Upload-Offset"]
    last = piece(client, to, LONG[2000:], 2000)

    assert (lost.status_code, lost["Upload-Offset"], there) == (409, "2000", "2000")
    assert (last.status_code, "图.pdf" in last.content.decode()) == (200, True)
    assert names(client, page) == ["图.pdf"]


def test_who_lost_the_last_answer_sends_nothing_twice(client: Client, page: str) -> None:
    to = address(page, LONG)
    piece(client, to, LONG[:2000], 0)
    piece(client, to, LONG[2000:], 2000)

    there, answer = client.head(to), piece(client, to, LONG[2000:], 2000)
    client.post(page, {"material": "layout", "take": files(client, page)[0].sha256})
    again = client.head(to)

    assert (there["Upload-Offset"], again["Upload-Offset"]) == (str(len(LONG)), "0")
    assert (answer.status_code, answer.content.decode().count('name="take"')) == (200, 1)


def test_signing_in_again_loses_no_piece_and_no_file(client: Client, page: str) -> None:
    to = address(page, LONG)
    piece(client, address(page, PDF, name="先传.pdf"), PDF, 0)
    piece(client, to, LONG[:2000], 0)
    client.cookies.clear()

    shut = client.head(to, headers={"HX-Request": "true"})
    sign_in(client)

    assert shut["HX-Redirect"].startswith("/sign-in")
    assert client.head(to)["Upload-Offset"] == "2000"
    assert names(client, page) == ["先传.pdf"]


@pytest.mark.parametrize(
    "content",
    [row[1] for row in HOSTILE if 0 < len(row[1]) < 100_000],
    ids=[row[0] for row in HOSTILE if 0 < len(row[1]) < 100_000],
)
def test_a_hostile_file_is_refused_in_words_and_the_others_stay(
    client: Client, draft: str, content: bytes
) -> None:
    page = f"{draft}/papers"
    piece(client, address(page, PDF, name="好.pdf"), PDF, 0)

    at_once = piece(client, address(page, content), content, 0)
    with_form = client.post(
        page, {"material": "layout", "files": [SimpleUploadedFile("坏.pdf", content)]}
    )

    assert (at_once.status_code, with_form.status_code) == (422, 422)
    assert "“图.pdf”" in at_once.content.decode()
    assert "“坏.pdf”" in with_form.content.decode()
    assert names(client, page) == ["好.pdf"]


def test_what_is_too_large_is_refused_before_it_comes(client: Client, draft: str) -> None:
    to = address(f"{draft}/papers", b"", size=LARGEST + 1)

    answer = piece(client, to, PDF, 0)

    assert (answer.status_code, "超过20MB" in answer.content.decode()) == (422, True)


def test_a_piece_larger_than_is_read_is_too_large(client: Client, draft: str) -> None:
    to = address(f"{draft}/papers", b"", size=LARGEST)

    assert (
        piece(client, to, PDF + b"x" * 3_000_000, 0).status_code
        == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    )


def test_more_files_than_are_taken_are_told(client: Client, draft: str) -> None:
    page = f"{draft}/papers"
    files = [
        SimpleUploadedFile(f"{n}.pdf", PDF + b"%" * n + b"%%EOF") for n in range(MOST_FILES + 1)
    ]

    answer = client.post(page, {"material": "layout", "files": files})

    assert (answer.status_code, "最多20个文件" in answer.content.decode()) == (422, True)
    assert len(names(client, page)) == MOST_FILES


def test_a_file_is_taken_out_and_another_put_in_its_place(client: Client, page: str) -> None:
    piece(client, address(page, PDF, name="旧.pdf"), PDF, 0)
    [old] = files(client, page)

    client.post(page, {"material": "layout", "take": old.sha256})
    without = names(client, page)
    piece(client, address(page, PNG, name="新.png"), PNG, 0)

    assert (without, names(client, page)) == ([], ["新.png"])


@pytest.mark.parametrize("offset", ["", "x", "-1", "9" * 30])
def test_an_offset_that_is_none_is_told_where_to_begin(
    client: Client, draft: str, offset: str
) -> None:
    to = address(f"{draft}/papers", LONG)
    piece(client, to, LONG[:2000], 0)

    answer = client.patch(to, b"x", headers={"Upload-Offset": offset})

    assert (answer.status_code, answer["Upload-Offset"]) == (409, "2000")


def test_nobody_else_sends_pieces(client: Client, draft: str) -> None:
    other = Client()
    register(other, name="李四", number="110108198403170003")
    to = address(f"{draft}/papers", PDF)

    assert piece(other, to, PDF, 0).status_code == 404
    assert other.head(to).status_code == 404
    assert piece(Client(), to, PDF, 0).status_code == 302
    assert names(client, f"{draft}/papers") == []


def test_what_was_not_asked_for_is_not_taken(client: Client, correcting: str, folder: Path) -> None:
    assert piece(client, address(correcting, PDF, "selfie"), PDF, 0).status_code == 404
    assert not [path for path in folder.rglob("*") if path.is_file()]
