"""Who sees a case and who may act in it; a list costs the same however long it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.ground.people import queries as people
from yimen.ground.people import verbs as founding
from yimen.ground.people.rules import NOBODY, NotAllowed, Reach, Viewer
from yimen.ground.people.states import Level, Role
from yimen.ground.people.tests import make as people_make
from yimen.ground.process.rules import NoStep
from yimen.kernel.clock import Light
from yimen.work.cases import queries, verbs
from yimen.work.cases.queries import Filter
from yimen.work.cases.rules import Changed, Key, UnknownCase
from yimen.work.cases.rules.access import ROLES, SEES
from yimen.work.cases.states import Act, State
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db
OTHER = "110105194912310038"


def staff(role: Role, unit: str = intake.ORGAN, by: str = "s1") -> Viewer:
    return Viewer(by=by, staff=by, reaches=(Reach(role, people.unit(unit).path),))


def party(number: str) -> Viewer:
    return Viewer(by=number, party=number)


def applicant() -> Viewer:
    return party(intake.person())


@pytest.fixture(autouse=True)
def _city() -> None:
    make.item()
    for key in ("fire", "health", "water"):
        people_make.unit(key, level=Level.CITY)


@pytest.mark.parametrize("role", sorted(Role))
def test_a_case_is_seen_by_the_roles_over_its_organ_and_no_other(role: Role) -> None:
    number = make.submitted()
    viewer = staff(role)

    if role in SEES:
        assert queries.case_seen(number, viewer=viewer, today=make.DAY).case.number == number
    else:
        with pytest.raises(UnknownCase):
            queries.case_seen(number, viewer=viewer, today=make.DAY)


def test_a_department_sees_the_cases_in_which_it_has_a_part() -> None:
    number = make.submitted()

    assert queries.case_of(number, viewer=staff(Role.REVIEWER, "fire")).number == number
    for stranger in (staff(Role.REVIEWER, "water"), party("P-1"), NOBODY):
        with pytest.raises(UnknownCase):
            queries.case_of(number, viewer=stranger)


def test_who_received_a_case_sees_it() -> None:
    number = make.submitted()

    officer = staff(Role.CLERK, "water", by="officer")

    assert queries.case_of(number, viewer=officer).number == number


def test_an_agent_sees_the_case_too() -> None:
    agent = intake.person("李四", OTHER)
    draft = intake.complete(agent=agent)

    number = verbs.submit(draft=draft, **make.at()).number

    assert queries.case_of(number, viewer=party(agent)).number == number


def test_an_applicant_is_not_shown_what_departments_say_inside() -> None:
    number = make.submitted()
    make.DO[Act.SAY_MISSING](number)

    own = queries.case_seen(number, viewer=applicant(), today=make.DAY)
    inside = queries.case_seen(number, viewer=staff(Role.CLERK), today=make.DAY)

    assert (own.reports, own.awaited) == ((), ())
    assert Key.GAPS not in {term.key for term in own.terms}
    assert len(inside.reports) == 1
    assert {told.said for told in queries.timeline_seen(number, viewer=applicant())} == {None}
    said = queries.timeline_seen(number, viewer=staff(Role.CLERK))[-1].said
    assert said is not None
    assert said["gaps"]


@pytest.mark.parametrize("act", sorted(ROLES))
def test_an_act_takes_one_of_its_roles_over_the_organ(act: Act) -> None:
    number = make.submitted()
    allowed = {role for role in SEES if _may(number, act, staff(role))}

    assert allowed == ROLES[act]
    assert not _may(number, act, staff(Role.REVIEWER, "fire"))


def test_an_applicant_brings_what_is_missing_speaks_of_a_hearing_and_withdraws() -> None:
    number = make.submitted()
    viewer = applicant()

    brings = {Act.RESUBMIT, Act.SUPPLEMENT}
    says = {Act.ANSWER_HEARING, Act.CHALLENGE_CHAIR, Act.HEAR_HOLDER, Act.TIE_LICENCE}
    leaves = {Act.WITHDRAW, Act.WITHDRAW_PLEDGE}
    ends = {Act.ASK_CANCELLATION, Act.WITHDRAW_CANCELLATION}
    assert {act for act in ROLES if _may(number, act, viewer)} == brings | says | leaves | ends
    assert queries.may_act(number, Act.WITHDRAW, viewer=viewer) == ""


def _may(number: str, act: Act, viewer: Viewer) -> bool:
    try:
        queries.may_act(number, act, viewer=viewer)
    except NotAllowed:
        return False
    return True


def test_a_department_speaks_for_itself_only() -> None:
    number = make.submitted()
    fire = staff(Role.REVIEWER, "fire")

    assert queries.may_act(number, Act.SAY_MISSING, viewer=fire, unit="fire") == "fire"
    with pytest.raises(NotAllowed):
        queries.may_act(number, Act.SAY_MISSING, viewer=fire, unit="health")


def test_a_step_is_for_the_reviewers_of_its_unit() -> None:
    number = make.accepted()

    assert queries.may_review(number, "fire", viewer=staff(Role.REVIEWER, "fire")) == "fire"
    assert (
        queries.may_review(number, "fire", viewer=staff(Role.MANAGER, "fire"), release=True)
        == "fire"
    )
    with pytest.raises(NotAllowed):
        queries.may_review(number, "fire", viewer=staff(Role.MANAGER, "fire"))
    with pytest.raises(NotAllowed):
        queries.may_review(number, "health", viewer=staff(Role.REVIEWER, "fire"))
    with pytest.raises(NoStep):
        queries.may_review(number, "fly", viewer=staff(Role.REVIEWER, "fire"))


def test_a_list_holds_what_is_in_reach_and_narrows() -> None:
    first, second = make.submitted(), make.accepted(intake.person("李四", OTHER))
    clerk, one = staff(Role.CLERK), applicant()

    def numbers(viewer: Viewer, on: date = make.DAY, **some: object) -> list[str]:
        narrowed = Filter(**some)  # type: ignore[arg-type]  # handed on
        return [
            each.case.number
            for each in queries.listed(viewer=viewer, on=on, today=on, some=narrowed)
        ]

    late = date(2026, 12, 1)
    assert numbers(clerk) == sorted([first, second])
    assert numbers(one) == [first]
    assert numbers(staff(Role.CLERK, "water")) == []
    assert numbers(staff(Role.OPERATOR)) == []
    assert numbers(clerk, state=State.ACCEPTED) == [second]
    assert numbers(clerk, unit="water") == []
    assert numbers(clerk, item="I-2") == []
    assert numbers(clerk, light=Light.GREEN) == [second]
    assert numbers(clerk, light=Light.RED) == []
    assert numbers(clerk, light=Light.RED, on=late) == [second]
    assert numbers(clerk, due_before=late) == [second]
    assert numbers(clerk, due_before=make.DAY) == []


def test_lights_are_counted_over_the_reach_at_any_date() -> None:
    make.accepted()
    clerk = staff(Role.CLERK)

    def shown(on: date, viewer: Viewer = clerk) -> tuple[int, int, int]:
        found = queries.lights_seen(viewer=viewer, on=on, today=make.DAY)
        return found.open, found.yellow, found.red

    due = (
        queries.listed(viewer=clerk, on=make.DAY, today=make.DAY, some=Filter())[0].clocks[0].due_on
    )
    assert due is not None
    assert shown(make.DAY - timedelta(days=1)) == (0, 0, 0)
    assert shown(make.DAY) == (1, 0, 0)
    assert shown(due) == (1, 1, 0)
    assert shown(due + timedelta(days=1)) == (1, 0, 1)
    assert shown(due, staff(Role.CLERK, "water")) == (0, 0, 0)


def test_a_list_asks_as_often_for_eight_as_for_one() -> None:
    def asked(ask: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as seen:
            ask()
        return len(seen)

    clerk = staff(Role.CLERK)
    reviewer = staff(Role.REVIEWER, "fire")

    def both() -> None:
        queries.listed(viewer=clerk, on=make.DAY, today=make.DAY, some=Filter())
        queries.reviews_seen(viewer=reviewer)

    make.accepted()
    both()  # reads the plan, once for ever
    one = asked(both)
    for _ in range(7):
        make.accepted()

    assert asked(both) == one
    assert len(queries.reviews_seen(viewer=reviewer)) == 8


def test_an_act_on_what_was_looked_at_before_another_act_is_refused() -> None:
    number = make.submitted()
    seen = queries.mark(queries.case_of(number, viewer=staff(Role.CLERK)))

    verbs.expect(case=number, mark=seen)
    verbs.accept(case=number, **make.at())
    with pytest.raises(Changed) as refused:
        verbs.expect(case=number, mark=seen)
    verbs.expect(case=number, mark=str(refused.value.facts["mark"]))


def test_taking_a_step_moves_the_mark_of_its_case() -> None:
    number = make.accepted()
    case = queries.case_of(number, viewer=staff(Role.CLERK))
    before = queries.mark(case)

    verbs.claim(case=number, step="fire", **make.at())
    taken = queries.case_seen(number, viewer=staff(Role.CLERK), today=make.DAY).steps[0].claimed_by
    verbs.release(case=number, step="fire", **make.at())

    assert taken == "officer"
    assert queries.mark(case) != before


def test_an_agent_sees_what_they_handed_in() -> None:
    agent = intake.person("李四", OTHER)
    founding.give_account(person=agent, login="li", by="clerk", now=intake.NOW)
    draft = intake.complete(agent=agent)
    number = verbs.submit(draft=draft, **make.at()).number

    assert queries.case_of(number, viewer=party(agent)).number == number
    assert [
        e.case.number
        for e in queries.listed(viewer=party(agent), on=make.DAY, today=make.DAY, some=Filter())
    ]
