"""What must be so before a case is decided, over plain values."""

from __future__ import annotations

from collections.abc import Sequence

from yimen.ground.catalog.states import CaseType
from yimen.work.cases.rules.papers import check_reason
from yimen.work.cases.rules.refusals import NotAtOnce, OutOfOrder, QuotaUsedUp


def check_conditions(conditions: Sequence[str]) -> None:
    """`ReasonMissing` for a condition without words."""
    for each in conditions:
        check_reason("conditions", each)


def check_at_once(case_type: int, *, promised: bool, same_day: bool) -> None:
    """`NotAtOnce` unless the item is an immediate one, or granted on a promise, and it is today.

    能够当场作出决定的，应当当场作出 (行政许可法 Art. 34); what needs review is not decided so.
    """
    if not same_day or not (promised or case_type == CaseType.IMMEDIATE):
        raise NotAtOnce


def check_quota(quota: int, granted: int, earlier: Sequence[str]) -> None:
    """Quantity-limited items go by the order of acceptance; 0 = no limit.

    Refused: `QuotaUsedUp`; `OutOfOrder` naming cases accepted earlier that may still qualify.
    行政许可法 Art. 57.
    """
    if not quota:
        return
    if granted >= quota:
        raise QuotaUsedUp(quota=quota)
    if earlier:
        raise OutOfOrder(cases="、".join(earlier))


def masked_name(name: str, *, person: bool) -> str:
    """公开的名称: an organisation's in full, a person's family name and stars."""
    return name if not person else name[:1] + "*" * max(len(name) - 1, 1)
