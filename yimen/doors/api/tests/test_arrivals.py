"""Files over the API: piece by piece, once, judged like any, and read by who handles the case."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from pytest_django import Settings

from yimen.base.files.rules import LARGEST
from yimen.base.files.tests.test_files import HOSTILE, PDF, PNG
from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.doors.api.who import LARGEST_BODY
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LONG = PDF[:-6] + b"x" * 5000 + PDF[-6:]


@pytest.fixture(autouse=True)
def _city(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")
    make.city()


@pytest.fixture
def citizen() -> Speaker:
    return Speaker(make.CITIZEN)


@pytest.fixture
def material(citizen: Speaker) -> str:
    """The address of a material of a draft of the citizen."""
    number = told(citizen.act("/applications", {"item": intake.ITEM}), 201)["number"]
    return f"/applications/{number}/materials/layout"


def asked(content: bytes, *, name: str = "图.pdf", size: int = -1) -> str:
    """What a file is asked for by; a piece of it is told with the size of the whole."""
    whole = LONG if 0 <= size == len(LONG) else content
    told_as = {"name": name, "size": len(content) if size < 0 else size}
    return urlencode({**told_as, "sha256": sha256(whole).hexdigest()})


def piece(
    speaker: Speaker,
    at: str,
    content: bytes,
    *,
    offset: int = 0,
    size: int = -1,
    name: str = "图.pdf",
) -> Any:
    """The answer to a piece of a file, by default to the whole of it."""
    return speaker.client.patch(
        f"/api/v1{at}/files?{asked(content, name=name, size=size)}",
        content,
        "application/octet-stream",
        headers={**speaker.headers, "Upload-Offset": str(offset)},
    )


def test_a_file_goes_on_where_the_network_was_lost(citizen: Speaker, material: str) -> None:
    size, stands = len(LONG), f"{material}/files?{asked(LONG)}"

    first = told(piece(citizen, material, LONG[:3000], size=size))
    astray = told(piece(citizen, material, LONG[2000:], offset=2000, size=size), 409)
    there = told(citizen.get(stands))["offset"]
    whole = told(piece(citizen, material, LONG[there:], offset=there, size=size))
    lost_answer = told(piece(citizen, material, LONG[there:], offset=there, size=size))

    assert (first["offset"], first["files"]) == (3000, [])
    assert (astray["code"], astray["facts"]["offset"], there) == ("files.offset", 3000, 3000)
    assert [each["sha256"] for each in whole["files"]] == [sha256(LONG).hexdigest()]
    assert lost_answer == whole == told(citizen.get(stands))
    draft = told(citizen.get(material.rpartition("/materials")[0]))
    assert [each["sha256"] for each in draft["materials"]] == [whole["sha256"]]


def test_another_content_under_the_same_name_is_another_file(
    citizen: Speaker, material: str
) -> None:
    other = LONG[:-6] + b"y" + LONG[-5:]
    told(piece(citizen, material, LONG))

    both = told(piece(citizen, material, LONG.replace(b"x", b"y")))
    not_said: Any = citizen.client.patch(
        f"/api/v1{material}/files?{asked(other)}",
        LONG.replace(b"x", b"z"),
        "application/octet-stream",
        headers={**citizen.headers, "Upload-Offset": "0"},
    )

    assert len({each["sha256"] for each in both["files"]}) == 2
    assert told(not_said, 422)["code"] == "files.torn"


def test_files_are_added_and_taken_back_one_by_one(citizen: Speaker, material: str) -> None:
    told(piece(citizen, material, PDF))
    both = told(piece(citizen, material, PNG, name="照片.png"))
    left = told(citizen.act(f"{material}/files/{both['files'][0]['sha256']}", method="DELETE"))
    none = told(citizen.act(f"{material}/files/{both['files'][1]['sha256']}", method="DELETE"))

    assert [each["kind"] for each in both["files"]] == ["application/pdf", "image/png"]
    assert [each["name"] for each in left["files"]] == ["照片.png"]
    assert none == {"offset": 0, "sha256": "", "files": []}
    assert told(citizen.get(material.rpartition("/materials")[0]))["materials"] == []


def test_what_is_no_paper_is_refused_with_its_reason(citizen: Speaker, material: str) -> None:
    said = {
        name: told(piece(citizen, material, content, name=f"{name}.pdf"), 422)["code"]
        for name, content, _ in HOSTILE
        if len(content) <= LARGEST_BODY
    }

    assert len(said) > 20
    assert said.items() <= {name: code for name, _, code in HOSTILE}.items()
    assert told(citizen.get(f"{material}/files"))["files"] == []


def test_what_is_wrong_with_a_piece_is_told_before_it_is_read(
    citizen: Speaker, material: str
) -> None:
    told(piece(citizen, material, PDF, size=LARGEST + 1), 413)
    as_json = citizen.act(f"{material}/files?{asked(PDF)}", {}, method="PATCH")
    turned = told(piece(citizen, material, PDF, name="计\u202efdp.exe"))
    other = told(piece(citizen, material.replace("layout", "other"), PDF), 422)

    assert told(as_json, 415)["code"] == "api.not-octets"
    assert [each["name"] for each in turned["files"]] == ["计fdp.exe"]
    assert other["code"] == "intake.unknown-material"
    assert told(piece(Speaker("stranger"), material, PDF), 404)


def test_files_for_a_correction_wait_until_it_is_sent_and_staff_read_them(citizen: Speaker) -> None:
    clerk, case = Speaker(make.CLERK), f"/cases/{make.submitted(citizen)}"
    gap = {"material": "layout", "lacking": "缺少比例尺"}
    told(clerk.act(f"{case}/ask_correction", {"gaps": [gap]}))

    came = told(piece(citizen, f"{case}/resubmit/layout", LONG))
    unseen = told(piece(Speaker("stranger"), f"{case}/resubmit/layout", LONG), 404)
    brought = {"key": "layout", "way": "upload", "sha256": came["sha256"]}
    told(citizen.act(f"{case}/resubmit", {"materials": [brought]}))
    listed = told(clerk.get(f"{case}/files"))["files"]
    file = clerk.get(f"{case}/files/{sha256(LONG).hexdigest()}")

    assert unseen["code"] == "cases.unknown-case"
    assert [(each["material"], each["name"]) for each in listed] == [("layout", "图.pdf")]
    assert file.content == LONG
    assert file["Content-Disposition"].startswith("attachment")
    assert told(clerk.get(f"{case}/files/{'a' * 64}"), 404)
    assert told(citizen.get(f"{case}/files"), 403)


def test_a_window_registers_who_stands_there_and_applies_for_them() -> None:
    clerk, who = Speaker(make.CLERK), {"kind": "person", "name": "李四"}
    who["document_number"] = make.OTHER

    made = told(clerk.act("/parties", who), 201)
    again = told(clerk.act("/parties", who), 201)
    other = told(clerk.act("/parties", {**who, "name": "李五"}), 409)
    opened = {"item": intake.ITEM, "person": made["number"], "channel": 1}

    assert again == made
    assert other["code"] == "people.other-name"
    assert told(clerk.act("/applications", opened), 201)["applicant"] == made["number"]
    assert (
        told(clerk.act("/parties", {**who, "document_number": "1"}), 422)["code"]
        == "codes.citizen-length"
    )


def test_everybody_reads_what_was_granted_and_the_applicant_the_receipt(citizen: Speaker) -> None:
    number = make.submitted(citizen)
    told(Speaker(make.CLERK).act(f"/cases/{number}/accept"))
    told(Speaker("health").act(f"/cases/{number}/steps/health/review", {"outcome": "approve"}))
    told(Speaker(make.REVIEWER).act(f"/cases/{number}/steps/fire/review", {"outcome": "approve"}))
    told(Speaker(make.DECIDER).act(f"/cases/{number}/grant", {"legal_basis": "食品安全法"}))

    found = told(Speaker().get("/decisions?limit=1"))

    assert [each["item"] for each in found["decisions"]] == [intake.ITEM]
    assert "张三" not in json.dumps(found, ensure_ascii=False)
    assert found["next"] == ""
    assert told(Speaker().get("/decisions?after=x"), 422)["code"] == "api.place"
    assert citizen.get(f"/cases/{number}/receipt").content.startswith(b"%PDF")
