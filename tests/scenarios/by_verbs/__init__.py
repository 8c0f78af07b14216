"""What follows in each kind of scenario, lived through by the verbs in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

from tests.scenarios.by_verbs.acts import answer, bar, correction, gaps, hearing, pledge, renewal
from tests.scenarios.by_verbs.times import clock, exclusion, extension, terms
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
