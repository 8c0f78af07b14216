"""Which acts of the record are steps of the process (table 7), and which are special procedures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from yimen.work.cases.rules.exchange.facts import Did, Facts
from yimen.work.cases.rules.exchange.history import EXCLUDED, EXTENDED, RESUMED
from yimen.work.cases.states import State

PASSED, RETURNED, OTHER = "通过", "退回", "其他"  # 业务动作
EXTENSION, OTHER_SPECIAL = "1", "2"  # 特别程序种类 (GB/T 39046 A.7)
SPECIAL_NAMES = {EXTENSION: "延长审批", OTHER_SPECIAL: "其他"}
CLOSING = frozenset({State.DECIDED, State.WITHDRAWN})

# name of the step, and what was done in it; a review has the name of its step
STEPS: dict[str, tuple[str, str]] = {
    "cases.submit": ("收件", PASSED),
    "cases.ask_correction": ("补正告知", RETURNED),
    "cases.resubmit": ("补正", PASSED),
    "cases.accept": ("受理", PASSED),
    "cases.deem_accepted": ("受理", PASSED),
    "cases.not_required": ("受理", RETURNED),
    "cases.reject": ("受理", RETURNED),
    "cases.lapse": ("补正", RETURNED),
    "cases.lapse_rejected": ("补正", RETURNED),
    "cases.refer_up": ("初审报送", PASSED),
    "cases.grant": ("决定", PASSED),
    "cases.grant_at_once": ("决定", PASSED),
    "cases.refuse": ("决定", RETURNED),
    "cases.deliver": ("送达", PASSED),
    "cases.withdraw": ("撤回", OTHER),
}
OUTCOMES = {"approve": PASSED, "approve_with_conditions": PASSED, "refuse": RETURNED}


@dataclass(frozen=True, slots=True)
class Step:
    """办理环节: one row of the process; `of` is its case."""

    of: Facts
    name: str
    action: str
    did: Did


@dataclass(frozen=True, slots=True)
class Special:
    """特别程序: one that was begun, and how it ended; open while `ended_at` is None."""

    of: Facts
    kind: str
    began: Did
    ended_at: datetime | None


def steps(of: Facts) -> list[Step]:
    """The steps of a case that were done, in order; state 2 of the standard."""
    found = []
    for did in of.acts:
        if did.act == "cases.review":
            found.append(Step(of, did.step, OUTCOMES.get(did.outcome, OTHER), did))
        elif did.act in STEPS:
            found.append(Step(of, *STEPS[did.act], did))
    return found


def specials(of: Facts) -> list[Special]:
    """The special procedures of a case; one that is open ends with the case."""
    found = []
    for place, did in enumerate(of.acts):
        if did.act == EXTENDED:
            found.append(Special(of, EXTENSION, did, did.at))
        if did.act == EXCLUDED:
            found.append(Special(of, OTHER_SPECIAL, did, _end(of.acts[place + 1 :])))
    return found


def _end(later: Sequence[Did]) -> datetime | None:
    ends = (each.at for each in later if each.act == RESUMED or each.state in CLOSING)
    return next(ends, None)
