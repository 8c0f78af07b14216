"""What came of a replay: counts from our own tables, and the ledger read again as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from yimen.demo.replay.playing import KIND, Played, Told
from yimen.demo.replay.reading import Log
from yimen.ground.ledger import queries as ledger
from yimen.ground.process import queries as process
from yimen.ground.process.states import ClockKind


def report(
    log: Log, played: Played, *, as_of: Sequence[date] = (), told: Told = lambda *_: None
) -> dict[str, Any]:
    """The report as plain values.

    `applied` includes `rework`; `before_start` and `after_end` are among them, by instant. A case
    is `finished` when it has an end, on time by the day, `late` otherwise. `as_of` holds the lights
    of each day asked for. `ledger` is all of it, not this replay alone.
    """
    about, ours, given = KIND, played.prefix, ClockKind.GIVEN
    ends = process.ends(about_kind=about, prefix=ours, kind=given)
    lights = {
        day.isoformat(): process.lights(on=day, about_kind=about, prefix=ours, kind=given)
        for day in as_of
    }
    seen = ledger.verify(progress=lambda entries: told("entries verified", entries, 0))
    return {
        "runs": played.runs,
        "cases": len(log.cases),
        "events": len(log.events),
        "applied": played.applied,
        "refused": [{"why": why, "count": n} for why, n in played.refused.most_common()],
        "before_start": played.before_start,
        "after_end": played.after_end,
        "rework": played.rework,
        "finished": ends.stopped,
        "on_time": ends.on_time,
        "on_time_to_the_second": ends.on_time_to_the_second,
        "late": ends.stopped - ends.on_time,
        "as_of": {day: asdict(counted) for day, counted in lights.items()},
        "bad_rows": [asdict(bad) for bad in log.bad_rows],
        "events_per_second": round(played.applied / max(played.seconds, 1e-9), 1),
        "ledger": {"entries": seen.entries, "root": seen.root.hex(), "verified": seen.whole},
    }
