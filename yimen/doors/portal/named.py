"""What units and steps are called on a page, in its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from yimen.base.language import english
from yimen.ground.catalog import queries as catalog
from yimen.ground.people.queries import tree

if TYPE_CHECKING:
    from yimen.ground.catalog.models import ItemVersion
    from yimen.ground.catalog.rules import Content


def content_of(version: ItemVersion) -> Content:
    """What a version says on this page: in English with the item's English name."""
    content = catalog.content(version, english=english())
    name = version.item.english if english() else ""
    return replace(content, name=name) if name else content


def unit_names() -> dict[str, str]:
    """The names of all units by key; in English pages by that name, where they have one."""
    return tree.unit_names() | (catalog.units_in_english() if english() else {})


def english_words(content: Content) -> Mapping[str, str]:
    """What the texts of a version are on this page, beside its own: the names of its steps."""
    return dict(content.english) if english() else {}
