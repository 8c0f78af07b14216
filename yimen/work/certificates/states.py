"""The life of a licence as a table, and the state codes that other systems know."""

from __future__ import annotations

from enum import StrEnum

from yimen.kernel.errors import Refused


class State(StrEnum):
    """Where a licence stands (证照状态)."""

    VALID = "valid"  # 有效
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


MOVES: dict[tuple[State, Act], State] = {
    (State.VALID, Act.REPLACE): State.LAPSED,
    (State.VALID, Act.TRANSFER): State.TRANSFERRED,
    (State.VALID, Act.WITHDRAW): State.WITHDRAWN,
    (State.VALID, Act.REVOKE): State.REVOKED,
    (State.VALID, Act.RESCIND): State.RESCINDED,
    (State.VALID, Act.CANCEL): State.CANCELLED,
    (State.REVOKED, Act.CANCEL): State.CANCELLED,
    (State.WITHDRAWN, Act.CANCEL): State.CANCELLED,
    (State.RESCINDED, Act.CANCEL): State.CANCELLED,
}
CODES: dict[State, str] = {  # 证照状态 of the national licence interface; 02 暂扣 is no act here
    State.VALID: "01",
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
