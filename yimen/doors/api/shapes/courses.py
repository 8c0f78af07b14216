"""Hearings, inquiries and promises as programs say and see them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field, StrictBool

from yimen.doors.api.shapes.given import Day, Given, Hour, Named, Text
from yimen.doors.api.shapes.said import KeyedMaterial
from yimen.work.cases.rules import Promised

HEX = "^([0-9a-f]{64})?$"


class TellHearingIn(Given):
    """Who is told of the right to a hearing, and which interests are touched (Art. 46, 47)."""

    parties: list[Named] = Field(min_length=1, max_length=500, examples=[["张三", "李四"]])
    reason: Text = Field(examples=["涉及相邻权益"])
    mandatory: StrictBool = Field(default=False, examples=[False])


class AnswerHearingIn(Given):
    """Whether one who was told asks for the hearing; an applicant says so for themselves."""

    party: Named = Field(examples=["张三"])
    wants: StrictBool = Field(examples=[True])


class NoticeHearingIn(Given):
    """Day, hour, place and chair (a work number) of the hearing."""

    held_on: Day = Field(examples=["2026-03-02"])
    begins: Hour = Field(examples=["09:30"], description="local time, no zone")
    place: Text = Field(examples=["三楼听证室"])
    chair: Named = Field(examples=["YT0102"])


class ChallengeIn(Given):
    """Which party holds the chair to be concerned, and why."""

    party: Named = Field(examples=["张三"])
    reason: Text = Field(examples=["是申请人的亲属"])


class JudgeIn(Given):
    """Whether the chair stands aside."""

    party: Named = Field(examples=["张三"])
    upheld: StrictBool = Field(examples=[False])


class HoldHearingIn(Given):
    """Who attended, and the minutes."""

    attended: list[Named] = Field(default=[], max_length=500, examples=[["张三"]])
    minutes: Text = Field(examples=["双方陈述了意见"])
    sha256: str = Field("", pattern=HEX, examples=[""])


class SignMinutesIn(Given):
    """For each who attended `signed`, or why they refused."""

    signatures: dict[Named, Text] = Field(max_length=500, examples=[{"张三": "signed"}])


class VisitIn(Given):
    """Which officers (work numbers, two at least) look at what, where and when."""

    officers: list[Named] = Field(max_length=50, examples=[["YT0102", "YT0103"]])
    visit_on: Day = Field(examples=["2026-03-02"])
    place: Text = Field(examples=["经营场所"])
    subject: Text = Field(examples=["核查布局"])
    inspection: StrictBool = Field(default=False, examples=[False])


class ReferralIn(Given):
    """初审意见: what the authority below holds of the application; all materials go up with it."""

    opinion: Text = Field(examples=["场所、设备符合要求，建议准予"])
    favourable: StrictBool = Field(examples=[True])


class ExpertsIn(Given):
    """Which experts review what, until when."""

    experts: list[Named] = Field(max_length=50, examples=[["王教授"]])
    subject: Text = Field(examples=["结构安全"])
    due_on: Day = Field(examples=["2026-03-02"])


class ConsultIn(Given):
    """Which unit is asked what, in how many working days."""

    asked: Named = Field(examples=["water"])
    question: Text = Field(examples=["是否影响河道？"])
    days: int = Field(strict=True, ge=1, le=1000, examples=[5])


class FindingIn(Given):
    """What came of an inquiry, by its number in the case."""

    inquiry: int = Field(strict=True, ge=1, le=32767, examples=[1])
    finding: Text = Field(examples=["相符"])
    favourable: StrictBool = Field(examples=[True])
    sha256: str = Field("", pattern=HEX, examples=[""])


class VisitFindingIn(FindingIn):
    """What the officers who were there found."""

    present: list[Named] = Field(max_length=50, examples=[["YT0102", "YT0103"]])


class CancelInquiryIn(Given):
    """Which inquiry is given up, and why."""

    inquiry: int = Field(strict=True, ge=1, le=32767, examples=[1])
    reason: Text = Field(examples=["已无必要"])


class MaterialsIn(Given):
    """Everything that was promised, or for which a promise stood."""

    materials: list[KeyedMaterial] = Field(default=[], max_length=200)


class CheckPledgeIn(Given):
    """Whether the promise was kept; if not, in how many working days it is to be put right."""

    kept: StrictBool = Field(examples=[True])
    finding: Text = Field(examples=["与承诺一致"])
    days: int = Field(0, strict=True, ge=0, le=1000, examples=[0])


class PartyShape(BaseModel):
    """One who was told of the hearing."""

    name: str = Field(examples=["张三"])
    wants: bool | None
    challenge: str
    upheld: bool | None
    attended: bool


class HearingShape(BaseModel):
    """听证 as it stands."""

    state: Literal["told", "waived", "requested", "noticed", "held", "signed"]
    mandatory: bool
    reason: str
    request_by: date
    hold_by: date | None
    held_on: date | None
    begins: Hour | None
    place: str
    minutes: str = Field(examples=["某局听笔〔2026〕1号"], description="number of the minutes")
    parties: list[PartyShape]


class InquiryShape(BaseModel):
    """调查核实, for staff."""

    number: int
    kind: str = Field(examples=["visit"])
    state: str = Field(examples=["open"])
    subject: str
    unit: str
    due_on: date
    finding: str
    favourable: bool | None


class GapsShape(BaseModel):
    """容缺承诺: which materials come later, until when."""

    state: str = Field(examples=["running"])
    materials: list[str] = Field(examples=[["layout"]])
    words: str
    due_on: date | None
    effect: str = Field(examples=["withdrawn"])


class PledgeShape(BaseModel):
    """告知承诺 and what became of it."""

    state: str = Field(examples=["offered"])
    materials: list[str]
    words: str
    check_by: date | None
    order_by: date | None


class CoursesShape(BaseModel):
    """What goes on in a case beside its steps."""

    hearing: HearingShape | None
    inquiries: list[InquiryShape]
    gaps: GapsShape | None
    pledge: PledgeShape | None


class PromisedIn(Given):
    """What is promised with an application: materials for later (容缺), to meet the conditions.

    Each in the applicant's own words; only where the item and the place allow it.
    """

    gaps: list[Named] = Field(default=[], max_length=200, examples=[["layout"]])
    gap_words: Text = Field("", examples=["五日内补齐"])
    pledge: Text = Field("", examples=[""])

    def promised(self) -> Promised:
        """As the verb takes it."""
        return Promised(tuple(self.gaps), self.gap_words, self.pledge)
