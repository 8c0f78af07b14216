"""The states of a run and of its steps, and what an officer may answer in a step."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class RunState(IntEnum):
    """A run is open until every step is finished, or one has refused."""

    OPEN = 1
    FINISHED = 2
    REFUSED = 3
    STOPPED = 4  # by an act outside the plan, such as a withdrawn application (撤回申请)


class StepState(IntEnum):
    """Where a step stands.

    The first two have no row: a step waits while nothing is written of it, and the run lists the
    steps that are not needed. A row that was RETURNED or DROPPED is history; the step waits again.
    """

    WAITING = 0
    NOT_NEEDED = 1
    OPEN = 2
    CLAIMED = 3
    PAUSED = 4
    DONE = 5
    RETURNED = 6  # this attempt no longer counts (退回重办)
    DROPPED = 7  # the run ended before it was done


IN_HAND = frozenset({StepState.OPEN, StepState.CLAIMED, StepState.PAUSED})


class Outcome(IntEnum):
    """What an officer answers in a step."""

    APPROVE = 1
    APPROVE_WITH_CONDITIONS = 2
    REFUSE = 3


class ClockKind(StrEnum):
    """Which time a clock keeps: the law's, the office's own, or a date given from outside."""

    STATUTORY = "statutory"
    PROMISED = "promised"
    GIVEN = "given"


class Ground(StrEnum):
    """Why time is not counted (不计入期限).

    The first eight are those of 行政许可法 Art. 45 and stop both clocks. The others may be taken
    from the promised time only, where a local rule says so (滨州市并联审批规定 Art. 19).
    """

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION_TEST = "inspection_test"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    PUBLICATION = "publication"
    SITE_VISIT = "site_visit"
    CORRECTION = "correction"


STATUTORY_GROUNDS = frozenset(list(Ground)[:8])
