"""办理状态 of the national exchange (工程建设项目审批, list of item handling states).

`EXTERNAL_MOVES` are the transitions that it knows, and a test holds our table against them.
"""

from __future__ import annotations

from enum import IntEnum

from yimen.work.cases.states.case import Outcome, State


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
PASSED: dict[tuple[External, External], External] = {  # what lies between two of our states
    (External.ACCEPTED, External.GRANTED): External.HANDLING,  # decided on the spot
    (External.ACCEPTED, External.GRANTED_WITH_GAPS): External.HANDLING,
    (External.CORRECTING, External.REJECTED): External.CORRECTED,  # 补正(结束): its term is over
}
DECIDED_AS = {
    Outcome.GRANTED: External.GRANTED,
    Outcome.GRANTED_WITH_GAPS: External.GRANTED_WITH_GAPS,
    Outcome.REFUSED: External.REFUSED,
}

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


def told(before: External, behind: External) -> tuple[External, ...]:
    """What the exchange is told of a move, in order; it knows no leaps. Empty: nothing changed."""
    if before is behind:
        return ()
    between = PASSED.get((before, behind))
    return (behind,) if between is None else (*told(before, between), *told(between, behind))


def external(state: State, outcome: Outcome | None, *, revoked: bool = False) -> External:
    """办理状态 for the national exchange; a decided case shows its outcome, or that it is revoked.

    The list knows 撤销 only: after 撤回, 注销 or 吊销 a case shows its outcome as before.
    """
    if revoked:
        return External.REVOKED
    return DECIDED_AS[outcome] if outcome is not None else EXTERNAL[state]
