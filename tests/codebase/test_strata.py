"""The picture of design is a test: keys point down as imports do, and tables stay at home.

The picture itself stands once, in the layer contracts of pyproject.toml; these tests read it there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache

import grimp
from django.apps import apps

from tests.codebase.tree import ROOT

Height = tuple[int, int]
Key = tuple[
    str, str, str
]  # what the key is called, the module it stands in, the module it points to


@cache
def layers() -> dict[str, list[list[str]]]:
    """Each container with its layers, lowest first; names side by side share a layer."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {
        container: [re.findall(r"\w+", layer) for layer in reversed(contract["layers"])]
        for contract in config["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
        for container in contract["containers"]
    }


def home(module: str) -> str:
    """The package that a module belongs to: `yimen.ground.ledger` for its models."""
    stratum = ".".join(module.split(".")[:2])
    return ".".join(module.split(".")[:3]) if stratum in layers() else stratum


def height(module: str) -> Height:
    """How high a module stands: its stratum, then its place inside the stratum."""
    _, stratum, inner = (*module.split("."), "")[:3]
    return place("yimen", stratum), place(f"yimen.{stratum}", inner)


def place(container: str, name: str) -> int:
    """The layer of `name` in its container; -1 where the container has no layers."""
    rows = layers().get(container, [])
    return next((n for n, names in enumerate(rows) if name in names), -1)


def keys_that_do_not_point_down(keys: Iterable[Key]) -> list[Key]:
    """The foreign keys to a package that is higher, or beside their own."""
    return [
        key for key in keys if home(key[1]) != home(key[2]) and not height(key[2]) < height(key[1])
    ]


def keys_of_ours() -> list[Key]:
    """Every foreign and many-to-many key from a model of ours to a model of ours."""
    return [
        (str(field), model.__module__, field.related_model.__module__)
        for model in apps.get_models()
        if model.__module__.startswith("yimen.")
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if isinstance(field.related_model, type)
        and field.related_model.__module__.startswith("yimen.")
    ]


def tables_reached_from_outside(graph: grimp.ImportGraph) -> list[tuple[str, str]]:
    """Imports of a package's models by a module of another package."""
    return sorted(
        (user, used)
        for used in graph.modules
        if "models" in used.split(".")[2:]
        for user in graph.find_modules_that_directly_import(used)
        if home(user) != home(used)
    )


def doors_with_tables(graph: grimp.ImportGraph) -> list[str]:
    """Modules of a door that would hold tables."""
    return sorted(
        module
        for module in graph.modules
        if module.startswith("yimen.doors.") and "models" in module.split(".")
    )


def planted(*imports: tuple[str, str]) -> grimp.ImportGraph:
    """A graph with just these imports."""
    graph = grimp.ImportGraph()
    for importer, imported in imports:
        graph.add_import(importer=importer, imported=imported)
    return graph


def test_the_picture_is_read_from_the_contracts() -> None:
    assert height("yimen.ground.ledger.models") < height("yimen.ground.catalog.models")
    assert height("yimen.ground.catalog.models") < height("yimen.work.intake.models")
    assert height("yimen.kernel.days") < height("yimen.base.postgres")


def test_a_key_that_points_up_is_seen() -> None:
    up = ("people.Unit.item", "yimen.ground.people.models", "yimen.ground.catalog.models")

    assert keys_that_do_not_point_down([up]) == [up]


def test_a_key_to_a_package_side_by_side_is_seen() -> None:
    aside = ("intake.Draft.ticket", "yimen.work.intake.models", "yimen.work.hall.models")

    assert keys_that_do_not_point_down([aside]) == [aside]


def test_keys_that_point_down_or_stay_at_home_are_fine() -> None:
    down = ("cases.Case.draft", "yimen.work.cases.models", "yimen.work.intake.models")
    at_home = ("process.Step.run", "yimen.ground.process.models", "yimen.ground.process.models.run")

    assert keys_that_do_not_point_down([down, at_home]) == []


def test_foreign_keys_point_down_as_imports_do() -> None:
    keys = keys_of_ours()

    assert "people.Staff.unit" in {name for name, _, _ in keys}  # they are seen at all
    assert keys_that_do_not_point_down(keys) == []


def test_a_table_reached_from_another_package_is_seen() -> None:
    door = ("yimen.doors.console.units", "yimen.ground.people.models")
    split = ("yimen.work.cases.verbs", "yimen.ground.process.models.run")
    own = ("yimen.ground.people.verbs", "yimen.ground.people.models")

    assert tables_reached_from_outside(planted(door, split, own)) == sorted([door, split])


def test_a_door_with_a_table_is_seen() -> None:
    graph = planted(("yimen.doors.portal.models", "yimen.kernel.days"))

    assert doors_with_tables(graph) == ["yimen.doors.portal.models"]


def test_a_package_keeps_its_tables_to_itself() -> None:
    graph = grimp.build_graph("yimen", exclude_type_checking_imports=True, cache_dir=None)

    assert "yimen.ground.people.models" in graph.modules  # tables are seen at all
    assert tables_reached_from_outside(graph) == []
    assert doors_with_tables(graph) == []
