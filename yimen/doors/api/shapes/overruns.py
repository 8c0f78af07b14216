"""What the public reads of promises that were not kept."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field


class OverrunShape(BaseModel):
    """承诺超期说明: nothing in it says whose case it was."""

    item: str = Field(examples=["I-1"])
    name: str = Field(examples=["食品经营许可"])
    organ: str = Field(examples=["market"], description="key of the unit")
    due_on: date = Field(description="the last day that was promised")
    explained_on: date
    reason: str = Field(examples=["专家评审排期已满"])


class OverrunPage(BaseModel):
    """A page of explanations; `next` is "" on the last."""

    overruns: list[OverrunShape]
    next: str = Field(examples=["WyJJLTEiXQ"])
