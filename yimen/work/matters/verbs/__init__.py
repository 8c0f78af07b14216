"""The acts in matters: opened, acted on by their tables, their terms stopped and resumed."""

from yimen.work.matters.verbs.acting import act, expect, open_matter
from yimen.work.matters.verbs.disputing import begin_dispute, end_dispute
from yimen.work.matters.verbs.following import follow_calendar
from yimen.work.matters.verbs.limits import set_ground, set_limit
from yimen.work.matters.verbs.papers import open_paper
from yimen.work.matters.verbs.pausing import exclude_time, resume_time

__all__ = [
    "act",
    "begin_dispute",
    "end_dispute",
    "exclude_time",
    "expect",
    "follow_calendar",
    "open_matter",
    "open_paper",
    "resume_time",
    "set_ground",
    "set_limit",
]
