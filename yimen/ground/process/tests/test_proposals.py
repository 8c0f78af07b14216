"""Two people publish a plan: who proposes it, and another who has looked at it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries as people
from yimen.ground.people import verbs as founding
from yimen.ground.people.rules import NotAllowed, Viewer
from yimen.ground.people.states import Level, Role, UnitKind
from yimen.ground.people.tests import make as staff
from yimen.ground.process import rules, verbs
from yimen.ground.process.models import Proposal
from yimen.ground.process.queries import phrases as kept
from yimen.ground.process.queries import plans
from yimen.ground.process.tests import make
from yimen.kernel.plan import Plan, parse
from yimen.kernel.ref import Ref

pytestmark = pytest.mark.django_db
SECOND: dict[str, Any] = {"by": "second", "now": make.NOW}


def proposed(data: dict[str, Any] | None = None) -> Proposal:
    chosen = data or make.five_branches()
    return verbs.propose(data=chosen, why="新增一个环节", by="first", now=make.NOW)


def test_a_proposed_plan_is_published_by_another_person_and_both_are_recorded() -> None:
    proposal = proposed()

    with pytest.raises(rules.ProposedBySame):
        verbs.publish_proposed(proposal=proposal.id, by="first", now=make.NOW)
    version = verbs.publish_proposed(proposal=proposal.id, **SECOND)

    told = ledger.history(Ref("proposal", str(proposal.id)))
    assert version.published_by == "second"
    assert [entry.act for entry in told] == ["process.propose", "process.publish_proposed"]
    assert '"proposed_by":"first"' in (told[1].body or "")
    assert plans.proposals() == []


def test_the_database_lets_nobody_publish_what_they_proposed() -> None:
    proposal = proposed()
    other = verbs.publish(data=make.five_branches(), by="first", now=make.NOW)
    proposal.version, proposal.ended_by, proposal.ended_at = other, "first", make.NOW

    second = pytest.raises(IntegrityError, match="proposal_is_published_by_another")
    with second, transaction.atomic():
        proposal.save()


def test_a_plan_is_proposed_once_and_not_as_it_stands() -> None:
    data = make.five_branches()
    verbs.publish(data=data, by="manager", now=make.NOW)
    newer = {**data, "name": "Newer"}

    with pytest.raises(rules.AlreadyProposed):
        proposed(data)
    proposed(newer)
    with pytest.raises(rules.AlreadyProposed):
        proposed(newer)
    verbs.publish(data=newer, by="manager", now=make.NOW)
    with pytest.raises(rules.PlanEarlier):
        proposed(data)


def test_a_plan_with_faults_or_without_a_word_is_not_proposed() -> None:
    with pytest.raises(rules.PlanFaulty):
        proposed(make.plan(make.step("a", "nobody")))
    with pytest.raises(rules.ProposalSilent):
        verbs.propose(data=make.five_branches(), why=" ", by="first", now=make.NOW)


def test_a_proposal_is_sent_back_with_a_reason_and_is_over() -> None:
    proposal = proposed()

    with pytest.raises(rules.ProposalSilent):
        verbs.send_back(proposal=proposal.id, answer="", **SECOND)
    verbs.send_back(proposal=proposal.id, answer="期限过短", **SECOND)

    with pytest.raises(rules.NoProposal):
        verbs.publish_proposed(proposal=proposal.id, **SECOND)
    assert plans.proposals_of(proposal.code)[0].answer == "期限过短"


def planner(number: str, role: Role, over: str) -> Viewer:
    staff.staff(number)
    staff.grant(number, role, over)
    return people.viewer(people.account(number))


def two_departments() -> Plan:
    staff.unit("city")
    for key in ("fire", "land"):
        staff.unit(key, "city")
    return parse(make.plan(make.step("fire"), make.step("land", "fire")))


def test_a_head_proposes_for_their_unit_and_publishes_only_where_all_units_are_theirs() -> None:
    plan = two_departments()
    fire = planner("f", Role.MANAGER, "fire")
    mayor = planner("m", Role.MANAGER, "city")
    running = planner("o", Role.OPERATOR, "city")
    deciding = planner("d", Role.DECIDER, "city")

    plans.check_planner(plan, viewer=fire, publishes=False)
    for viewer in (mayor, running):
        plans.check_planner(plan, viewer=viewer, publishes=True)
    with pytest.raises(NotAllowed):
        plans.check_planner(plan, viewer=fire, publishes=True)
    with pytest.raises(NotAllowed):
        plans.check_planner(plan, viewer=deciding, publishes=False)


@pytest.mark.parametrize(("level", "may"), [(Level.CITY, True), (Level.COUNTY, False)])
def test_the_head_of_a_centre_that_stands_no_lower_publishes(level: Level, may: bool) -> None:
    plan = two_departments()
    founding.found_unit(
        key="centre",
        name="Centre",
        kind=UnitKind.SERVICE_CENTRE,
        level=level,
        division_code="511600",
        parent="city",
        by="founder",
        now=staff.NOW,
    )
    head = planner("c", Role.MANAGER, "centre")

    barred = nullcontext() if may else pytest.raises(NotAllowed)
    with barred:
        plans.check_planner(plan, viewer=head, publishes=True)


def test_phrases_are_kept_once_for_oneself_and_for_a_unit() -> None:
    verbs.keep_phrase(text="材料齐全。", by="s1", now=make.NOW)
    of_unit = verbs.keep_phrase(text="材料齐全。", by="s1", now=make.NOW, unit="fire")
    verbs.keep_phrase(text="另行说明。", by="s2", now=make.NOW)

    with pytest.raises(rules.PhraseThere):
        verbs.keep_phrase(text="材料齐全。 ", by="s1", now=make.NOW)
    found = kept.phrases(owner="s1", units=["fire"])
    verbs.drop_phrase(phrase=of_unit.pk)

    assert [(one.unit, one.text) for one in found] == [("", "材料齐全。"), ("fire", "材料齐全。")]
    assert len(kept.phrases(owner="s1", units=["fire"])) == 1
