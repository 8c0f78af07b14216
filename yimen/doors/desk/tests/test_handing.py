"""Steps handed to a colleague, many at once; phrases kept for oneself and for a unit."""

from __future__ import annotations

import pytest

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.work.cases.queries import case_for
from yimen.work.cases.tests import make as cases

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OVER = "/desk/work/hand-over"


@pytest.fixture
def number() -> str:
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)
    make.staff("next", (Role.REVIEWER, "fire"), password=False)
    return cases.accepted()


def holder(number: str) -> str | None:
    return case_for(number, today=cases.DAY).steps[0].claimed_by


def test_ticked_steps_go_to_one_colleague_with_a_reason(number: str) -> None:
    client = make.officer("f1", (Role.REVIEWER, "fire"))
    chosen = {"chosen": f"{number}~fire", "list": "kind=review&scope=unit"}

    asked = client.post(OVER, chosen)
    silent = client.post(OVER, {**chosen, "to": "next", "reason": ""})
    done = client.post(OVER, {**chosen, "to": "next", "reason": "休假"})

    assert [number for number, _name in asked.context["form"].fields["to"].choices] == [
        "",
        "f1",
        "next",
    ]
    assert silent.status_code == 422
    assert done["Location"] == "/desk/work?kind=review&scope=unit"
    assert holder(number) == "next"
    assert "休假" in client.get(f"/desk/case/{number}").text


def test_what_cannot_be_handed_over_is_told_and_nothing_happens(number: str) -> None:
    foreign = make.officer("h1", (Role.REVIEWER, "health"))

    answer = foreign.post(OVER, {"chosen": [f"{number}~fire", "C-1~x", "~"]}, follow=True)

    assert number in answer.text
    assert holder(number) is None


def test_nobody_outside_the_unit_takes_a_step_over(number: str) -> None:
    make.staff("far", (Role.REVIEWER, "health"), password=False)
    client = make.officer("f1", (Role.REVIEWER, "fire"))
    typed = {"chosen": f"{number}~fire", "to": "far", "reason": "休假"}

    assert client.post(OVER, typed).status_code == 422
    assert holder(number) is None


@pytest.mark.parametrize("role", [Role.CLERK, Role.DECIDER, Role.SUPERVISOR, Role.OPERATOR])
def test_other_roles_hand_nothing_over(role: Role, number: str) -> None:
    client = make.officer("x1", (role, "fire"))

    assert client.post(OVER, {"chosen": f"{number}~fire"}).status_code == 403


def test_phrases_are_offered_where_an_opinion_is_written(number: str) -> None:
    client = make.officer("f1", (Role.REVIEWER, "fire"))
    head = make.officer("f2", (Role.MANAGER, "fire"))
    client.post("/desk/phrases", {"text": "符合消防规定 <b>。"})
    head.post("/desk/phrases", {"text": "全局都用这句。", "unit": "fire"})

    again = client.post("/desk/phrases", {"text": "符合消防规定 <b>。"})
    page = client.get(f"/desk/case/{number}/review?step=fire").text

    assert again.status_code == 422
    assert "符合消防规定 &lt;b&gt;。" in page
    assert "全局都用这句。" in page


def test_a_phrase_is_dropped_by_who_keeps_it_only(number: str) -> None:
    client = make.officer("f1", (Role.REVIEWER, "fire"))
    client.post("/desk/phrases", {"text": "同意。"})
    key = str(client.get("/desk/phrases").context["rows"][0][0].pk)

    other = make.officer("h1", (Role.REVIEWER, "health")).post("/desk/phrases", {"drop": key})
    client.post("/desk/phrases", {"drop": key})

    assert other.status_code == 403
    assert client.get("/desk/phrases").context["rows"] == []
