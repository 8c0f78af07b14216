"""The script: who applies for what, and which acts follow on which day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("script.json")
BEFORE = 13  # working days of earlier cases before the played day


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is wanting in a material, found by a department or, with none named, at the window."""

    material: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One case of the script.

    `days` are acts in their order, each with its working day before (-) or on (0) the played one;
    a review has a list, one day for each step, the last for all that follow. The step `silent` is
    never answered, `opposed` is refused. `short` comes to the window with a material missing.
    """

    item: str
    who: str
    through: str
    days: Mapping[str, Any]
    agent: str = ""
    hall: str = "service-centre"
    facts: Mapping[str, str] = field(default_factory=dict)
    lacking: tuple[Lacking, ...] = ()
    silent: str = ""
    opposed: str = ""
    short: bool = False
    reason: str = ""
    basis: str = ""
    ground: str = ""
    authority: str = ""
    way: str = ""


def parts() -> tuple[Part, ...]:
    """The whole script."""
    return tuple(_part(row) for row in json.loads(FILE.read_text("utf-8")))


def _part(row: dict[str, Any]) -> Part:
    lacking = tuple(Lacking(*each) for each in row.pop("gaps", ()))
    return Part(lacking=lacking, **row)
