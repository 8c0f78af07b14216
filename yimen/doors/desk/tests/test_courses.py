"""Hearings, inquiries and promises on the page of a case: how they stand, and what is next."""

from __future__ import annotations

import pytest
from django.test import Client

from yimen.doors.desk.tests import courses, make
from yimen.ground.people.states import Role
from yimen.work.cases.tests import asking, promising
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def city() -> None:
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)
    courses.staff()


def manager() -> Client:
    return make.officer("s1", (Role.MANAGER, intake.ORGAN))


def groups(client: Client, number: str) -> dict[str, list[str]]:
    """The slugs of the open acts under each heading."""
    page = client.get(f"/desk/case/{number}")
    found = page.context["act_groups"]
    return {str(heading): [slug for slug, _word in acts] for heading, acts in found}


def test_the_page_says_who_was_told_until_when_and_when_the_hearing_is() -> None:
    number = cases.accepted()
    asking.challenged(number)

    page = manager().get(f"/desk/case/{number}").text

    for said in ("2026年2月27日", "2026年3月19日", "三楼听证室", "邻居李四", "是申请人的亲属"):
        assert said in page


def test_a_hearing_waits_for_the_judgement_about_its_chair() -> None:
    number = cases.accepted()
    asking.challenged(number)
    client = manager()

    before = groups(client, number)["听证"]
    asking.judge(number, upheld=False)
    after = groups(client, number)["听证"]

    assert before == ["judge-challenge"]
    assert after == ["notice-hearing", "hold-hearing"]


def test_what_belongs_to_no_course_now_says_why() -> None:
    number = cases.accepted()

    page = manager().get(f"/desk/case/{number}")

    closed = {str(word): reason for word, reason in page.context["closed_acts"]}
    assert "还没有告知听证权利" in closed["发出听证通知"]
    assert closed["取消调查核实"].startswith("目前没有正在进行的这类调查核实")
    assert "还没有" in closed["登记承诺核查结果"] or "只能在" in closed["登记承诺核查结果"]


def test_a_unit_that_is_asked_finds_the_case_in_its_list_and_answers_for_itself() -> None:
    number = cases.accepted()
    asking.consult(number)
    client = make.officer("s3", (Role.REVIEWER, "water"))

    listed = client.get("/desk/work").text
    page = client.get(f"/desk/case/{number}")

    assert number in listed
    assert "是否影响河道？" in listed
    assert [slug for _heading, acts in page.context["act_groups"] for slug, _word in acts] == [
        "answer-consultation"
    ]


def test_another_unit_does_not_answer_for_the_one_that_was_asked() -> None:
    number = cases.accepted()
    asking.consult(number)
    client = make.officer("s3", (Role.REVIEWER, "fire"))

    answer = client.get(f"/desk/case/{number}/answer-consultation")

    assert answer.status_code == 403


def test_the_promised_material_is_asked_for_by_name_and_must_be_there() -> None:
    number = cases.accepted()
    promising.gap(number, due_on=courses.YEARS_AWAY)
    client = make.officer("s4", (Role.CLERK, intake.ORGAN))

    form = client.get(f"/desk/case/{number}/supplement")
    empty = client.post(f"/desk/case/{number}/supplement", {"originals_layout": "0"})

    assert "平面图" in form.text
    assert empty.status_code == 422
    assert "平面图：这份材料还没有收到" in empty.text
