"""Sendings and their proof of receipt, as programs say and see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from yimen.doors.api.shapes.given import Given, Text
from yimen.work.cases.states import Sent, Way


class SendIn(Given):
    """By courier: address and waybill; electronically: the system, and where it was named."""

    way: Literal["courier", "electronic"] = Field(examples=["courier"])
    target: Text = Field(
        examples=["某市某路1号"],
        description="the address; `portal` is the mailbox of this platform",
    )
    waybill: Text = Field("", examples=["SF1234567890"])
    named: Text = Field("", examples=["送达地址确认书"])


class SendingShape(BaseModel):
    """One sending, and what became of it."""

    way: Way
    target: str
    waybill: str
    named: str
    state: Sent
    sent_on: date
    entered_at: datetime | None = Field(description="when it entered the named system")
    ended_on: date | None
    reason: str = Field(description="why it did not arrive")


class DeliveryShape(BaseModel):
    """送达回证: how and on which day it was received, and what shows it."""

    way: Way
    proof: str = Field(examples=["HZ-1"])
    received_on: date


class SendingsShape(BaseModel):
    """寄发与送达 of a case."""

    sendings: list[SendingShape]
    delivery: DeliveryShape | None
