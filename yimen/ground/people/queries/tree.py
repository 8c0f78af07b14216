"""The units as they stand, read once for a page that asks of them many times."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from yimen.ground.people import rules
from yimen.ground.people.models import Unit
from yimen.ground.people.states import Role


@dataclass(frozen=True, slots=True)
class Tree:
    """单位树: path, key and name of every unit, top first."""

    units: tuple[tuple[str, str, str], ...]

    def reached(self, of: rules.Viewer, held: Collection[Role]) -> list[str]:
        """The keys of the units over which a viewer holds one of these roles, in order."""
        tops = of.paths(held)
        return [key for path, key, _name in self.units if path.startswith(tops)]

    def below(self, top: str) -> set[str]:
        """The keys of a unit and of all that stand below it. Refused: `people.unknown-unit`."""
        for path, key, _name in self.units:
            if key == top:
                return {one for under, one, _name in self.units if under.startswith(path)}
        raise rules.UnknownUnit(unit=top)

    def names(self) -> dict[str, str]:
        """The name of each unit by its key."""
        return {key: name for _path, key, name in self.units}


def read() -> Tree:
    """Every unit as it stands now."""
    return Tree(tuple(Unit.objects.order_by("path").values_list("path", "key", "name")))


def unit_names() -> dict[str, str]:
    """The name of each unit by its key, as they stand now."""
    return read().names()
