"""The life of a draft, and the code lists of receiving."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from yimen.kernel.errors import Refused


class State(StrEnum):
    """Where a draft stands."""

    DRAFT = "draft"  # 草稿
    RECEIVED = "received"  # 已收件
    DISCARDED = "discarded"  # 已放弃


MOVES: dict[tuple[State, str], State] = {
    (State.DRAFT, "save"): State.DRAFT,
    (State.DRAFT, "add_material"): State.DRAFT,
    (State.DRAFT, "take_back"): State.DRAFT,
    (State.DRAFT, "choose_delivery"): State.DRAFT,
    (State.DRAFT, "receive"): State.RECEIVED,
    (State.DRAFT, "discard"): State.DISCARDED,
}


class Channel(IntEnum):
    """办理形式 (GB/T 39046 A.5): how an application came in."""

    WINDOW = 1
    COMPUTER = 2
    MOBILE = 3
    COURIER = 4
    OTHER = 9


class Way(StrEnum):
    """收取方式 of a material."""

    PAPER = "paper"  # 纸质收取
    UPLOAD = "upload"  # 附件上传
    CERTIFICATE = "certificate"  # 电子证照库
    SHARED = "shared"  # 数据共享, 免提交


class Delivery(StrEnum):
    """送达方式 that an applicant chooses for what is decided."""

    WINDOW = "window"  # 到窗口领取
    COURIER = "courier"  # 快递
    ELECTRONIC = "electronic"  # 电子送达, to the account of this platform


class NotADraft(Refused):
    """The draft was received or discarded and is not changed any more."""

    code = "intake.not-a-draft"


def after(state: State, act: str) -> State:
    """The state that an act brings a draft to, or `NotADraft`."""
    try:
        return MOVES[state, act]
    except KeyError:
        raise NotADraft(state=state.value) from None
