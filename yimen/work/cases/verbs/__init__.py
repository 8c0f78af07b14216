"""The acts in the life of a case; each is one act in law, and one transaction."""

from yimen.work.cases.verbs.answering import accept, deem_accepted, not_required, reject
from yimen.work.cases.verbs.barring import bar
from yimen.work.cases.verbs.deciding import close, deliver, grant, refuse, withdraw
from yimen.work.cases.verbs.hands import claim, hand_over, release, speak
from yimen.work.cases.verbs.locked import expect
from yimen.work.cases.verbs.receiving import ask_correction, resubmit, say_missing, submit
from yimen.work.cases.verbs.reviewing import review

__all__ = [
    "accept",
    "ask_correction",
    "bar",
    "claim",
    "close",
    "deem_accepted",
    "deliver",
    "expect",
    "grant",
    "hand_over",
    "not_required",
    "refuse",
    "reject",
    "release",
    "resubmit",
    "review",
    "say_missing",
    "speak",
    "submit",
    "withdraw",
]
