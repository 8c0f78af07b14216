"""Who has answered in a run: nobody of them judges about it from outside."""

from __future__ import annotations

from uuid import UUID

from yimen.ground.process.models import Opinion, Step


def examiners(run: UUID) -> set[str]:
    """审查人员: who answered a step of a run, has one in hand, or spoke in a joint one."""
    steps = Step.objects.filter(run_id=run).values_list("done_by", "claimed_by")
    spoke = Opinion.objects.filter(run_id=run).values_list("by", flat=True)
    return {name for pair in steps for name in pair if name} | set(spoke)
