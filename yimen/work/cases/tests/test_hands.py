"""Whose hands a step of a case is in: handed to a colleague, and the voices of a joint one."""

from __future__ import annotations

from typing import Any

import pytest

from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries as people
from yimen.ground.people.queries import tree
from yimen.ground.people.rules import NotAllowed, Viewer
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as staff
from yimen.ground.process.rules import ClaimedByOther, OpinionMissing, OpinionNotAsked
from yimen.ground.process.states import Outcome
from yimen.ground.process.tests import make as process
from yimen.kernel.ref import Ref
from yimen.work.cases import verbs
from yimen.work.cases.queries import case_for, joint
from yimen.work.cases.queries.waiting import Kind, Scope, Wanted, waiting
from yimen.work.cases.rules.access import NotOfUnit
from yimen.work.cases.states import WrongState
from yimen.work.cases.tests import make

pytestmark = pytest.mark.django_db
JOINT = {"kind": "joint", "members": ["fire", "health"], "lead": "fire", "unit": "fire"}


def city() -> None:
    staff.unit("top")
    for key in ("fire", "health"):
        staff.unit(key, "top")


def viewer(number: str, role: Role, over: str) -> Viewer:
    staff.staff(number, over)
    staff.grant(number, role, over)
    return people.viewer(people.account(number))


def handing(number: str, **more: Any) -> Any:
    over = {"case": number, "step": "fire", "to": "next", "reason": "休假", **make.at(), **more}
    return verbs.hand_over(**over)


def test_a_step_is_handed_to_a_colleague_of_its_unit_and_to_nobody_else() -> None:
    make.item()
    city()
    number = make.accepted()
    viewer("next", Role.REVIEWER, "fire")
    viewer("other", Role.REVIEWER, "health")
    verbs.claim(case=number, step="fire", **make.at())

    with pytest.raises(NotOfUnit):
        handing(number, to="other")
    handing(number)
    with pytest.raises(ClaimedByOther):
        make.review(number, "fire")

    run = case_for(number, today=make.DAY).case.run
    last = ledger.history(Ref("run", str(run)))[-1]
    assert last.act == "process.hand_over"
    assert "休假" in (last.body or "")
    assert [one.number for one in joint.colleagues("fire")] == ["next"]


def test_a_step_is_handed_over_by_who_has_it_or_who_leads_the_unit() -> None:
    make.item()
    city()
    number = make.submitted()
    reviewer = viewer("next", Role.REVIEWER, "fire")
    head = viewer("head", Role.MANAGER, "fire")
    foreign = viewer("other", Role.REVIEWER, "health")

    with pytest.raises(WrongState):
        handing(number)
    verbs.accept(case=number, **make.at())
    assert joint.may_hand_over(number, "fire", viewer=reviewer, holder="next") == "fire"
    assert joint.may_hand_over(number, "fire", viewer=head, holder="next") == "fire"
    with pytest.raises(NotAllowed):
        joint.may_hand_over(number, "fire", viewer=foreign, holder="next")


def test_departments_speak_in_a_joint_step_and_its_lead_closes_it() -> None:
    make.item(process.step("fire", **JOINT))
    city()
    number = make.accepted()
    fire = viewer("f", Role.REVIEWER, "fire")
    health = viewer("h", Role.REVIEWER, "health")
    said = {"case": number, "step": "fire", "outcome": Outcome.APPROVE, **make.at()}

    assert joint.may_speak(number, "fire", "health", viewer=health) == "health"
    with pytest.raises(NotAllowed):
        joint.may_speak(number, "fire", "health", viewer=fire)
    with pytest.raises(OpinionNotAsked):
        joint.may_speak(number, "fire", "police", viewer=fire)
    verbs.speak(unit="health", opinion="同意", **said)
    with pytest.raises(OpinionMissing):
        make.review(number, "fire")
    found = case_for(number, today=make.DAY)
    opening = joint.joint_openings(found, viewer=fire)[0]
    verbs.speak(unit="fire", **said)
    make.review(number, "fire")

    assert (opening.mine, opening.joint.silent) == (("fire",), ("fire",))
    assert joint.joint_openings(found, viewer=health)[0].mine == ("health",)


def test_a_department_finds_the_joint_steps_in_which_it_is_silent() -> None:
    make.item(process.step("fire", **JOINT))
    city()
    number = make.accepted()
    health = viewer("h", Role.REVIEWER, "health")
    asked: dict[str, Any] = {"viewer": health, "tree": tree.read(), "on": make.DAY}

    before = waiting(wanted=Wanted(Kind.SPEAK), **asked)
    mine = waiting(wanted=Wanted(Kind.SPEAK, Scope.MINE), **asked)
    verbs.speak(case=number, step="fire", unit="health", outcome=Outcome.APPROVE, **make.at())
    after = waiting(wanted=Wanted(Kind.SPEAK), **asked)

    assert [(line.case.number, line.unit) for line in before] == [(number, "health")]
    assert (mine, after) == ([], [])
