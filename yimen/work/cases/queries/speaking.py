"""In whose name somebody speaks in a hearing: an applicant in no other than the own one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yimen.work.cases.queries.access import may_act
from yimen.work.cases.queries.brief import brief
from yimen.work.cases.rules.access import ROLES, not_allowed
from yimen.work.cases.states import Act

if TYPE_CHECKING:
    from yimen.ground.people.rules import Viewer
    from yimen.work.cases.models import Case


def applicant(case: Case) -> str:
    """申请人 by name, as it stands in a notice of the right to a hearing."""
    party = case.person or case.organisation
    return party.name if party else ""


def may_speak_for(number: str, act: Act, party: str, *, viewer: Viewer) -> str:
    """Whether a viewer may answer or challenge for that party: the unit, "" by the applicant.

    Refused: as `may_act`; `people.not-allowed` for an applicant who names somebody else.
    """
    unit = may_act(number, act, viewer=viewer)
    case = brief(number)
    if not unit and party != applicant(case):
        raise not_allowed(case.organ, ROLES[act])
    return unit
