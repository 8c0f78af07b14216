"""What follows in each kind of scenario, asked of the rules of the system: pure, no database."""

from __future__ import annotations

from collections.abc import Callable

from tests.scenarios.by_rules.acts import answer, bar, correction, gaps, hearing, pledge, renewal
from tests.scenarios.by_rules.times import clock, exclusion, extension, terms
from tests.scenarios.reading import Scenario

__all__ = ["KINDS"]

KINDS: dict[str, Callable[[Scenario], dict[str, str]]] = {
    each.__name__: each
    for each in (
        clock,
        answer,
        correction,
        gaps,
        pledge,
        hearing,
        terms,
        renewal,
        bar,
        extension,
        exclusion,
    )
}
