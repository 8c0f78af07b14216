"""The life of a case as a table: which act is lawful in which state, and what it leads to."""

from __future__ import annotations

from enum import StrEnum

from yimen.kernel.errors import Refused


class State(StrEnum):
    """Where a case stands."""

    SUBMITTED = "submitted"  # 已收件, not answered yet
    CORRECTING = "correcting"  # 补正中
    RESUBMITTED = "resubmitted"  # 已补正, not answered yet
    NOT_REQUIRED = "not_required"  # 不受理: no licence is needed
    REJECTED = "rejected"  # 不予受理
    ACCEPTED = "accepted"  # 已受理
    REVIEWING = "reviewing"  # 审查中
    REVIEWED = "reviewed"  # 审查通过, to be decided
    OPPOSED = "opposed"  # 审查不通过, a refusal must follow
    DECIDED = "decided"  # 已决定
    DELIVERED = "delivered"  # 已送达
    CLOSED = "closed"  # 已办结归档
    TAKEN_BACK = "taken_back"  # 已撤件: before anybody answered
    WITHDRAWN = "withdrawn"  # 已撤回: later, before a decision


class Act(StrEnum):
    """What can be done to a case; a review has three acts, told apart by how the run stands."""

    CORRECT_ON_SPOT = "correct_on_spot"
    SAY_MISSING = "say_missing"
    ASK_CORRECTION = "ask_correction"
    RESUBMIT = "resubmit"
    LAPSE = "lapse"
    LAPSE_REJECTED = "lapse_rejected"
    ACCEPT = "accept"
    DEEM_ACCEPTED = "deem_accepted"
    NOT_REQUIRED = "not_required"
    REJECT = "reject"
    REVIEW = "review"
    FINISH = "finish"
    OPPOSE = "oppose"
    EXCLUDE = "exclude"
    RESUME = "resume"
    EXTEND = "extend"
    EXPLAIN_OVERRUN = "explain_overrun"
    TELL_HEARING = "tell_hearing"
    ANSWER_HEARING = "answer_hearing"
    NOTICE_HEARING = "notice_hearing"
    CHALLENGE_CHAIR = "challenge_chair"
    JUDGE_CHALLENGE = "judge_challenge"
    HOLD_HEARING = "hold_hearing"
    SIGN_MINUTES = "sign_minutes"
    ORDER_VISIT = "order_visit"
    RECORD_VISIT = "record_visit"
    COMMISSION_EXPERTS = "commission_experts"
    RECORD_EXPERTS = "record_experts"
    CONSULT = "consult"
    ANSWER_CONSULTATION = "answer_consultation"
    CANCEL_INQUIRY = "cancel_inquiry"
    REFER_UP = "refer_up"
    REFER_UP_REVIEWED = "refer_up_reviewed"
    GRANT_AT_ONCE = "grant_at_once"
    SUPPLEMENT = "supplement"
    LAPSE_GAPS = "lapse_gaps"
    LAPSE_GAPS_OPPOSED = "lapse_gaps_opposed"
    LAPSE_GAPS_GRANTED = "lapse_gaps_granted"
    WITHDRAW_PLEDGE = "withdraw_pledge"
    CHECK_PLEDGE = "check_pledge"
    REPAIR_PLEDGE = "repair_pledge"
    GRANT = "grant"
    REFUSE = "refuse"
    SEND = "send"
    FAIL_DELIVERY = "fail_delivery"
    DELIVER = "deliver"
    CLOSE = "close"
    TIE_LICENCE = "tie_licence"
    RENEW_BY_SILENCE = "renew_by_silence"
    ISSUE_LICENCE = "issue_licence"
    TELL_ENDING = "tell_ending"
    HEAR_HOLDER = "hear_holder"
    DROP_ENDING = "drop_ending"
    ASK_CANCELLATION = "ask_cancellation"
    WITHDRAW_CANCELLATION = "withdraw_cancellation"
    END_LICENCE = "end_licence"
    ARCHIVE = "archive"
    WITHDRAW = "withdraw"


class Outcome(StrEnum):
    """What was decided."""

    GRANTED = "granted"  # 准予许可
    GRANTED_WITH_GAPS = "granted_with_gaps"  # 容缺准予: a material promised may still come
    REFUSED = "refused"  # 不予许可


class Ground(StrEnum):
    """Why an application is refused acceptance (不予受理)."""

    NO_JURISDICTION = "no_jurisdiction"  # 不属于本机关职权范围, Art. 32(2)
    NOT_CORRECTED = "not_corrected"  # 未按要求补正, Art. 32(5) read the other way
    FALSE_MATERIALS = "false_materials"  # 隐瞒情况或提供虚假材料, Art. 78


class Effect(StrEnum):
    """What follows when an applicant lets a term of local rules pass."""

    WITHDRAWN = "withdrawn"  # 视为撤回申请
    REJECTED = "rejected"  # 不予受理, after acceptance 不予许可


class LocalKey(StrEnum):
    """What a local rule (地方规定) is about."""

    CORRECTION = "correction"  # 补正期限 of the applicant
    GAPS = "gaps"  # 容缺补齐期限
    PLEDGE_CHECK = "pledge_check"  # 告知承诺核查期限 of the authority
    RENEWAL = "renewal"  # 申请延续: how long before the licence runs out
    PROMISED_TIME = "promised_time"  # 承诺期限 may rest on more grounds than the law's term


class Way(StrEnum):
    """How a decision reached the applicant (送达方式)."""

    WINDOW = "window"  # 窗口领取
    COURIER = "courier"  # 快递送达
    ELECTRONIC = "electronic"  # 电子送达: received when it enters the named system
    SELF_SERVICE = "self_service"  # 自助打印


class Sent(StrEnum):
    """Where a sending stands."""

    ON_ITS_WAY = "on_its_way"
    RECEIVED = "received"
    FAILED = "failed"


class DocumentKind(StrEnum):
    """文书种类: what the applicant gets in writing, each with its number."""

    ON_SPOT = "on_spot"  # 当场更正记录
    CORRECTION = "correction"  # 补正告知书
    LAPSE = "lapse"  # 视为撤回申请告知书
    ACCEPTANCE = "acceptance"  # 受理通知书
    NOT_REQUIRED = "not_required"  # 不受理告知书
    REJECTION = "rejection"  # 不予受理通知书
    EXCLUSION = "exclusion"  # 不计入期限告知书
    EXTENSION = "extension"  # 延长期限告知书
    HEARING_RIGHTS = "hearing_rights"  # 听证告知书
    HEARING_NOTICE = "hearing_notice"  # 听证通知书
    HEARING_MINUTES = "hearing_minutes"  # 听证笔录
    VISIT_NOTICE = "visit_notice"  # 现场核查通知书
    CONSULTATION = "consultation"  # 征求意见函
    REFERRAL = "referral"  # 初审意见报送函, to the authority above
    ORDER = "order"  # 责令限期改正通知书, after a promise that was not kept
    GRANT = "grant"  # 准予行政许可决定书
    REFUSAL = "refusal"  # 不予行政许可决定书
    SILENT_RENEWAL = "silent_renewal"  # 视为准予延续告知书
    ENDING_NOTICE = "ending_notice"  # 撤回、撤销前的事先告知书
    WITHDRAWAL = "withdrawal"  # 撤回行政许可决定书
    REVOCATION = "revocation"  # 撤销行政许可决定书
    CANCELLATION = "cancellation"  # 注销行政许可决定书
    RESCISSION = "rescission"  # 吊销许可证件登记通知书


REPEATED = frozenset(
    {
        DocumentKind.ON_SPOT,
        DocumentKind.EXCLUSION,
        DocumentKind.EXTENSION,
        DocumentKind.HEARING_NOTICE,
        DocumentKind.VISIT_NOTICE,
        DocumentKind.CONSULTATION,
        DocumentKind.ENDING_NOTICE,
    }
)


class WrongState(Refused):
    """The law knows no such act in this state of a case."""

    code = "cases.wrong-state"


class SecondNotice(Refused):
    """What is missing is told once (行政许可法 Art. 32(4), 72(4))."""

    code = "cases.second-notice"


MOVES: dict[tuple[State, Act], State] = {
    (State.SUBMITTED, Act.CORRECT_ON_SPOT): State.SUBMITTED,
    (State.SUBMITTED, Act.SAY_MISSING): State.SUBMITTED,
    (State.SUBMITTED, Act.ASK_CORRECTION): State.CORRECTING,
    (State.SUBMITTED, Act.ACCEPT): State.ACCEPTED,
    (State.SUBMITTED, Act.DEEM_ACCEPTED): State.ACCEPTED,
    (State.SUBMITTED, Act.NOT_REQUIRED): State.NOT_REQUIRED,
    (State.SUBMITTED, Act.REJECT): State.REJECTED,
    (State.SUBMITTED, Act.WITHDRAW): State.TAKEN_BACK,
    (State.CORRECTING, Act.RESUBMIT): State.RESUBMITTED,
    (State.CORRECTING, Act.LAPSE): State.WITHDRAWN,
    (State.CORRECTING, Act.LAPSE_REJECTED): State.REJECTED,
    (State.CORRECTING, Act.WITHDRAW): State.WITHDRAWN,
    (State.RESUBMITTED, Act.ACCEPT): State.ACCEPTED,
    (State.RESUBMITTED, Act.DEEM_ACCEPTED): State.ACCEPTED,
    (State.RESUBMITTED, Act.REJECT): State.REJECTED,
    (State.RESUBMITTED, Act.WITHDRAW): State.WITHDRAWN,
    (State.ACCEPTED, Act.GRANT_AT_ONCE): State.DECIDED,
    (State.ACCEPTED, Act.REVIEW): State.REVIEWING,
    (State.ACCEPTED, Act.FINISH): State.REVIEWED,
    (State.ACCEPTED, Act.OPPOSE): State.OPPOSED,
    (State.ACCEPTED, Act.WITHDRAW): State.WITHDRAWN,
    (State.REVIEWING, Act.REVIEW): State.REVIEWING,
    (State.REVIEWING, Act.FINISH): State.REVIEWED,
    (State.REVIEWING, Act.OPPOSE): State.OPPOSED,
    (State.REVIEWING, Act.WITHDRAW): State.WITHDRAWN,
    (State.REVIEWED, Act.REFER_UP): State.REVIEWING,
    (State.REVIEWED, Act.REFER_UP_REVIEWED): State.REVIEWED,
    (State.REVIEWED, Act.GRANT): State.DECIDED,
    (State.REVIEWED, Act.REFUSE): State.DECIDED,
    (State.REVIEWED, Act.WITHDRAW): State.WITHDRAWN,
    (State.OPPOSED, Act.REFER_UP_REVIEWED): State.REVIEWED,  # who decides above is not bound
    (State.OPPOSED, Act.REFUSE): State.DECIDED,
    (State.OPPOSED, Act.WITHDRAW): State.WITHDRAWN,
    (State.DECIDED, Act.SEND): State.DECIDED,
    (State.DECIDED, Act.FAIL_DELIVERY): State.DECIDED,
    (State.DECIDED, Act.DELIVER): State.DELIVERED,
    (State.DELIVERED, Act.CLOSE): State.CLOSED,
    (State.SUBMITTED, Act.TIE_LICENCE): State.SUBMITTED,
    (State.CLOSED, Act.ARCHIVE): State.CLOSED,
}

ANSWERABLE = frozenset({State.SUBMITTED, State.RESUBMITTED})
HANDLED = frozenset({State.ACCEPTED, State.REVIEWING, State.REVIEWED, State.OPPOSED})
ENDED = frozenset({State.DECIDED, State.DELIVERED, State.CLOSED})
IN_HEARING = frozenset(
    {
        Act.TELL_HEARING,
        Act.ANSWER_HEARING,
        Act.NOTICE_HEARING,
        Act.CHALLENGE_CHAIR,
        Act.JUDGE_CHALLENGE,
        Act.HOLD_HEARING,
        Act.SIGN_MINUTES,
    }
)
IN_INQUIRY = frozenset(
    {
        Act.ORDER_VISIT,
        Act.RECORD_VISIT,
        Act.COMMISSION_EXPERTS,
        Act.RECORD_EXPERTS,
        Act.CONSULT,
        Act.ANSWER_CONSULTATION,
        Act.CANCEL_INQUIRY,
    }
)
WITHIN = (
    IN_HEARING | IN_INQUIRY | frozenset({Act.EXCLUDE, Act.RESUME, Act.EXTEND})
)  # while it is handled; it stays where it is
ON_LICENCE = frozenset(
    {
        Act.ISSUE_LICENCE,
        Act.TELL_ENDING,
        Act.HEAR_HOLDER,
        Act.DROP_ENDING,
        Act.ASK_CANCELLATION,
        Act.WITHDRAW_CANCELLATION,
        Act.END_LICENCE,
    }
)
AFTERWARDS = ON_LICENCE | {Act.LAPSE_GAPS_GRANTED, Act.CHECK_PLEDGE, Act.REPAIR_PLEDGE}
MOVES |= {(state, act): state for state in HANDLED for act in WITHIN}
MOVES |= {(state, act): state for state in ENDED for act in AFTERWARDS}
MOVES |= {(state, Act.SUPPLEMENT): state for state in HANDLED | ENDED}
MOVES |= {(state, Act.EXPLAIN_OVERRUN): state for state in HANDLED | ENDED}
MOVES |= {(state, Act.RENEW_BY_SILENCE): State.DECIDED for state in HANDLED}
MOVES |= {(state, Act.LAPSE_GAPS): State.WITHDRAWN for state in HANDLED}
MOVES |= {(state, Act.LAPSE_GAPS_OPPOSED): State.OPPOSED for state in HANDLED}
MOVES |= {(state, Act.WITHDRAW_PLEDGE): state for state in (State.SUBMITTED, State.ACCEPTED)}
TOLD_ONCE = frozenset({Act.SAY_MISSING, Act.ASK_CORRECTION})


def after(state: State, act: Act) -> State:
    """The state that an act leads to; `WrongState`, or `SecondNotice` once correction was asked."""
    try:
        return MOVES[state, act]
    except KeyError:
        if act in TOLD_ONCE and state in {State.CORRECTING, State.RESUBMITTED}:
            raise SecondNotice(state=state.value) from None
        raise WrongState(state=state.value, act=act.value) from None
