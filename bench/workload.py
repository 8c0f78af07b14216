"""Workload W: the plan of one case, eight answers from acceptance to issue.

The case is accepted, five departments review it side by side, they decide together, and the result
is issued. Each answer is a durable transaction that also writes history.
"""

from __future__ import annotations

from collections.abc import Collection

DEPARTMENTS = [f"dept{number}" for number in range(1, 6)]
STEPS = ["accept", *DEPARTMENTS, "decide", "issue"]
REQUIRES: dict[str, list[str]] = {
    "accept": [],
    **{key: ["accept"] for key in DEPARTMENTS},
    "decide": DEPARTMENTS,
    "issue": ["decide"],
}


def enabled(done: Collection[str]) -> list[str]:
    """The steps that may be answered when these are done."""
    return [key for key in STEPS if key not in done and all(one in done for one in REQUIRES[key])]
