"""The life of a licence as a table, and the state codes that other systems know."""

from __future__ import annotations

from enum import StrEnum

from yimen.kernel.errors import Refused


class State(StrEnum):
    """Where a licence stands (证照状态)."""

    VALID = "valid"  # 有效
    SUSPENDED = "suspended"  # 暂扣: taken away for a time, as a penalty
    REVOKED = "revoked"  # 撤销: it ought not to have been granted
    CANCELLED = "cancelled"  # 注销: struck off the register
    LAPSED = "lapsed"  # 失效: run out, or replaced by a newer version
    TRANSFERRED = "transferred"  # 办理转出: another holds it now
    RESCINDED = "rescinded"  # 吊销: taken away as a penalty
    WITHDRAWN = "withdrawn"  # 撤回: law or facts have changed


class Act(StrEnum):
    """What can happen to a licence."""

    REPLACE = "replace"  # 变更, 延续: a newer version takes its place
    TRANSFER = "transfer"
    WITHDRAW = "withdraw"
    REVOKE = "revoke"
    RESCIND = "rescind"
    CANCEL = "cancel"
    SUSPEND = "suspend"
    RESTORE = "restore"  # 发还: before the time is over


MOVES: dict[tuple[State, Act], State] = {
    (State.VALID, Act.REPLACE): State.LAPSED,
    (State.VALID, Act.TRANSFER): State.TRANSFERRED,
    (State.VALID, Act.WITHDRAW): State.WITHDRAWN,
    (State.VALID, Act.REVOKE): State.REVOKED,
    (State.VALID, Act.RESCIND): State.RESCINDED,
    (State.VALID, Act.CANCEL): State.CANCELLED,
    (State.VALID, Act.SUSPEND): State.SUSPENDED,
    (State.SUSPENDED, Act.RESTORE): State.VALID,
    (State.SUSPENDED, Act.WITHDRAW): State.WITHDRAWN,
    (State.SUSPENDED, Act.REVOKE): State.REVOKED,
    (State.SUSPENDED, Act.RESCIND): State.RESCINDED,
    (State.SUSPENDED, Act.CANCEL): State.CANCELLED,
    (State.REVOKED, Act.CANCEL): State.CANCELLED,
    (State.WITHDRAWN, Act.CANCEL): State.CANCELLED,
    (State.RESCINDED, Act.CANCEL): State.CANCELLED,
}
CODES: dict[State, str] = {  # 证照状态 of the national licence interface
    State.VALID: "01",
    State.SUSPENDED: "02",
    State.REVOKED: "03",
    State.CANCELLED: "04",
    State.LAPSED: "05",
    State.TRANSFERRED: "06",
    State.RESCINDED: "07",
    State.WITHDRAWN: "99",
}
ENDED_BY_ACT = frozenset({State.REVOKED, State.WITHDRAWN, State.RESCINDED})


class WrongStanding(Refused):
    """The licence does not stand so that this could be done."""

    code = "certificates.wrong-standing"


def after(state: State, act: Act) -> State:
    """The state that an act leads to, or `WrongStanding`."""
    try:
        return MOVES[state, act]
    except KeyError:
        raise WrongStanding(state=state.value, act=act.value) from None
