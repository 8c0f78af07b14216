"""Licences, what is asked of them and how they end, as programs say and see them."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field, StrictBool

from yimen.doors.api.shapes.given import Day, Given, Named, Text
from yimen.doors.api.shapes.said import RemediesIn
from yimen.work.cases.states import EndGround, EndingState, RequestKind
from yimen.work.certificates.states import State

IDENTIFIER = "1.2.156.3005.2.11990100DM0000048E001.11990100DM0000048E.C202602137K2M.001.3"

REGION: str = Field(examples=["全国"], description="适用区域; empty where no law says it")
REGION_BASIS: str = Field(examples=["行政许可法 Art. 41"])


class TieIn(Given):
    """Which licence the application is about, and what it asks of it (Art. 9, 49, 50)."""

    licence: Named = Field(examples=[IDENTIFIER])
    kind: RequestKind = Field(examples=["renewal"])


class IssueIn(Given):
    """From when until when the licence is valid; `name` where it is not that of the result."""

    valid_from: Day = Field(examples=["2026-03-02"])
    valid_to: Day | None = Field(None, examples=["2031-03-01"], description="null: without an end")
    name: Text = Field("", examples=["食品经营许可证"])


class TellEndingIn(Given):
    """On which ground the licence is to end, and the facts; the holder may answer."""

    ground: EndGround = Field(examples=["fraud"])
    reasons: Text = Field(examples=["提交的平面图与实际不符"])


class HearHolderIn(Given):
    """What the holder says against it, or that nothing is said."""

    words: Text = Field("", examples=["平面图是按实际绘制的"])
    waived: StrictBool = Field(default=False, examples=[False])


class SuspendIn(Given):
    """暂扣: which penalty decision says so, and its last day; then the licence is valid again."""

    penalty: Named = Field(examples=["某市监罚〔2026〕3号"], description="文号 of the decision")
    until: Day = Field(examples=["2026-06-30"])


class EndIn(RemediesIn):
    """The ground with what it needs, and what the holder must be told (Art. 8, 69, 70)."""

    ground: EndGround = Field(examples=["expired"])
    compensation: Text = Field("", examples=["没有财产损失"])
    penalty: Text = Field("", examples=[""], description="文号 of the penalty that rescinds it")
    harm: Text = Field("", examples=[""], description="why ending it would gravely harm the public")
    safety: StrictBool = Field(default=False, examples=[False])


class LicenceShape(BaseModel):
    """证照, as it stands today; `code` is 证照状态 of the national interface."""

    identifier: str = Field(examples=[IDENTIFIER])
    name: str = Field(examples=["食品经营许可证"])
    item: str = Field(examples=["I-1"])
    organ: str = Field(examples=["approval"])
    holder: str = Field(examples=["P-20260213-J0CU-E16G-W845"])
    document: str = Field(examples=["某局准许〔2026〕7号"])
    valid_from: date
    valid_to: date | None
    state: State
    code: str = Field(examples=["01"])
    case: str = Field(description="what it was granted in: acts on the licence are acts on this")


class LicencePage(BaseModel):
    """A page of licences, the newest first."""

    licences: list[LicenceShape]
    next: str = Field(examples=["WyJJLTEiXQ"])


class LicenceVersion(BaseModel):
    """One version of a licence."""

    identifier: str = Field(examples=[IDENTIFIER])
    version: int = Field(examples=[1])
    state: State


class RequestShape(BaseModel):
    """An application that asks to change, renew or pass on the licence."""

    case: str
    kind: RequestKind
    asked_on: date
    state: str = Field(examples=["accepted"], description="of that case")


class EndingShape(BaseModel):
    """听取被许可人意见, before a licence is withdrawn or revoked."""

    ground: EndGround
    state: EndingState
    reasons: str
    notice: str = Field(examples=["某局告〔2026〕1号"])
    told_on: date
    answer_by: date
    answer: str = Field(description="empty: waived, or not yet")


class LicenceFull(LicenceShape):
    """证照 with its versions, what is asked of it, who was heard, and what one may do with it."""

    kind: str = Field(examples=["11990100DM0000048E001"], description="证照类型代码")
    version: int = Field(examples=[1])
    conditions: list[str]
    region: str = REGION
    region_basis: str = REGION_BASIS
    issued_on: date
    changed_on: date | None
    ask_by: date | None = Field(description="the last day to ask for renewal")
    versions: list[LicenceVersion]
    requests: list[RequestShape]
    endings: list[EndingShape]
    acts: list[str] = Field(examples=[["tell_ending"]], description="open to who asks")


class StandingShape(BaseModel):
    """证照核验: what anybody is told who knows the identifier; of a person the masked name."""

    identifier: str = Field(examples=[IDENTIFIER])
    name: str = Field(examples=["食品经营许可证"])
    organ: str = Field(examples=["某市行政审批局"])
    holder: str = Field(examples=["张*"])
    document: str
    valid_from: date
    valid_to: date | None
    conditions: list[str]
    region: str = REGION
    region_basis: str = REGION_BASIS
    state: State
    code: str = Field(examples=["01"])
    changed_on: date | None
    suspended_until: date | None = Field(description="the last day of 暂扣")
    former: str
    successor: str
