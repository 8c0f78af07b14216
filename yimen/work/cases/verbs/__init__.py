"""The acts in the life of a case; each is one act in law, and one transaction."""

from yimen.work.cases.verbs.answering import accept, deem_accepted, not_required, reject
from yimen.work.cases.verbs.barring import bar
from yimen.work.cases.verbs.deciding import close, deliver, grant, refuse, withdraw
from yimen.work.cases.verbs.hands import claim, hand_over, release, speak
from yimen.work.cases.verbs.lapsing import correct_on_spot, lapse
from yimen.work.cases.verbs.local import enter_local_rule
from yimen.work.cases.verbs.locked import expect
from yimen.work.cases.verbs.receiving import ask_correction, resubmit, say_missing, submit
from yimen.work.cases.verbs.reviewing import review
from yimen.work.cases.verbs.timing import exclude_time, extend_term, resume_time

__all__ = [
    "accept",
    "ask_correction",
    "bar",
    "claim",
    "close",
    "correct_on_spot",
    "deem_accepted",
    "deliver",
    "enter_local_rule",
    "exclude_time",
    "expect",
    "extend_term",
    "grant",
    "hand_over",
    "lapse",
    "not_required",
    "refuse",
    "reject",
    "release",
    "resubmit",
    "resume_time",
    "review",
    "say_missing",
    "speak",
    "submit",
    "withdraw",
]
