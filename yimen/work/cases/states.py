"""The life of a case as a table: which act is lawful in which state, and what it leads to.

Each state has the code of the national exchange (工程建设项目审批, list of item handling states);
`EXTERNAL_MOVES` are the transitions that it knows, and a test holds our table against them.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

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

    SAY_MISSING = "say_missing"
    ASK_CORRECTION = "ask_correction"
    RESUBMIT = "resubmit"
    ACCEPT = "accept"
    DEEM_ACCEPTED = "deem_accepted"
    NOT_REQUIRED = "not_required"
    REJECT = "reject"
    REVIEW = "review"
    FINISH = "finish"
    OPPOSE = "oppose"
    GRANT = "grant"
    REFUSE = "refuse"
    DELIVER = "deliver"
    CLOSE = "close"
    WITHDRAW = "withdraw"


class Outcome(StrEnum):
    """What was decided."""

    GRANTED = "granted"  # 准予许可
    REFUSED = "refused"  # 不予许可


class Ground(StrEnum):
    """Why an application is refused acceptance (不予受理)."""

    NO_JURISDICTION = "no_jurisdiction"  # 不属于本机关职权范围, Art. 32(2)
    NOT_CORRECTED = "not_corrected"  # 未按要求补正, Art. 32(5) read the other way
    FALSE_MATERIALS = "false_materials"  # 隐瞒情况或提供虚假材料, Art. 78


class Way(StrEnum):
    """How a decision reached the applicant (送达方式)."""

    WINDOW = "window"  # 窗口领取
    COURIER = "courier"  # 快递送达
    ELECTRONIC = "electronic"  # 电子送达: received when it enters the named system
    SELF_SERVICE = "self_service"  # 自助打印


class DocumentKind(StrEnum):
    """文书种类: what the applicant gets in writing, each with its number."""

    CORRECTION = "correction"  # 补正告知书
    ACCEPTANCE = "acceptance"  # 受理通知书
    NOT_REQUIRED = "not_required"  # 不受理告知书
    REJECTION = "rejection"  # 不予受理通知书
    GRANT = "grant"  # 准予行政许可决定书
    REFUSAL = "refusal"  # 不予行政许可决定书


class External(IntEnum):
    """办理状态 of the national exchange."""

    RECEIVED = 1
    TAKEN_BACK = 2
    ACCEPTED = 3
    NOT_REQUIRED = 4
    REJECTED = 5
    CORRECTING = 6
    CORRECTED = 7
    HANDLING = 8
    SPECIAL_BEGUN = 9
    SPECIAL_ENDED = 10
    GRANTED = 11
    GRANTED_WITH_GAPS = 12
    REFUSED = 13
    WITHDRAWN = 14
    REVOKED = 15


class WrongState(Refused):
    """The law knows no such act in this state of a case."""

    code = "cases.wrong-state"


class SecondNotice(Refused):
    """What is missing is told once (行政许可法 Art. 32(4), 72(4))."""

    code = "cases.second-notice"


MOVES: dict[tuple[State, Act], State] = {
    (State.SUBMITTED, Act.SAY_MISSING): State.SUBMITTED,
    (State.SUBMITTED, Act.ASK_CORRECTION): State.CORRECTING,
    (State.SUBMITTED, Act.ACCEPT): State.ACCEPTED,
    (State.SUBMITTED, Act.DEEM_ACCEPTED): State.ACCEPTED,
    (State.SUBMITTED, Act.NOT_REQUIRED): State.NOT_REQUIRED,
    (State.SUBMITTED, Act.REJECT): State.REJECTED,
    (State.SUBMITTED, Act.WITHDRAW): State.TAKEN_BACK,
    (State.CORRECTING, Act.RESUBMIT): State.RESUBMITTED,
    (State.CORRECTING, Act.WITHDRAW): State.WITHDRAWN,
    (State.RESUBMITTED, Act.ACCEPT): State.ACCEPTED,
    (State.RESUBMITTED, Act.DEEM_ACCEPTED): State.ACCEPTED,
    (State.RESUBMITTED, Act.REJECT): State.REJECTED,
    (State.RESUBMITTED, Act.WITHDRAW): State.WITHDRAWN,
    (State.ACCEPTED, Act.REVIEW): State.REVIEWING,
    (State.ACCEPTED, Act.FINISH): State.REVIEWED,
    (State.ACCEPTED, Act.OPPOSE): State.OPPOSED,
    (State.ACCEPTED, Act.WITHDRAW): State.WITHDRAWN,
    (State.REVIEWING, Act.REVIEW): State.REVIEWING,
    (State.REVIEWING, Act.FINISH): State.REVIEWED,
    (State.REVIEWING, Act.OPPOSE): State.OPPOSED,
    (State.REVIEWING, Act.WITHDRAW): State.WITHDRAWN,
    (State.REVIEWED, Act.GRANT): State.DECIDED,
    (State.REVIEWED, Act.REFUSE): State.DECIDED,
    (State.REVIEWED, Act.WITHDRAW): State.WITHDRAWN,
    (State.OPPOSED, Act.REFUSE): State.DECIDED,
    (State.OPPOSED, Act.WITHDRAW): State.WITHDRAWN,
    (State.DECIDED, Act.DELIVER): State.DELIVERED,
    (State.DELIVERED, Act.CLOSE): State.CLOSED,
}

ANSWERABLE = frozenset({State.SUBMITTED, State.RESUBMITTED})
HANDLED = frozenset({State.ACCEPTED, State.REVIEWING, State.REVIEWED, State.OPPOSED})
ENDED = frozenset({State.DECIDED, State.DELIVERED, State.CLOSED})
TOLD_ONCE = frozenset({Act.SAY_MISSING, Act.ASK_CORRECTION})

EXTERNAL: dict[State, External] = {
    State.SUBMITTED: External.RECEIVED,
    State.CORRECTING: External.CORRECTING,
    State.RESUBMITTED: External.CORRECTED,
    State.NOT_REQUIRED: External.NOT_REQUIRED,
    State.REJECTED: External.REJECTED,
    State.ACCEPTED: External.ACCEPTED,
    State.REVIEWING: External.HANDLING,
    State.REVIEWED: External.HANDLING,
    State.OPPOSED: External.HANDLING,
    State.TAKEN_BACK: External.TAKEN_BACK,
    State.WITHDRAWN: External.WITHDRAWN,
}
DECIDED_AS = {Outcome.GRANTED: External.GRANTED, Outcome.REFUSED: External.REFUSED}

_CLOSINGS = {External.GRANTED, External.GRANTED_WITH_GAPS, External.REFUSED}
_ANSWERS = {External.ACCEPTED, External.NOT_REQUIRED, External.REJECTED}
EXTERNAL_MOVES: dict[External, set[External]] = {
    External.RECEIVED: {External.TAKEN_BACK, External.CORRECTING, *_ANSWERS},
    External.CORRECTING: {External.CORRECTED, External.ACCEPTED, External.WITHDRAWN},
    External.CORRECTED: {External.ACCEPTED, External.REJECTED, External.WITHDRAWN},
    External.ACCEPTED: {External.HANDLING, External.WITHDRAWN},
    External.HANDLING: {External.SPECIAL_BEGUN, External.WITHDRAWN, *_CLOSINGS},
    External.SPECIAL_BEGUN: {External.SPECIAL_ENDED, External.WITHDRAWN},
    External.SPECIAL_ENDED: {External.SPECIAL_BEGUN, External.HANDLING, External.WITHDRAWN},
    External.GRANTED: {External.REVOKED},
    External.GRANTED_WITH_GAPS: {External.REVOKED},
}


def after(state: State, act: Act) -> State:
    """The state that an act leads to; `WrongState`, or `SecondNotice` once correction was asked."""
    try:
        return MOVES[state, act]
    except KeyError:
        if act in TOLD_ONCE and state in {State.CORRECTING, State.RESUBMITTED}:
            raise SecondNotice(state=state.value) from None
        raise WrongState(state=state.value, act=act.value) from None


def external(state: State, outcome: Outcome | None) -> External:
    """办理状态 for the national exchange; a decided case shows its outcome."""
    return DECIDED_AS[outcome] if outcome is not None else EXTERNAL[state]
