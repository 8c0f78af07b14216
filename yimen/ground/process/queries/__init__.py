"""What can be asked of the engine: how a run stands, what waits where, and which dates press."""

from yimen.ground.process.queries.days import calendar, moved_by, newest_release
from yimen.ground.process.queries.lights import Lights, lights, term_of
from yimen.ground.process.queries.runs import (
    ClockView,
    Standing,
    StepView,
    newest_version,
    run_about,
    standing,
    worklist,
)

__all__ = [
    "ClockView",
    "Lights",
    "Standing",
    "StepView",
    "calendar",
    "lights",
    "moved_by",
    "newest_release",
    "newest_version",
    "run_about",
    "standing",
    "term_of",
    "worklist",
]
