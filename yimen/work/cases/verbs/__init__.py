"""The acts in the life of a case; each is one act in law, and one transaction."""

from yimen.work.cases.verbs.answering import accept, deem_accepted, not_required, reject
from yimen.work.cases.verbs.archiving import archive
from yimen.work.cases.verbs.barring import bar
from yimen.work.cases.verbs.deciding import (
    close,
    grant,
    grant_at_once,
    refuse,
    withdraw,
)
from yimen.work.cases.verbs.delivering import deliver, fail_delivery, send
from yimen.work.cases.verbs.endings import (
    ask_cancellation,
    drop_ending,
    end_licence,
    hear_holder,
    tell_ending,
    withdraw_cancellation,
)
from yimen.work.cases.verbs.gaps import lapse_gaps, supplement
from yimen.work.cases.verbs.hands import claim, hand_over, release, speak
from yimen.work.cases.verbs.hearing import (
    answer_hearing,
    challenge_chair,
    hold_hearing,
    judge_challenge,
    notice_hearing,
    sign_minutes,
    tell_hearing,
)
from yimen.work.cases.verbs.inquiries import (
    answer_consultation,
    cancel_inquiry,
    commission_experts,
    consult,
    order_visit,
    record_experts,
    record_visit,
)
from yimen.work.cases.verbs.lapsing import correct_on_spot, lapse
from yimen.work.cases.verbs.licences import issue_licence, renew_by_silence, tie_licence
from yimen.work.cases.verbs.local import enter_local_rule
from yimen.work.cases.verbs.locked import expect, hold
from yimen.work.cases.verbs.looking import look
from yimen.work.cases.verbs.pledges import check_pledge, repair_pledge, withdraw_pledge
from yimen.work.cases.verbs.receiving import ask_correction, resubmit, say_missing, submit
from yimen.work.cases.verbs.referring import refer_up
from yimen.work.cases.verbs.reviewing import review
from yimen.work.cases.verbs.timing import exclude_time, explain_overrun, extend_term, resume_time

__all__ = [
    "accept",
    "answer_consultation",
    "answer_hearing",
    "archive",
    "ask_cancellation",
    "ask_correction",
    "bar",
    "cancel_inquiry",
    "challenge_chair",
    "check_pledge",
    "claim",
    "close",
    "commission_experts",
    "consult",
    "correct_on_spot",
    "deem_accepted",
    "deliver",
    "drop_ending",
    "end_licence",
    "enter_local_rule",
    "exclude_time",
    "expect",
    "explain_overrun",
    "extend_term",
    "fail_delivery",
    "grant",
    "grant_at_once",
    "hand_over",
    "hear_holder",
    "hold",
    "hold_hearing",
    "issue_licence",
    "judge_challenge",
    "lapse",
    "lapse_gaps",
    "look",
    "not_required",
    "notice_hearing",
    "order_visit",
    "record_experts",
    "record_visit",
    "refer_up",
    "refuse",
    "reject",
    "release",
    "renew_by_silence",
    "repair_pledge",
    "resubmit",
    "resume_time",
    "review",
    "say_missing",
    "send",
    "sign_minutes",
    "speak",
    "submit",
    "supplement",
    "tell_ending",
    "tell_hearing",
    "tie_licence",
    "withdraw",
    "withdraw_cancellation",
    "withdraw_pledge",
]
