"""A mandate lets a person act for an organisation: within its items, its days, until revoked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.ground.people import queries, rules, verbs
from yimen.ground.people.models import Mandate
from yimen.ground.people.rules import Viewer
from yimen.ground.people.states import GrantedBy, MandateKind
from yimen.ground.people.tests import make

pytestmark = pytest.mark.django_db
UNTIL = make.TODAY + timedelta(days=30)
WHEN: dict[str, Any] = {"now": make.NOW, "today": make.TODAY}


@dataclass(frozen=True, slots=True)
class Cast:
    firm: str
    head: str
    agent: str


@pytest.fixture
def cast() -> Cast:
    """A firm with its representative, entered at a window, and somebody else."""
    firm = verbs.register_organisation(
        name="Firm", uscc="91990101DM0001016J", by="clerk", **WHEN
    ).number
    head, agent = make.person().number, make.person("Li", "110105199003070033").number
    found = Cast(firm, head, agent)
    grant(found, person=head, kind=MandateKind.REPRESENTATIVE)
    return found


def grant(cast: Cast, **other: Any) -> Mandate:
    given = {
        "organisation": cast.firm,
        "person": cast.agent,
        "kind": MandateKind.AGENT,
        "items": (),
        "valid_from": make.TODAY,
        "valid_to": UNTIL,
        "given": GrantedBy.WINDOW,
        "by": "clerk",
        **WHEN,
    }
    return verbs.grant_mandate(**{**given, **other})


def by_head(cast: Cast, **other: Any) -> Mandate:
    return grant(cast, given=GrantedBy.REPRESENTATIVE, **{"by": cast.head, **other})


def test_an_agent_acts_within_the_items_and_is_recorded_by_name(cast: Cast) -> None:
    by_head(cast, items=["I-2", "I-1"])

    own = Viewer(by=cast.agent, party=cast.agent)
    viewer = queries.acting_for(own, cast.firm, make.TODAY)

    assert (viewer.by, viewer.party) == (cast.agent, cast.firm)
    assert [viewer.covers(item) for item in ("I-1", "I-2", "I-3")] == [True, True, False]


@pytest.mark.parametrize(("days", "stands"), [(-1, False), (0, True), (30, True), (31, False)])
def test_a_mandate_holds_from_its_first_day_to_its_last(
    cast: Cast, days: int, stands: bool
) -> None:
    grant(cast)

    found = queries.mandate(cast.agent, cast.firm, make.TODAY + timedelta(days=days))

    assert (found is not None) is stands


def test_a_revoked_mandate_ends_at_once_and_is_revoked_once(cast: Cast) -> None:
    number = by_head(cast).number

    verbs.revoke_mandate(number=number, given=GrantedBy.REPRESENTATIVE, by=cast.head, **WHEN)

    with pytest.raises(rules.NoMandate):
        queries.acting_for(Viewer(by=cast.agent, party=cast.agent), cast.firm, make.TODAY)
    with pytest.raises(rules.UnknownMandate):
        verbs.revoke_mandate(number=number, given=GrantedBy.WINDOW, by="clerk", **WHEN)


def test_who_holds_a_mandate_may_give_it_back(cast: Cast) -> None:
    number = by_head(cast).number

    verbs.revoke_mandate(number=number, given=GrantedBy.REPRESENTATIVE, by=cast.agent, **WHEN)

    assert queries.mandate(cast.agent, cast.firm, make.TODAY) is None


def test_only_the_representative_gives_and_takes_mandates(cast: Cast) -> None:
    grant(cast)
    other = make.person("Wang", "110108198609110006").number
    head = queries.mandate(cast.head, cast.firm, make.TODAY)

    assert head is not None
    with pytest.raises(rules.NotRepresentative):
        by_head(cast, by=cast.agent, person=other)
    with pytest.raises(rules.NotRepresentative):
        verbs.revoke_mandate(
            number=head.number, given=GrantedBy.REPRESENTATIVE, by=cast.agent, **WHEN
        )


def test_a_representative_makes_no_other_and_does_not_demote_one(cast: Cast) -> None:
    assert by_head(cast, kind=MandateKind.REPRESENTATIVE).kind == MandateKind.AGENT

    with pytest.raises(rules.NotRepresentative):
        by_head(cast, person=cast.head)


def test_a_new_mandate_takes_the_place_of_the_old(cast: Cast) -> None:
    by_head(cast, items=["I-1"])

    by_head(cast, items=["I-2"])

    held = queries.mandates_of(cast.agent, make.TODAY)
    assert [each.items for each in held] == [["I-2"]]


@pytest.mark.parametrize(
    ("start", "end"), [("2026-03-02", "2026-03-01"), ("2026-03-02", "2030-01-01")]
)
def test_a_mandate_runs_forward_and_not_for_ever(cast: Cast, start: str, end: str) -> None:
    with pytest.raises(rules.MandateDates):
        grant(cast, valid_from=date.fromisoformat(start), valid_to=date.fromisoformat(end))


def test_nobody_acts_for_an_organisation_whose_data_are_erased(cast: Cast) -> None:
    grant(cast)

    verbs.erase_organisation(number=cast.firm, reason="asked", by="clerk", now=make.NOW)

    assert not queries.mandates_of(cast.agent, make.TODAY).exists()
    with pytest.raises(rules.PartyErased):
        grant(cast)


def test_who_gave_what_to_whom_is_in_the_ledger_without_names(cast: Cast) -> None:
    number = by_head(cast).number

    with connection.cursor() as cursor:
        cursor.execute("select e::text from ledger_entry e where act = 'people.grant_mandate'")
        entry = next(row for (row,) in cursor.fetchall() if number in row)
    assert (cast.head in entry, cast.agent in entry, "Li" in entry) == (True, True, False)


def test_the_database_holds_one_mandate_for_a_person_and_no_half_revocation(cast: Cast) -> None:
    number = grant(cast).number
    row = Mandate.objects.filter(number=number)

    with pytest.raises(IntegrityError, match="mandate_stands_once"), transaction.atomic():
        Mandate.objects.filter(person__number=cast.head).update(person=row.get().person)
    with pytest.raises(IntegrityError, match="mandate_revocation_is_whole"), transaction.atomic():
        row.update(revoked_by="x")
    with pytest.raises(IntegrityError, match="of_a_representative"), transaction.atomic():
        Mandate.objects.filter(person__number=cast.head).update(items=["I-1"])
