"""办理状态 1-15 in order: what the exchange is told of the life of a case, from its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from yimen.work.cases.rules.exchange.facts import Did
from yimen.work.cases.states import EXTERNAL_MOVES, External, Outcome, external, told
from yimen.work.cases.states.case import ENDED

EXCLUDED, RESUMED, EXTENDED = "cases.exclude", "cases.resume", "cases.extend"
SPECIAL = {EXCLUDED, RESUMED, EXTENDED}
BEFORE_HANDLING = (External.ACCEPTED, External.HANDLING)


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the exchange and when it began."""

    state: External
    at: datetime


def states(acts: Sequence[Did], outcome: Outcome | None) -> tuple[Shown, ...]:
    """The states that the exchange is told of these acts of one case, oldest first.

    Time that is excluded is a special procedure (9 to 10); an extension begins and ends one at
    once, for its notice is all there is of it. Whatever closes a case closes what is open before.
    """
    shown: list[Shown] = []
    for did in acts:
        now = shown[-1].state if shown else None
        shown += [Shown(each, did.at) for each in _after(now, did, outcome)]
    return tuple(shown)


def unlawful(shown: Sequence[Shown]) -> list[tuple[External, External]]:
    """The transitions that the exchange does not know."""
    moves = pairwise(each.state for each in shown)
    return [(one, two) for one, two in moves if two not in EXTERNAL_MOVES.get(one, set())]


def _after(now: External | None, did: Did, outcome: Outcome | None) -> list[External]:
    target = external(did.state, outcome if did.state in ENDED else None)
    if now is None:
        return [target]
    if did.act in SPECIAL:
        return _special(now, did.act)
    if target in BEFORE_HANDLING and now in {External.SPECIAL_BEGUN, External.HANDLING}:
        return []
    if now is External.SPECIAL_BEGUN:
        ended = [External.SPECIAL_ENDED]
        between = [] if target is External.WITHDRAWN else [External.HANDLING]
        return [*ended, *between, target]
    return list(told(now, target))


def _special(now: External, act: str) -> list[External]:
    if now is External.SPECIAL_BEGUN:
        return [External.SPECIAL_ENDED, External.HANDLING] if act == RESUMED else []
    handling = [] if now is External.HANDLING else [External.HANDLING]
    if act == EXCLUDED:
        return [*handling, External.SPECIAL_BEGUN]
    if act == EXTENDED:
        between = [External.SPECIAL_BEGUN, External.SPECIAL_ENDED]
        return [*handling, *between, External.HANDLING]
    return []
