"""What may be asked about the catalogue."""

from yimen.ground.catalog.queries.items import (
    content,
    department,
    departments,
    imports,
    item,
    items,
    kinds,
    names,
    offered,
    shops,
    version,
    version_in_force,
)
from yimen.ground.catalog.queries.searching import alike, found, nearest

__all__ = [
    "alike",
    "content",
    "department",
    "departments",
    "found",
    "imports",
    "item",
    "items",
    "kinds",
    "names",
    "nearest",
    "offered",
    "shops",
    "version",
    "version_in_force",
]
