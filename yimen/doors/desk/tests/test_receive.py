"""The window receives for somebody who stands before it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from yimen.doors.desk.tests import make
from yimen.ground.ledger.queries import history
from yimen.ground.people.states import Role
from yimen.kernel.ref import Ref
from yimen.work.cases.queries import case_for
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
APPLICANT = {
    "kind": "person",
    "document": "citizen_id",
    "number": intake.CITIZEN,
    "name": "张三",
}
FILED = {
    "question_cooks": "no",
    "answer_shop": "小店 <b>",
    "answer_seats": "12",
    "originals_form": "1",
    "originals_layout": "1",
    "copies_layout": "1",
}


@pytest.fixture(autouse=True)
def city() -> None:
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)


@pytest.fixture
def clerk() -> Client:
    return make.officer("s1", (Role.CLERK, "hall"))


def begun(clerk: Client) -> str:
    answer = clerk.post(f"/desk/receive/{intake.ITEM}", APPLICANT)
    return str(answer["Location"])


def test_an_item_is_found_by_half_a_word(clerk: Client) -> None:
    found = clerk.get("/desk/receive?q=食品").text
    assert f"/desk/receive/{intake.ITEM}" in found
    assert "暂不能收件" not in found
    assert "没有找到" in clerk.get("/desk/receive?q=%3Cb%3E").text


def test_a_stranger_is_registered_received_and_gets_a_receipt(clerk: Client) -> None:
    draft = begun(clerk)

    answer = clerk.post(draft, {**FILED, "submit": "1"})

    assert answer.status_code == 302, answer.text
    page = clerk.get(answer["Location"]).text
    number = str(answer["Location"]).rpartition("/")[2]
    assert number in page
    assert "平面图 · 原件 1 · 复印件 1" in page
    assert intake.CITIZEN not in page
    found = case_for(number, today=date(2026, 3, 2))
    assert found.case.answers == {"shop": "小店 <b>", "seats": 12}
    assert found.case.received_by == "s1"


def test_what_is_missing_is_told_at_once_and_what_is_there_stays(clerk: Client) -> None:
    draft = begun(clerk)
    typed = {**FILED, "answer_shop": "", "originals_layout": "", "copies_layout": ""}

    answer = clerk.post(draft, {**typed, "submit": "1"})

    assert answer.status_code == 422
    assert "还缺材料：平面图。" in answer.text
    assert 'href="#id_answer_shop"' in answer.text
    assert 'value="12"' in clerk.get(draft).text


def test_saving_tells_which_materials_are_still_lacking(clerk: Client) -> None:
    draft = begun(clerk)

    page = clerk.post(draft, {"question_cooks": "yes", "originals_form": "1"}, follow=True)

    states = {row.key: row.state for row in page.context["rows"]}
    assert states == {"form": "there", "layout": "lacking", "kitchen": "lacking"}


@pytest.mark.parametrize(
    ("number", "said"), [("110105194912310021", "校验"), ("x", ""), ("<script>", "")]
)
def test_an_identity_number_is_checked_and_nothing_is_lost(
    clerk: Client, number: str, said: str
) -> None:
    answer = clerk.post(f"/desk/receive/{intake.ITEM}", {**APPLICANT, "number": number})

    assert answer.status_code == 422
    assert 'value="张三"' in answer.text
    assert said in answer.text
    assert "<script>" not in re.sub(r"<script src[^>]*>", "", answer.text)


def test_a_number_under_another_name_is_not_taken_over(clerk: Client) -> None:
    begun(clerk)

    answer = clerk.post(f"/desk/receive/{intake.ITEM}", {**APPLICANT, "name": "李四"})

    assert answer.status_code == 422


def test_an_organisation_is_known_by_its_credit_code(clerk: Client) -> None:
    typed = {"kind": "organisation", "number": "91350100M000100Y43", "name": "某公司"}

    answer = clerk.post(f"/desk/receive/{intake.ITEM}", typed)

    assert answer.status_code == 302


def test_a_draft_is_handed_in_once(clerk: Client) -> None:
    draft = begun(clerk)
    clerk.post(draft, {**FILED, "submit": "1"})

    again = clerk.post(draft, {**FILED, "submit": "1"})

    assert again.status_code == 422


def test_papers_that_did_not_change_are_received_once(clerk: Client) -> None:
    draft = begun(clerk)
    clerk.post(draft, FILED)
    clerk.post(draft, {**FILED, "submit": "1"})

    taken = history(Ref("draft", draft.rpartition("/")[2]))

    assert [entry.act for entry in taken].count("intake.add_material") == 2


def test_another_window_does_not_see_the_draft(clerk: Client) -> None:
    draft = begun(clerk)
    other = make.officer("s2", (Role.CLERK, "elsewhere"))

    assert other.get(draft).status_code == 404
    assert other.post(draft, FILED).status_code == 404


def test_an_item_that_is_none_is_not_found(clerk: Client) -> None:
    assert clerk.get("/desk/receive/nothing").status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_a_clerk_receives(role: Role) -> None:
    client = make.officer("s1", (role, "hall"))
    number = cases.submitted()
    pages: tuple[Any, ...] = ("receive", f"receive/{intake.ITEM}", "draft/D-1", f"receipt/{number}")

    assert {client.get(f"/desk/{page}").status_code for page in pages} == {403}
