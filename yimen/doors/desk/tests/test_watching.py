"""Who supervises sees every light and every case, changes nothing, and leaves a trace."""

from __future__ import annotations

import pytest

from yimen.doors.desk.tests import make
from yimen.ground.ledger.queries import history
from yimen.ground.people.states import Role
from yimen.ground.process.states import StepState
from yimen.kernel.ref import Ref
from yimen.work.cases import queries
from yimen.work.cases.queries import case_for
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def number() -> str:
    """A case that is months late."""
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)
    return cases.accepted()


def test_a_supervisor_sees_what_is_red_and_narrows_it(number: str) -> None:
    client = make.officer("v1", (Role.SUPERVISOR, intake.ORGAN))

    red = client.get("/desk/lights")
    yellow = client.get("/desk/lights?light=yellow&clock=statutory")
    odd = client.get("/desk/lights?light=<b>&clock=x&unit=nobody&after=<b>")

    assert number in red.text
    assert red.context["counted"].red == 1
    assert number not in yellow.text
    assert odd.status_code == 200


def test_a_supervisor_elsewhere_sees_nothing_of_it(number: str) -> None:
    client = make.officer("v1", (Role.SUPERVISOR, "police"))

    assert number not in client.get("/desk/lights").text
    assert client.get(f"/desk/case/{number}").status_code == 404
    assert history(Ref("look", number)) == []


@pytest.mark.parametrize("role", [Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.OPERATOR])
def test_others_have_no_lights_to_watch(role: Role) -> None:
    client = make.officer("s1", (role, "fire"))

    assert client.get("/desk/lights").status_code == 403


def test_a_look_of_a_supervisor_is_recorded_beside_the_case(number: str) -> None:
    client = make.officer("v1", (Role.SUPERVISOR, intake.ORGAN))
    before = queries.mark(case_for(number, today=cases.DAY).case)

    page = client.get(f"/desk/case/{number}")

    told = history(Ref("look", number))
    assert [entry.act for entry in told] == ["cases.look"]
    assert '"by":"v1"' in (told[0].body or "")
    assert queries.mark(case_for(number, today=cases.DAY).case) == before
    assert (page.context["open_acts"], page.context["step_acts"]) == ([], [])


def test_the_page_of_a_late_case_shows_which_step_holds_it_up(number: str) -> None:
    page = make.officer("v1", (Role.SUPERVISOR, intake.ORGAN)).get(f"/desk/case/{number}")

    lit = {step["view"].state: step["light"] for step in page.context["steps"]}
    assert lit[StepState.OPEN] == "red"
    assert lit.get(StepState.WAITING, "") == ""


def test_who_handles_a_case_leaves_no_such_record(number: str) -> None:
    make.officer("r1", (Role.REVIEWER, "fire")).get(f"/desk/case/{number}")

    assert history(Ref("look", number)) == []
