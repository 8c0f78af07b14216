"""How cases under a version of an item are handled: its steps, by whom, and how long each takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from yimen.base.drawing import draw
from yimen.base.language import lang
from yimen.base.parts.due import length
from yimen.doors.portal.named import english_words, unit_names
from yimen.ground.catalog import queries as catalog
from yimen.ground.process import queries as process
from yimen.ground.process.rules import NoVersion
from yimen.kernel.layout import Direction
from yimen.kernel.plan import Plan, read

if TYPE_CHECKING:
    from yimen.ground.catalog.models import ItemVersion
    from yimen.ground.catalog.rules import Content


@dataclass(frozen=True, slots=True)
class Handled:
    """One step: its name, who does it, how long it may take, and which steps go before it."""

    name: str
    unit: str
    limit: str
    after: tuple[str, ...]
    when: str  # in words, "" = always


@dataclass(frozen=True, slots=True)
class Handling:
    """How an item is handled: its steps, and these drawn (流程图) across for a desk and down."""

    steps: list[Handled]
    wide: SafeString
    narrow: SafeString


def handling(version: ItemVersion, content: Content) -> Handling | None:
    """办理环节 in the order of the plan, with the names of units; None where there is no plan."""
    plan = _plan(version)
    if plan is None:
        return None
    plan = in_words(plan, english_words(content))
    named, whens = unit_names(), _whens(plan, content)
    wide, narrow = (
        mark_safe(draw(plan, units=named, whens=whens, direction=way, lang=lang()))  # noqa: S308 - it escapes all text
        for way in (Direction.ACROSS, Direction.DOWN)
    )
    return Handling(_steps(plan, named, whens), wide, narrow)


def in_words(plan: Plan, words: Mapping[str, str]) -> Plan:
    """The plan with the names of itself and its steps as this page has them."""
    steps = tuple(replace(step, name=words.get(step.name, step.name)) for step in plan.steps)
    return replace(plan, name=words.get(plan.name, plan.name), steps=steps)


def _whens(plan: Plan, content: Content) -> dict[str, str]:
    return catalog.conditions_told((e.when for e in plan.steps), content, lang=lang())


def _steps(plan: Plan, named: Mapping[str, str], whens: Mapping[str, str]) -> list[Handled]:
    return [
        Handled(
            name=step.name,
            unit=_("、").join(named.get(key, key) for key in (step.unit, *step.members) if key),
            limit=length(step.limit.number, step.limit.unit) if step.limit else "",
            after=tuple(plan.by_key[key].name for key in step.after if key in plan.by_key),
            when=whens[step.when],
        )
        for step in plan.steps
    ]


def _plan(version: ItemVersion) -> Plan | None:
    if not version.plan_code:
        return None
    try:
        return read(process.version_of(code=version.plan_code, digest=version.plan_digest).plan)
    except NoVersion:
        return None
