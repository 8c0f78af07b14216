"""Conditions: CEL (Common Expression Language) over the facts of a run, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import cel

from yimen.kernel.errors import Refused

if TYPE_CHECKING:
    from yimen.kernel.plan.model import Step

LONGEST = 1000  # characters; one condition a person can still read is far shorter


class FactUnknown(Refused):
    """A condition reads a fact that nobody has stated yet."""

    code = "plan.fact-unknown"


class ConditionFailed(Refused):
    """A condition cannot be worked out, or its answer is neither true nor false."""

    code = "plan.condition-failed"


@lru_cache(maxsize=4096)
def compiled(when: str) -> tuple[Callable[[dict[str, object]], object], tuple[str, ...]]:
    """The program of a condition and the names it reads.

    Raises ConditionFailed (`when`, `why`) where the text is not CEL.
    """
    if len(when) > LONGEST:  # the parser's stack is not ours to guard
        raise ConditionFailed(when=f"{when[:50]}…", why=f"longer than {LONGEST} characters")
    try:
        program = cel.compile(when)
    except ValueError as wrong:
        raise ConditionFailed(when=when, why=first_line(wrong)) from None
    return program.execute, tuple(program.variables())


def holds(when: str, facts: Mapping[str, object]) -> bool:
    """Whether a condition is true of these facts; "" always is.

    Raises FactUnknown (`fact`, `when`) for a fact that is missing, read or not by CEL's short ways
    round `||` and `&&`, and ConditionFailed (`when`, `why`).
    """
    if not when:
        return True
    execute, names = compiled(when)
    try:
        answer = execute({name: facts[name] for name in names})
    except KeyError as missing:
        raise FactUnknown(fact=str(missing.args[0]), when=when) from None
    except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as wrong:
        raise ConditionFailed(when=when, why=first_line(wrong)) from None
    if not isinstance(answer, bool):
        raise ConditionFailed(when=when, why=f"{answer!r} is neither true nor false")
    return answer


def needed_documents(step: Step, facts: Mapping[str, object]) -> tuple[str, ...]:
    """The documents that a step needs, given these facts; fill in `plan.defaults` first."""
    return tuple(need.document for need in step.requires if holds(need.when, facts))


def first_line(wrong: Exception) -> str:
    """What a library says is wrong, without its drawing of the place."""
    lines = str(wrong).splitlines() or [""]
    said = lines[0].rpartition("ERROR: ")[2].partition(" expecting {")[0]
    return said.removeprefix("<input>:")[:200]
