"""How cases under a version of an item are handled: its steps, by whom, and how long each takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from yimen.base.parts.due import amount
from yimen.ground.people import queries as people
from yimen.ground.process import queries as process
from yimen.ground.process.rules import NoVersion
from yimen.kernel.plan import read

if TYPE_CHECKING:
    from yimen.ground.catalog.models import ItemVersion


@dataclass(frozen=True, slots=True)
class Handled:
    """One step: its name, who does it, how long it may take, and which steps go before it."""

    name: str
    unit: str
    limit: str
    after: tuple[str, ...]
    conditional: bool


def handled(version: ItemVersion) -> list[Handled]:
    """办理环节 in the order of the plan; none where the item has no plan."""
    if not version.plan_code:
        return []
    try:
        found = process.version_of(code=version.plan_code, digest=version.plan_digest)
    except NoVersion:
        return []
    plan, units = read(found.plan), people.units_by_key()
    named = {key: unit.name for key, unit in units.items()}
    return [
        Handled(
            name=step.name,
            unit=_("、").join(named.get(key, key) for key in (step.unit, *step.members) if key),
            limit=amount(step.limit.number, step.limit.unit) if step.limit else "",
            after=tuple(plan.by_key[key].name for key in step.after if key in plan.by_key),
            conditional=bool(step.when),
        )
        for step in plan.steps
    ]
