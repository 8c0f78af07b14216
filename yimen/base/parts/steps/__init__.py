"""Where one is on a way of a few pages, such as an application."""

from __future__ import annotations

from collections.abc import Sequence


def steps(labels: Sequence[str], *, at: int) -> dict[str, object]:
    """All steps in order; `at` counts from 1. Those before are done, those after still to come."""
    states = ["done" if i < at else "now" if i == at else "next" for i in range(1, len(labels) + 1)]
    return {"steps": list(zip(labels, states, strict=True)), "at": at, "count": len(labels)}
