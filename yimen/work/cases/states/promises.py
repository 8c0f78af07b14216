"""What an applicant promises, as tables: to bring a material later, or to meet the conditions."""

from __future__ import annotations

from enum import StrEnum

from yimen.kernel.errors import Refused


class GapState(StrEnum):
    """Where a promise to bring what is missing stands (容缺承诺)."""

    PROMISED = "promised"  # before acceptance
    RUNNING = "running"  # accepted with gaps, the term runs
    SUPPLIED = "supplied"
    LAPSED = "lapsed"


class GapAct(StrEnum):
    """What can happen to it."""

    ACCEPT = "accept"
    SUPPLY = "supply"
    LAPSE = "lapse"


class PledgeState(StrEnum):
    """Where a promise to meet the conditions stands (告知承诺)."""

    OFFERED = "offered"
    WITHDRAWN = "withdrawn"  # the case goes the ordinary way
    RELIED_ON = "relied_on"  # granted on it, to be checked
    ORDERED = "ordered"  # 责令限期改正
    KEPT = "kept"
    BROKEN = "broken"  # to be revoked; no other promise until repaired
    REPAIRED = "repaired"  # 信用修复


class PledgeAct(StrEnum):
    """What can happen to it."""

    WITHDRAW = "withdraw"
    RELY = "rely"
    FIND_KEPT = "find_kept"
    ORDER = "order"
    BREAK = "break"
    REPAIR = "repair"


GAP_MOVES: dict[tuple[GapState, GapAct], GapState] = {
    (GapState.PROMISED, GapAct.ACCEPT): GapState.RUNNING,
    (GapState.RUNNING, GapAct.SUPPLY): GapState.SUPPLIED,
    (GapState.RUNNING, GapAct.LAPSE): GapState.LAPSED,
}
PLEDGE_MOVES: dict[tuple[PledgeState, PledgeAct], PledgeState] = {
    (PledgeState.OFFERED, PledgeAct.WITHDRAW): PledgeState.WITHDRAWN,
    (PledgeState.OFFERED, PledgeAct.RELY): PledgeState.RELIED_ON,
    (PledgeState.RELIED_ON, PledgeAct.FIND_KEPT): PledgeState.KEPT,
    (PledgeState.RELIED_ON, PledgeAct.ORDER): PledgeState.ORDERED,
    (PledgeState.ORDERED, PledgeAct.FIND_KEPT): PledgeState.KEPT,
    (PledgeState.ORDERED, PledgeAct.BREAK): PledgeState.BROKEN,
    (PledgeState.BROKEN, PledgeAct.REPAIR): PledgeState.REPAIRED,
}
TIMED = frozenset({GapState.RUNNING, GapState.SUPPLIED, GapState.LAPSED})


class WrongPromise(Refused):
    """The promise does not stand so that this could be done; or there is none."""

    code = "cases.wrong-promise"


def gap_after(state: GapState, act: GapAct) -> GapState:
    """The state that an act leads to, or `WrongPromise`."""
    try:
        return GAP_MOVES[state, act]
    except KeyError:
        raise WrongPromise(state=state.value, act=act.value) from None


def pledge_after(state: PledgeState, act: PledgeAct) -> PledgeState:
    """The state that an act leads to, or `WrongPromise`."""
    try:
        return PLEDGE_MOVES[state, act]
    except KeyError:
        raise WrongPromise(state=state.value, act=act.value) from None
