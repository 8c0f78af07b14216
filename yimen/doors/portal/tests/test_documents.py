"""Receipt and documents as PDF, for whoever may see the case; and anybody may check a document."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from yimen.base.documents.reading import signatures
from yimen.base.documents.signing import sign
from yimen.base.gate.verbs import spend_call
from yimen.base.present import queries as present
from yimen.doors.portal.checking import CHECKS_A_MINUTE
from yimen.doors.portal.tests.test_follow import ask
from yimen.ground.seals import verbs as sealing
from yimen.work.cases.queries import case_for
from yimen.work.cases.tests import make
from yimen.work.cases.tests.test_documents import SEAL, authorise
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def number() -> str:
    """A case that waits for a correction; its organ has a seal."""
    make.item()
    found = make.correcting()
    authorise(found)
    return found


@pytest.fixture
def follower(client: Client, number: str) -> Client:
    ask(client, number)
    return client


def address(number: str) -> str:
    (paper,) = case_for(number, today=make.DAY).documents
    return f"/follow/{number}/documents/{paper.pk}"


def brought(content: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("a.pdf", content, "application/pdf")}


def test_the_applicant_opens_the_notice_sealed_and_the_same_each_time(
    follower: Client, number: str
) -> None:
    page = follower.get(f"/follow/{number}").text

    first, again = follower.get(address(number)), follower.get(address(number))

    assert address(number) in page
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert first.content == again.content
    assert [each.intact for each in signatures(first.content)] == [True]


@pytest.mark.parametrize("path", ["/acknowledgement.pdf", "/documents/"])
def test_a_stranger_is_asked_for_the_pair(client: Client, number: str, path: str) -> None:
    asked_for = address(number) if path == "/documents/" else f"/follow/{number}{path}"

    answer = client.get(asked_for)

    assert (answer.status_code, answer["Location"]) == (302, f"/follow?number={number}")


def test_a_document_of_another_case_is_not_there(follower: Client, number: str) -> None:
    other = make.correcting()

    wrong = address(other).replace(other, number)

    assert follower.get(wrong).status_code == 404


def test_the_receipt_is_a_page_and_a_pdf_with_the_address_of_the_case(
    follower: Client, number: str, settings: Settings
) -> None:
    here = follower.get(f"/follow/{number}/acknowledgement").text
    settings.ORIGINS = ["https://zwfw.example.cn", "https://other.example.cn"]
    there = follower.get(f"/follow/{number}/acknowledgement").text
    pdf = follower.get(f"/follow/{number}/acknowledgement.pdf")

    assert f'aria-label="http://testserver/follow/{number}"' in here
    assert f"https://zwfw.example.cn/follow/{number}" in there
    assert "<svg" in here
    assert pdf.content.startswith(b"%PDF-2.0")
    assert pdf.content == follower.get(f"/follow/{number}/acknowledgement.pdf").content


def test_a_document_that_was_issued_here_is_known(follower: Client, number: str) -> None:
    pdf = follower.get(address(number)).content

    told = Client().post("/verify/document", brought(pdf)).text

    assert "真实有效" in told
    assert "行政许可申请材料补正告知书" in told


def test_a_document_that_was_changed_is_told_apart(follower: Client, number: str) -> None:
    pdf = follower.get(address(number)).content
    first = pdf.index(b"%%EOF") + len(b"%%EOF\n")
    changed = pdf.replace(b"<pdfaid:part>4", b"<pdfaid:part>3")

    told, bare, torn = (
        follower.post("/verify/document", brought(each))
        for each in (changed, pdf[:first], pdf[: len(pdf) // 2])
    )

    assert "与签发时不同" in told.text
    assert "没有找到印章" in bare.text
    assert (torn.status_code, "读不出来" in torn.text) == (422, True)


def test_our_seal_on_a_paper_that_was_never_issued_is_not_enough(
    follower: Client, number: str
) -> None:
    receipt = follower.get(f"/follow/{number}/acknowledgement.pdf").content

    told = follower.post("/verify/document", brought(sign(receipt, seal=SEAL))).text

    assert "与签发时不同" in told


def test_the_seal_of_somebody_else_is_told(
    follower: Client, number: str, settings: Settings, tmp_path: Any
) -> None:
    receipt = follower.get(f"/follow/{number}/acknowledgement.pdf").content
    settings.YIMEN_HOME = tmp_path / "elsewhere"
    from yimen.base.documents.certificates import make_seal  # noqa: PLC0415 - below another root

    make_seal(number="9", name="别家的章", organ="别家", now=intake.NOW)

    told = follower.post("/verify/document", brought(sign(receipt, seal="9"))).text

    assert "不是本平台登记的印章" in told
    assert "别家的章" in told


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "空"), (b"GIF89a", "不是PDF文件"), (b"%PDF-" + b" " * (5 * 1024 * 1024), "文件超过")],
)
def test_what_cannot_be_a_document_is_said_in_the_form(
    client: Client, content: bytes, said: str
) -> None:
    answer = client.post("/verify/document", brought(content))

    assert answer.status_code == 422
    assert said in answer.text


def test_the_page_is_there_without_a_file_and_asks_for_one(client: Client) -> None:
    assert client.get("/verify/document").status_code == 200
    assert client.post("/verify/document").status_code == 422


def test_checking_on_and_on_is_stopped_for_a_while(client: Client) -> None:
    soon = present.now() + timedelta(minutes=1)  # so that nothing fills up while we look
    for _ in range(CHECKS_A_MINUTE - 1):
        spend_call(name="document check 127.0.0.1", per_minute=CHECKS_A_MINUTE, now=soon)

    last, over = (client.post("/verify/document", brought(b"%PDF-1")).text for _ in range(2))

    assert "读不出来" in last
    assert "调用过于频繁" in over


def test_a_seal_withdrawn_later_does_not_unmake_a_document(follower: Client, number: str) -> None:
    pdf = follower.get(address(number)).content
    sealing.withdraw_seal(seal=SEAL, reason="换章", by="manager", now=intake.NOW)

    assert follower.get(address(number)).content == pdf
    assert "真实有效" in follower.post("/verify/document", brought(pdf)).text
