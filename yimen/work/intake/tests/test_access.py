"""A draft is for who applies, for their agent, and for the clerks of the window."""

from __future__ import annotations

import pytest

from yimen.ground.people import queries as people
from yimen.ground.people.rules import NOBODY, NotAllowed, Reach, Viewer
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as people_make
from yimen.work.intake import queries, rules, verbs
from yimen.work.intake.tests import make

pytestmark = pytest.mark.django_db


def staff(role: Role, unit: str = make.ORGAN, by: str = "s1") -> Viewer:
    return Viewer(by=by, staff=by, reaches=(Reach(role, people.unit(unit).path),))


def party(number: str) -> Viewer:
    return Viewer(by=number, party=number)


def test_a_draft_is_seen_by_its_applicant_and_the_clerks_of_its_department() -> None:
    make.item()
    people_make.unit("water")
    number = make.draft().number

    seen = [party(make.person()), staff(Role.CLERK), staff(Role.CLERK, "water", by="clerk")]
    unseen = [party("P-1"), NOBODY, staff(Role.REVIEWER), staff(Role.CLERK, "water")]

    assert [queries.draft_seen(number, viewer=each).number for each in seen] == [number] * 3
    for each in unseen:
        with pytest.raises(rules.UnknownDraft):
            queries.draft_seen(number, viewer=each)


def test_a_person_applies_for_themselves_and_a_clerk_for_anybody() -> None:
    make.item()

    rules.check_may_open(party("P-1"), "P-1")
    rules.check_may_open(staff(Role.CLERK), "P-1")
    for each in (party("P-2"), staff(Role.DECIDER), NOBODY):
        with pytest.raises(NotAllowed):
            rules.check_may_open(each, "P-1")
    with pytest.raises(NotAllowed):
        rules.check_may_open(party("P-1"), "")


def test_a_draft_that_was_changed_meanwhile_is_told() -> None:
    make.item()
    draft = make.draft()
    seen = queries.mark(draft)

    verbs.expect(draft=draft.number, mark=seen)
    verbs.save(draft=draft.number, answers={}, by="clerk", now=make.NOW)

    with pytest.raises(rules.DraftChanged):
        verbs.expect(draft=draft.number, mark=seen)
