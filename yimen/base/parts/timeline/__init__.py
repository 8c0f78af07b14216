"""What has happened, newest first or oldest first as the page has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, or with `done` false is expected."""

    at: datetime | None
    what: str
    who: str = ""
    text: str = ""
    done: bool = True


def timeline(events: Sequence[Event]) -> dict[str, object]:
    """Anything with the attributes of an `Event`."""
    return {"events": events}
