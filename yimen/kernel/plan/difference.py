"""What one version of a plan changes in another."""

from __future__ import annotations

from dataclasses import dataclass, fields

from yimen.kernel.plan.model import Plan, Step

WHOLE = ("name", "limit", "promised", "given", "facts")  # what a plan says beside its steps


@dataclass(frozen=True, slots=True)
class ChangedStep:
    """A step that is in both, and the names of the fields in which it is not the same."""

    before: Step
    after: Step
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Steps by their keys: those that come, go and change; `whole` are fields of the plan."""

    whole: tuple[str, ...]
    added: tuple[Step, ...]
    removed: tuple[Step, ...]
    changed: tuple[ChangedStep, ...]

    @property
    def empty(self) -> bool:
        """Whether both say the same."""
        return not (self.whole or self.added or self.removed or self.changed)


def difference(before: Plan, after: Plan) -> Difference:
    """What `after` changes in `before`; that steps stand in another order is no change."""
    both = [key for key in after.by_key if key in before.by_key]
    pairs = [(before.by_key[key], after.by_key[key]) for key in both]
    return Difference(
        whole=tuple(name for name in WHOLE if getattr(before, name) != getattr(after, name)),
        added=tuple(step for step in after.steps if step.key not in before.by_key),
        removed=tuple(step for step in before.steps if step.key not in after.by_key),
        changed=tuple(
            ChangedStep(old, new, what) for old, new in pairs if (what := _what(old, new))
        ),
    )


def _what(before: Step, after: Step) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(Step)
        if _plain(getattr(before, field.name)) != _plain(getattr(after, field.name))
    )


def _plain(value: object) -> object:
    """What a step waits for, and who speaks in it, has no order."""
    return frozenset(value) if isinstance(value, tuple) else value
