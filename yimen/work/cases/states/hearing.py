"""The course of a hearing (听证) as a table (行政许可法 Art. 46-48)."""

from __future__ import annotations

from enum import StrEnum

from yimen.kernel.errors import Refused


class HearingState(StrEnum):
    """Where a hearing stands."""

    TOLD = "told"  # 已告知听证权利
    WAIVED = "waived"  # 已放弃听证, by all who were told
    REQUESTED = "requested"  # 已申请听证, or ordered because the law or the public interest asks it
    NOTICED = "noticed"  # 已通知时间、地点
    HELD = "held"  # 已举行, the minutes wait for signatures
    SIGNED = "signed"  # 笔录已签字


class HearingAct(StrEnum):
    """What can be done in a hearing; the last waiver of all is told apart from the others."""

    REQUEST = "request"
    WAIVE = "waive"
    WAIVE_LAST = "waive_last"
    NOTICE = "notice"
    CHALLENGE = "challenge"
    KEEP_CHAIR = "keep_chair"
    REMOVE_CHAIR = "remove_chair"
    HOLD = "hold"
    SIGN = "sign"


HEARING_MOVES: dict[tuple[HearingState, HearingAct], HearingState] = {
    (HearingState.TOLD, HearingAct.REQUEST): HearingState.REQUESTED,
    (HearingState.TOLD, HearingAct.WAIVE): HearingState.TOLD,
    (HearingState.TOLD, HearingAct.WAIVE_LAST): HearingState.WAIVED,
    (HearingState.REQUESTED, HearingAct.REQUEST): HearingState.REQUESTED,
    (HearingState.REQUESTED, HearingAct.WAIVE): HearingState.REQUESTED,
    (HearingState.REQUESTED, HearingAct.WAIVE_LAST): HearingState.WAIVED,
    (HearingState.REQUESTED, HearingAct.NOTICE): HearingState.NOTICED,
    (HearingState.NOTICED, HearingAct.REQUEST): HearingState.NOTICED,
    (HearingState.NOTICED, HearingAct.WAIVE): HearingState.NOTICED,
    (HearingState.NOTICED, HearingAct.WAIVE_LAST): HearingState.WAIVED,
    (HearingState.NOTICED, HearingAct.NOTICE): HearingState.NOTICED,
    (HearingState.NOTICED, HearingAct.CHALLENGE): HearingState.NOTICED,
    (HearingState.NOTICED, HearingAct.KEEP_CHAIR): HearingState.NOTICED,
    (HearingState.NOTICED, HearingAct.REMOVE_CHAIR): HearingState.REQUESTED,
    (HearingState.NOTICED, HearingAct.HOLD): HearingState.HELD,
    (HearingState.HELD, HearingAct.SIGN): HearingState.SIGNED,
}
CALLED = frozenset({HearingState.NOTICED, HearingState.HELD, HearingState.SIGNED})
ASKED = CALLED | {HearingState.REQUESTED}
MINUTED = frozenset({HearingState.HELD, HearingState.SIGNED})


class WrongHearing(Refused):
    """The hearing does not stand so that this could be done in it; or there is none."""

    code = "cases.wrong-hearing"


def hearing_after(state: HearingState, act: HearingAct) -> HearingState:
    """The state that an act in a hearing leads to, or `WrongHearing`."""
    try:
        return HEARING_MOVES[state, act]
    except KeyError:
        raise WrongHearing(state=state.value, act=act.value) from None
