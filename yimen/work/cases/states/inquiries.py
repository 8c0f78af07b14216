"""What is found out for a case outside its steps: visits, experts, other units (调查核实)."""

from __future__ import annotations

from enum import StrEnum

from yimen.kernel.errors import Refused


class InquiryKind(StrEnum):
    """By whom and how something is found out."""

    VISIT = "visit"  # 现场核查
    INSPECTION = "inspection"  # 检验、检测、检疫 by officers (行政许可法 Art. 55)
    EXPERTS = "experts"  # 专家评审
    CONSULTATION = "consultation"  # 征求意见 of another unit


class InquiryState(StrEnum):
    """Where an inquiry stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class InquiryAct(StrEnum):
    """What can be done to an inquiry."""

    RECORD = "record"
    CANCEL = "cancel"


INQUIRY_MOVES: dict[tuple[InquiryState, InquiryAct], InquiryState] = {
    (InquiryState.OPEN, InquiryAct.RECORD): InquiryState.DONE,
    (InquiryState.OPEN, InquiryAct.CANCEL): InquiryState.CANCELLED,
}
ON_SITE = frozenset({InquiryKind.VISIT, InquiryKind.INSPECTION})


class InquiryEnded(Refused):
    """The inquiry is done or was given up."""

    code = "cases.inquiry-ended"


def inquiry_after(state: InquiryState, act: InquiryAct) -> InquiryState:
    """The state that an act leads to, or `InquiryEnded`."""
    try:
        return INQUIRY_MOVES[state, act]
    except KeyError:
        raise InquiryEnded(state=state.value) from None
