"""What the gate forgets by the clock."""

from __future__ import annotations

from datetime import datetime

from yimen.base.gate import verbs


def sweep(*, now: datetime) -> int:
    """Take away answers that are over and buckets that are full again; how many.

    Safe from any number of workers and again after a crash.
    """
    gone = verbs.forget_buckets(now=now)
    while answers := verbs.sweep(now=now):
        gone += answers
    return gone
