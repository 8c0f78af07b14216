"""办件类型: what each kind of case means for acts and clocks, and its national code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from yimen.ground.catalog.states import CaseType
from yimen.work.cases.states.case import Act


class Kind(StrEnum):
    """What a case may be; it may be several of these at once."""

    IMMEDIATE = "immediate"  # 即办件
    PROMISED = "promised"  # 承诺件
    JOINT = "joint"  # 联办件
    REFERRED_UP = "referred_up"  # 上报件
    ENQUIRY = "enquiry"  # 咨询件
    RETURNED = "returned"  # 退回件


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a kind means: its code (GB/T 39046 A.6; None = that of the item), the key of its term.

    `never` are acts that it does not have once it is accepted.
    """

    name: str
    code: CaseType | None
    term: str = ""
    never: frozenset[Act] = frozenset()
    source: str = ""


AGAIN = frozenset({Act.SAY_MISSING, Act.ASK_CORRECTION})
KINDS: Mapping[Kind, Meaning] = {
    Kind.IMMEDIATE: Meaning("即办件", CaseType.IMMEDIATE, source="行政许可法 Art. 34, 56"),
    Kind.PROMISED: Meaning("承诺件", CaseType.PROMISED, "decision", source="行政许可法 Art. 42"),
    Kind.JOINT: Meaning(
        "联办件", CaseType.PROMISED, "decision_joint", source="行政许可法 Art. 26, 42"
    ),
    # Whoever decides above has all materials from below and may not ask for them again
    Kind.REFERRED_UP: Meaning(
        "上报件", CaseType.PROMISED, "lower_review", never=AGAIN, source="行政许可法 Art. 35, 43"
    ),
    # No application and no decision: it is a matter of public service, answered and closed
    Kind.ENQUIRY: Meaning("咨询件", CaseType.OTHER, never=frozenset(Act)),
    Kind.RETURNED: Meaning("退回件", None, source="行政许可法 Art. 38"),
}
