"""Matters as programs see them."""

from __future__ import annotations

from datetime import date, time

from pydantic import BaseModel, Field

from yimen.doors.api.shapes.given import Day, Given, Named, Text
from yimen.ground.process.states import Ground
from yimen.work.matters.states import DisputeKind


class MatterShape(BaseModel):
    """权力事项办件: where a matter stands."""

    number: str = Field(examples=["M-20260302-F3BN-RFUW-L63B"])
    power: str = Field(examples=["02"], description="GB/T 39046 A.2")
    item: str = Field(examples=["P-1"])
    subject: str
    organ: str = Field(examples=["market"])
    state: str = Field(examples=["filed"])
    opened_on: date
    due_on: date | None = Field(description="the last day of the term that runs out first")
    closed_on: date | None


class MatterPage(BaseModel):
    """A page of matters, what is due first before; `next` is "" on the last."""

    matters: list[MatterShape]
    next: str = Field(examples=["WyJJLTEiXQ"])


class TermOfMatter(BaseModel):
    """A term with its last day and its source."""

    key: str = Field(examples=["hearing"])
    start_on: date
    due_on: date
    ended_on: date | None
    source: str = Field(examples=["行政处罚法 Art. 64, 85"])


class PaperOfMatter(BaseModel):
    """A document that was issued; `pk` names its file."""

    pk: int = Field(examples=[7])
    number: str
    title: str
    issued_on: date


class FineOfMatter(BaseModel):
    """罚款 and 加处罚款 today, in fen; no due day until the decision was delivered."""

    amount: int = Field(examples=[500000])
    additional: int = Field(examples=[15000])
    due_on: date | None


class PauseOfMatter(BaseModel):
    """Days of a term that do not count, from `from_on` up to but without the day of return."""

    term: str = Field(examples=["decision"])
    ground: Ground
    notice: str
    from_on: date
    until_on: date
    ended_on: date | None


class HearingOfMatter(BaseModel):
    """听证 of a penalty as its notice tells it."""

    held_on: date
    begins: time = Field(examples=["09:30"], description="local time, no zone")
    venue: str


class DisputeOfMatter(BaseModel):
    """复议或者诉讼: what is added to a fine does not grow on its days (行政处罚法 Art. 73)."""

    kind: DisputeKind
    reference: str = Field(examples=["某政复〔2026〕12号"])
    begun_on: date
    ended_on: date | None
    result: str = Field(description="how it ended; empty while it goes on")


class MoveShape(BaseModel):
    """An act that one may do now, and what it must bring."""

    act: str = Field(examples=["investigate"])
    name: str = Field(examples=["调查取证"])
    to: str
    tells: list[str] = Field(examples=[["result"]])
    may_tell: list[str] = Field(examples=[["fine"]], description="where there is something to tell")
    officers: int = Field(examples=[2])


class MatterFull(MatterShape):
    """A matter with its terms and documents, what was done, and what may be done now."""

    terms: list[TermOfMatter]
    fine: FineOfMatter | None
    hearing: HearingOfMatter | None
    pauses: list[PauseOfMatter]
    disputes: list[DisputeOfMatter]
    papers: list[PaperOfMatter]
    done: list[str] = Field(description="acts in order; for its party those since it was told")
    moves: list[MoveShape]


class ExcludeTermIn(Given):
    """Which term does not count from today, on what ground, for how many days, and why."""

    term: Named = Field(examples=["decision"])
    ground: Ground = Field(examples=["appraisal"])
    days: int = Field(strict=True, ge=1, le=1000, examples=[30])
    reason: Text = Field(examples=["送检"])


class ResumeTermIn(Given):
    """Which term counts again from today."""

    term: Named = Field(examples=["decision"])


class BeginDisputeIn(Given):
    """Review or suit, its number with the body that has it, and since when it goes on."""

    kind: DisputeKind = Field(examples=["review"])
    reference: Named = Field(examples=["某政复〔2026〕12号"])
    begun_on: Day = Field(examples=["2026-04-01"])


class EndDisputeIn(Given):
    """On which day the review or suit ended, and how."""

    ended_on: Day = Field(examples=["2026-05-29"])
    result: Text = Field(examples=["维持原决定"])


class MatterIn(Given):
    """A matter to be opened, on or for one party."""

    item: Named = Field(examples=["I-1"])
    organ: Named = Field(examples=["market"], description="key of the unit")
    subject: Text = Field(examples=["未经许可从事食品经营"])
    person: str = Field("", max_length=50, examples=["P-20260312-BGGW-UKWW-TTKJ"])
    organisation: str = Field("", max_length=50, examples=[""])


class ActIn(Given):
    """An act in a matter, with what its table wants to be told."""

    act: Named = Field(examples=["investigate"], description="one of the `moves` of the matter")
    told: dict[str, Text] = Field(
        default_factory=dict,
        max_length=20,
        examples=[{"result": "查明属实"}],
        description="what its `tells` names; `held_on` as 2026-03-19, `begins` as 09:30",
    )
    officers: list[Named] = Field(
        default_factory=list,
        max_length=20,
        examples=[["YT0301", "YT0302"]],
        description="work numbers, as many at least as the move says",
    )
