"""Two people publish a plan: who proposes it, and another who has looked at it."""

from __future__ import annotations

from yimen.ground.people.states import Role
from yimen.ground.process.rules.refusals import ProposalSilent, ProposedBySame

PLANNERS = frozenset({Role.MANAGER, Role.OPERATOR})  # propose plans, and publish those of others


def check_second(plan: str, *, proposed_by: str, by: str) -> None:
    """双人发布: `ProposedBySame` for who proposed the version of the plan of that name."""
    if proposed_by == by:
        raise ProposedBySame(plan=plan, by=by)


def check_word(said: str) -> None:
    """`ProposalSilent` without a word on what is changed, or why it is not published."""
    if not said.strip():
        raise ProposalSilent
