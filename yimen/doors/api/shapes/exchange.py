"""The export of a case as programs and the command line see it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from yimen.work.cases.rules.exchange import Exchange

Table = dict[str, list[dict[str, str]]]


class OutsideState(BaseModel):
    """办理状态 of the national exchange, from when on."""

    code: int = Field(examples=[3], description="1-15")
    name: str = Field(examples=["accepted"])
    at: datetime


class FaultShape(BaseModel):
    """What keeps a value from being sent."""

    table: str = Field(examples=["acceptance"])
    row: int = Field(examples=[0])
    element: str = Field(examples=["unit_code"])
    name: str = Field(examples=["受理部门统一社会信用代码"])
    fault: str = Field(examples=["missing"])
    said: str = Field(examples=["an18"], description="what the form allows")


class ExchangeShape(BaseModel):
    """数据交换: a case as other platforms are told of it."""

    standard: Table = Field(description="GB/T 39046, tables 5 to 8, by data set")
    tables: Table = Field(description="rows of the national exchange, by table")
    states: list[OutsideState]
    faults: list[FaultShape] = Field(description="empty where it can be sent as it is")
    names: dict[str, dict[str, str]] = Field(description="the Chinese name of each element")

    @classmethod
    def of(cls, found: Exchange) -> Self:
        """The export as it is shown."""
        return cls(
            standard=found.standard,
            tables=found.tables,
            states=[
                OutsideState(code=each.state.value, name=each.state.name.lower(), at=each.at)
                for each in found.states
            ],
            faults=[
                FaultShape(
                    table=each.table,
                    row=each.row,
                    element=each.element,
                    name=each.name,
                    fault=each.fault,
                    said=each.said,
                )
                for each in found.faults
            ],
            names=found.names,
        )
