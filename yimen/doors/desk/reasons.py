"""Why something is closed to an officer, in the words of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from yimen.base.pages.answers import said
from yimen.doors.desk import words
from yimen.ground.people.rules import NotAllowed
from yimen.ground.people.states import Role
from yimen.ground.process.rules import OpinionMissing
from yimen.kernel.errors import Refused
from yimen.work.cases.states import MOVES, State, WrongState


def why(closed: Refused, units: Mapping[str, str]) -> str:
    """The reason, with the names of units in place of their keys."""
    if isinstance(closed, WrongState):
        lawful = [state for state, act in MOVES if act == closed.facts["act"]]
        listed = _("、").join(str(words.STATES[state][0]) for state in lawful)
        now = words.STATES[State(str(closed.facts["state"]))][0]
        return _("只能在“{lawful}”时办理，现在是“{now}”。").format(lawful=listed, now=now)
    if isinstance(closed, OpinionMissing):
        keys = str(closed.facts["silent"]).split("、")
        silent = _("、").join(units.get(key, key) for key in keys)
        return said(OpinionMissing(**{**closed.facts, "silent": silent}))
    if isinstance(closed, NotAllowed):
        roles = str(closed.facts["roles"]).split("、")
        listed = _("、").join(str(words.ROLES[Role(role)]) for role in roles)
        keys = str(closed.facts["unit"]).split("、")
        unit = _("、").join(units.get(key, key) for key in keys)
        return _("由{unit}的“{roles}”人员办理。").format(unit=unit, roles=listed)
    return said(closed)
