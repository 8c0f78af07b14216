"""Of which kinds a case is, told by its item, its plan and its outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yimen.ground.catalog.states import CaseType
from yimen.work.cases.states import Outcome
from yimen.work.cases.states.kinds import Kind


@dataclass(frozen=True, slots=True)
class LowerReview:
    """下级审查: by which units, until when, which have not finished, when it was sent up."""

    units: tuple[str, ...]
    due_on: date | None
    open: tuple[str, ...]
    sent_on: date | None = None

    def late(self, today: date) -> bool:
        """Whether somebody below has let the term pass."""
        on = self.sent_on or today
        waits = bool(self.open) or self.sent_on is not None
        return waits and self.due_on is not None and on > self.due_on


def lower(levels: Mapping[str, int], organ: int) -> tuple[str, ...]:
    """The units of a plan that stand below the one that decides; a higher number is lower."""
    return tuple(sorted(unit for unit, level in levels.items() if level > organ))


def kinds(
    case_type: int, *, joint: bool, lower: tuple[str, ...], outcome: str | None
) -> frozenset[Kind]:
    """办件类型 of a case. Where units below review it first it is referred up (our reading)."""
    found = {Kind.IMMEDIATE} if case_type == CaseType.IMMEDIATE else set()
    if case_type == CaseType.PROMISED:
        found.add(Kind.PROMISED)
    if joint:
        found.add(Kind.JOINT)
    if lower:
        found.add(Kind.REFERRED_UP)
    if outcome == Outcome.REFUSED:
        found.add(Kind.RETURNED)
    return frozenset(found)
