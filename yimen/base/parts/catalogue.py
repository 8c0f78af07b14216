"""Which parts there are: every folder that holds an `examples.html`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent
Part = Callable[..., dict[str, object]]


def names() -> list[str]:
    """The names of all parts, in order."""
    return sorted(path.parent.name for path in FOLDER.glob("*/examples.html"))


def part(name: str) -> Part:
    """The function of a part: its parameters, and what they come to for the template."""
    found: Part = getattr(import_module(f"yimen.base.parts.{name}"), name)
    return found


def is_block(function: Part) -> bool:
    """Whether a part wraps what stands between its tag and its end tag."""
    return next(iter(inspect.signature(function).parameters), "") == "content"
