"""What an act on a case needs to be told."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, Field, StrictBool

from yimen.doors.api.shapes.given import Day, Fact, Given, MaterialIn, Named, Sha256, Text
from yimen.ground.process.states import Ground as Excluded


class GapIn(Given):
    """What is missing or wrong in one material, or in the form (`answers`)."""

    material: Named = Field(examples=["layout"])
    lacking: Text = Field(examples=["缺少比例尺"])


class GapsIn(Given):
    """What one unit finds missing; an empty list says that nothing is."""

    unit: Named = Field(examples=["fire"])
    gaps: list[GapIn] = Field(max_length=200)


class CorrectionIn(Given):
    """What the window itself finds missing, beside what the departments said."""

    gaps: list[GapIn] = Field(default=[], max_length=200)


class KeyedMaterial(MaterialIn):
    """A material with its key in the item's list."""

    key: Named = Field(examples=["layout"])


class ResubmitIn(Given):
    """Everything that the one notice asked for; `answers` where it asked for the form."""

    materials: list[KeyedMaterial] = Field(default=[], max_length=200)
    answers: dict[str, Any] | None = Field(None, examples=[None])


class ReasonIn(Given):
    """Why, in writing."""

    reason: Text = Field(examples=["不再经营"])


BARS = "false materials in a matter of safety: no application for a year (Art. 78)"


class RejectIn(ReasonIn):
    """Why acceptance is refused; who is not competent names who is."""

    ground: Literal["no_jurisdiction", "not_corrected", "false_materials"]
    authority: Text = Field("", examples=["某县行政审批局"])
    bars: StrictBool = Field(default=False, description=BARS)


class PaperIn(Given):
    """A document that the step produced, with the hash of its file where there is one."""

    type: Named = Field(examples=["fire_opinion"])
    sha256: Sha256 | Literal[""] = Field("", examples=["ab" * 32])


class ReviewIn(Given):
    """The answer in a step."""

    outcome: Literal["approve", "approve_with_conditions", "refuse"]
    opinion: Text = Field("", examples=["符合消防要求"])
    facts: dict[str, Fact] = Field(default={}, examples=[{}])
    documents: list[PaperIn] = Field(default=[], max_length=200)


class GrantIn(Given):
    """What the decision gives as its reasons."""

    reasons: Text = Field("", examples=[""])
    legal_basis: Text = Field("", examples=["食品安全法 Art. 35"])
    conditions: list[Text] = Field(default=[], max_length=100, examples=[[]])


class DecideIn(GrantIn):
    """As a grant; `minutes` is the number of the minutes of the hearing on which it rests."""

    minutes: Named | Literal[""] = Field("", examples=["某局听笔〔2026〕1号"])


class CorrectedIn(Given):
    """What was wrong and was put right at once; `answers` replace the form."""

    corrected: list[GapIn] = Field(max_length=200)
    answers: dict[str, Any] | None = Field(None, examples=[None])


class HandOverIn(ReasonIn):
    """To whom (a work number), and why."""

    to: Named = Field(examples=["YT0102"])


class RemediesIn(Given):
    """What whoever is refused must be told: reasons, basis, where to turn and how long."""

    reasons: Text = Field(examples=["经营场所不符合食品安全要求"])
    legal_basis: Text = Field(examples=["食品安全法 Art. 33"])
    review_body: Text = Field(examples=["某市人民政府"])
    review_period: Text = Field(examples=["自收到本决定之日起60日"])
    court: Text = Field(examples=["某市某区人民法院"])
    suit_period: Text = Field(examples=["自收到本决定之日起6个月"])


class RefuseIn(RemediesIn):
    """What a refusal must tell (Art. 38); `minutes` is the number of those that it rests on."""

    minutes: Named | Literal[""] = Field("", examples=["某局听笔〔2026〕1号"])
    bars: StrictBool = Field(default=False, description=BARS)


class DeliverIn(Given):
    """How the decision reached the applicant, and what proves it."""

    way: Literal["window", "courier", "electronic", "self_service"]
    proof: Text = Field(examples=["HZ-1"])
    received_on: Day | None = Field(
        None, examples=["2026-03-02"], description="the day that the proof bears; null: today"
    )
    entered_at: AwareDatetime | None = Field(
        None,
        examples=["2026-03-02T09:30:00+08:00"],
        description="electronic: when it entered the system that the receiver named",
    )


class ExcludeIn(ReasonIn):
    """For how many working days time does not count, and on which ground (Art. 45)."""

    ground: Excluded = Field(examples=["testing"])
    days: int = Field(strict=True, ge=1, le=1000, examples=[10])


class ExtendIn(ReasonIn):
    """How many more working days are given to which clock (Art. 42)."""

    kind: Literal["statutory", "promised"] = Field(examples=["statutory"])
    days: int = Field(strict=True, ge=1, le=1000, examples=[5])


class OpinionIn(Given):
    """What one unit says in a joint step."""

    unit: Named = Field(examples=["fire"])
    outcome: Literal["approve", "approve_with_conditions", "refuse"]
    opinion: Text = Field("", examples=["符合消防要求"])
