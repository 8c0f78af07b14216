"""At the window an application goes in on written promises, and what was promised comes later."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate
from pytest_django import Settings

from yimen.base.files.store import listed
from yimen.base.files.tests.test_files import PDF
from yimen.doors.desk.tests import make
from yimen.doors.desk.tests.courses import YEARS_AWAY
from yimen.ground.people.states import Role
from yimen.work.cases.queries import case_for, gaps_of, pledge_of
from yimen.work.cases.queries.promise_papers import promises_kept
from yimen.work.cases.states import GapState
from yimen.work.cases.tests import make as cases
from yimen.work.cases.tests import promising
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
GAPS = {"gaps": ["layout"], "gap_words": "五日内补交平面图 <b>", "pledge": "符合"}
SIGNED = {"signed": "on", "submit": "1"}


@pytest.fixture(autouse=True)
def city(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)
    promising.tolerant(pledge=True)


@pytest.fixture
def clerk() -> Client:
    return make.officer("s1", (Role.CLERK, intake.ORGAN))


def begun() -> str:
    """The page of promises for a stranger who brought everything but the layout."""
    return f"/desk/draft/{promising.without_layout()}/promise"


def test_an_application_goes_in_on_a_signed_promise_of_what_is_missing(clerk: Client) -> None:
    cases.local_rules()
    page = begun()
    draft = clerk.get(page.removesuffix("/promise"))

    paper = clerk.post(page, {**GAPS, "print": "1"})
    answer = clerk.post(page, {**GAPS, **SIGNED})

    assert 'name="promise"' in draft.text
    assert paper["Content-Type"] == "application/pdf"
    assert answer.status_code == 302, answer.text
    number = str(answer["Location"]).rpartition("/")[2]
    held = case_for(number, today=localdate()).case
    promise = gaps_of(held)
    assert promise
    assert (promise.materials, promise.words) == (["layout"], "五日内补交平面图 <b>")
    assert pledge_of(held) is None
    printed = f"/desk/case/{number}/promise.pdf"
    assert printed in clerk.get(answer["Location"]).text
    assert clerk.get(printed)["Content-Type"] == "application/pdf"


def test_a_pledge_stands_for_the_materials_that_it_covers(clerk: Client) -> None:
    cases.local_rules()

    answer = clerk.post(begun(), {"pledges": "on", "pledge": "承诺符合", **SIGNED})

    held = case_for(str(answer["Location"]).rpartition("/")[2], today=localdate()).case
    kept, facts = pledge_of(held), promises_kept(held)
    assert kept
    assert kept.materials == ["layout"]
    assert facts
    papers: Any = facts["papers"]
    [paper] = papers
    assert (paper["title"], paper["words"]) == ("告知承诺书", "承诺符合")
    assert any("平面图" in each for each in paper["told"])
    assert any("60个工作日" in each for each in paper["told"])


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ({**GAPS, "submit": "1"}, "signed"),
        ({**GAPS, **SIGNED, "gap_words": ""}, "gap_words"),
        ({**GAPS, **SIGNED, "gaps": ["form"]}, "gaps"),
        ({**SIGNED, "pledge": "x"}, "__all__"),
        ({"pledges": "on", "pledge": "", "print": "1"}, "pledge"),
    ],
)
def test_a_promise_without_words_or_signature_is_told_and_nothing_is_lost(
    clerk: Client, typed: dict[str, object], at: str
) -> None:
    cases.local_rules()

    answer = clerk.post(begun(), typed)

    assert answer.status_code == 422
    assert at in answer.context["form"].errors
    assert (
        "五日内补交平面图 &lt;b&gt;" in answer.text or typed.get("gap_words") != GAPS["gap_words"]
    )


def test_where_the_place_has_no_rule_nothing_is_promised(clerk: Client) -> None:
    page = begun()

    assert "没有可以承诺的内容" in clerk.get(page).text
    assert clerk.post(page, {**GAPS, **SIGNED}).status_code == 422


def test_another_window_sees_no_promise(clerk: Client) -> None:
    cases.local_rules()
    other = make.officer("s2", (Role.CLERK, "elsewhere"))
    number = promising.submitted(promising.GAPS)

    assert other.get(begun()).status_code == 404
    assert other.get(f"/desk/case/{number}/promise.pdf").status_code == 404
    assert clerk.get(f"/desk/case/{cases.submitted()}/promise.pdf").status_code == 302


def test_what_was_promised_comes_in_as_a_file_and_a_bad_one_takes_none_away(clerk: Client) -> None:
    number = cases.accepted()
    promising.gap(number, due_on=YEARS_AWAY)
    page = f"/desk/case/{number}/supplement"
    mark = re.search(r'name="mark" value="([^"]*)"', clerk.get(page).text)
    assert mark
    scan = SimpleUploadedFile("平面图.pdf", PDF)
    evil = SimpleUploadedFile("evil.html", b"<script>")

    empty = clerk.post(page, {"mark": mark[1]})
    bad = clerk.post(page, {"mark": mark[1], "files_layout": [scan, evil]})
    taken = clerk.post(page, {"mark": mark[1]})

    assert empty.status_code == 422
    assert bad.status_code == 422
    assert "平面图.pdf" in bad.text
    assert taken.status_code == 302, taken.text
    found = case_for(number, today=localdate())
    promise = gaps_of(found.case)
    assert promise
    assert promise.state == GapState.SUPPLIED
    assert [each.name for each in listed(found.materials[-1].sha256)] == ["平面图.pdf"]
