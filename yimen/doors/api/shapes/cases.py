"""Cases as programs see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

from yimen.doors.api.shapes.applications import MaterialShape


class ClockShort(BaseModel):
    """A clock in a list."""

    kind: str = Field(examples=["promised"])
    due_on: date | None
    provisional: bool
    light: str | None = Field(examples=["green"], description="None once it has stopped")


class CaseShape(BaseModel):
    """办件: where a case stands."""

    number: str = Field(examples=["C-20260312-2CWK-DL28-BM44"])
    item: str = Field(examples=["I-1"])
    name: str = Field(examples=["食品经营许可"])
    organ: str = Field(examples=["approval"], description="key of the unit that has the case")
    refers_to: str = Field(examples=[""], description="the unit above, until it was sent there")
    state: str = Field(examples=["accepted"])
    outcome: str | None = Field(examples=[None])
    applicant: str = Field(examples=["P-20260312-BGGW-UKWW-TTKJ"])
    received_on: date
    accepted_on: date | None
    deemed: bool = Field(description="accepted by silence")


class CaseListed(CaseShape):
    """A case in a list, with its clocks on the day of reading."""

    clocks: list[ClockShort]


class CasePage(BaseModel):
    """A page of cases by number; `next` is "" on the last."""

    cases: list[CaseListed]
    next: str = Field(examples=["WyJJLTEiXQ"])


class TermShape(BaseModel):
    """A term of the law that runs beside the clocks."""

    key: str = Field(examples=["answer"])
    counts_from: date
    due_on: date | None
    provisional: bool
    source: str = Field(examples=["行政许可法 Art. 32(4)"])


class ClockShape(ClockShort):
    """A clock with the explanation that adds up."""

    stopped_on: date | None
    used: int
    left: int
    total: int
    counted_in: str = Field(examples=["working_day"])
    explanation: list[str] = Field(examples=[["2026-02-13 起算，当日不计入；期限 20 个工作日"]])


class StepShape(BaseModel):
    """A step as it stands, and what it waits for."""

    key: str = Field(examples=["fire"])
    name: str = Field(examples=["消防审查"])
    unit: str = Field(examples=["fire"])
    state: str = Field(examples=["open"])
    attempt: int
    due_on: date | None
    provisional: bool
    claimed_by: str | None
    waits_for: list[str]
    lacks: list[str]


class DocumentShape(BaseModel):
    """文书: what was issued to the applicant."""

    id: str = Field(examples=["0199c0de-0000-7000-8000-000000000000"])
    kind: str = Field(examples=["acceptance"])
    title: str = Field(examples=["受理通知书"], description="what is no licence bears other titles")
    number: str = Field(examples=["某局受〔2026〕7号"])
    issued_on: date
    content: dict[str, Any]


class CaseFull(CaseShape):
    """A case with everything that its viewer may see of it."""

    external: int = Field(examples=[3], description="办理状态 of the national exchange")
    agent: str
    answers: dict[str, Any]
    facts: dict[str, Any]
    terms: list[TermShape]
    clocks: list[ClockShape]
    steps: list[StepShape]
    materials: list[MaterialShape]
    gaps: list[dict[str, Any]]
    awaited: list[str]
    documents: list[DocumentShape]


class CaseSteps(BaseModel):
    """The steps of a case."""

    steps: list[StepShape]


class CaseClocks(BaseModel):
    """The clocks and terms of a case."""

    clocks: list[ClockShape]
    terms: list[TermShape]


class ToldShape(BaseModel):
    """An act in the timeline; `said` is for staff."""

    id: str
    at: datetime
    act: str = Field(examples=["cases.accept"])
    unit: str
    said: dict[str, Any] | None


class Timeline(BaseModel):
    """办理过程."""

    entries: list[ToldShape]


class ReviewShape(BaseModel):
    """An open step that waits for a unit of the viewer's."""

    case: str = Field(examples=["C-20260312-2CWK-DL28-BM44"])
    name: str
    step: str = Field(examples=["fire"])
    unit: str = Field(examples=["fire"])
    due_on: date | None = Field(description="None: no limit, or paused", examples=["2026-03-12"])
    claimed_by: str | None


class ReviewPage(BaseModel):
    """A page of open steps, the most pressing first."""

    reviews: list[ReviewShape]
    next: str = Field(examples=["WyJJLTEiXQ"])


class LightsShape(BaseModel):
    """红黄绿灯: cases open at the end of a day, and how many of them pressed."""

    on: date
    clock: str = Field(examples=["promised"])
    open: int
    green: int
    yellow: int
    red: int
