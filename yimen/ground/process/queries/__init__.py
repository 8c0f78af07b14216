"""What can be asked of the engine: how a run stands, what waits where, and which dates press."""

from yimen.ground.process.queries.days import calendar, moved_by, newest_release
from yimen.ground.process.queries.lights import Ends, Lights, ends, kept, late, lights, term_of
from yimen.ground.process.queries.pressing import (
    ClockNow,
    clocks_of,
    due_of,
    lit,
    nearest,
    runs_due,
    runs_ending,
    runs_lit,
)
from yimen.ground.process.queries.runs import (
    ClockView,
    Joint,
    Standing,
    StepView,
    Voice,
    newest_version,
    run_about,
    standing,
    version_of,
)

__all__ = [
    "ClockNow",
    "ClockView",
    "Ends",
    "Joint",
    "Lights",
    "Standing",
    "StepView",
    "Voice",
    "calendar",
    "clocks_of",
    "due_of",
    "ends",
    "kept",
    "late",
    "lights",
    "lit",
    "moved_by",
    "nearest",
    "newest_release",
    "newest_version",
    "run_about",
    "runs_due",
    "runs_ending",
    "runs_lit",
    "standing",
    "term_of",
    "version_of",
]
