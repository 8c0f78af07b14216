"""Plans drawn on the desk: across for a wide page, down for a phone; of a case, how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from yimen.base.drawing import Standing, State, draw
from yimen.base.language import lang
from yimen.ground.process.queries import StepView
from yimen.ground.process.states import StepState
from yimen.kernel.layout import Direction
from yimen.kernel.plan import NotOrdered, Plan

# What ended with its run is needed no more
AS_DRAWN = {state: State[state.name] for state in StepState if state.name in State.__members__} | {
    StepState.DROPPED: State.NOT_NEEDED
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One plan, drawn both ways."""

    wide: SafeString
    narrow: SafeString


def drawn(
    plan: Plan,
    units: Mapping[str, str],
    states: Mapping[str, Standing] | None = None,
    whens: Mapping[str, str] | None = None,
) -> Drawn | None:
    """The plan drawn with the names of its units; None where its steps have no order.

    `whens` has words for its conditions; who designs plans sees the conditions themselves.
    """
    shared: dict[str, Any] = {"states": states, "units": units, "whens": whens, "lang": lang()}
    try:
        wide, narrow = (
            mark_safe(draw(plan, direction=way, **shared))  # noqa: S308 - it escapes all text
            for way in (Direction.ACROSS, Direction.DOWN)
        )
    except NotOrdered:
        return None
    return Drawn(wide, narrow)


def standings(
    steps: tuple[StepView, ...], units: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, Standing]:
    """Where each step stands, and who has it in hand or is still silent."""
    return {step.key: Standing(AS_DRAWN[step.state], _whom(step, units, names)) for step in steps}


def _whom(step: StepView, units: Mapping[str, str], names: Mapping[str, str]) -> str:
    if step.state is StepState.OPEN and step.joint and step.joint.silent:
        return _("、").join(units.get(unit, unit) for unit in step.joint.silent)
    return names.get(step.claimed_by, step.claimed_by) if step.claimed_by else ""
