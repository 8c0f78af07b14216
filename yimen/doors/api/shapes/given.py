"""The plain values of the API: texts that can be kept, numbers, hashes."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated

from ninja import Path, Query
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StringConstraints,
    WithJsonSchema,
)

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def _date(given: object) -> object:
    """A date as it is written; pydantic by itself would take seconds since 1970 for one."""
    if not isinstance(given, date) and not (isinstance(given, str) and DATE.fullmatch(given)):
        raise ValueError("a date is written YYYY-MM-DD")
    return given


def _time(given: object) -> object:
    if not isinstance(given, time) and not (isinstance(given, str) and CLOCK.fullmatch(given)):
        raise ValueError("a time is written HH:MM")
    return given


Day = Annotated[date, BeforeValidator(_date)]
Hour = Annotated[
    time,
    BeforeValidator(_time),
    PlainSerializer(lambda hour: f"{hour:%H:%M}"),
    WithJsonSchema({"type": "string", "pattern": f"^{CLOCK.pattern}$"}),
]

Text = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
Named = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]+$")]
NamedQuery = Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Sha256Path = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", examples=["ab" * 32])]
Sheets = Annotated[int, Field(strict=True, ge=0, le=1000)]
Whole = Annotated[int, Field(strict=True, ge=-(2**53) + 1, le=2**53 - 1)]
Fact = StrictBool | Whole | Text
Number = Annotated[
    str, Path(pattern=r"^[A-Za-z0-9-]{1,40}$", examples=["C-20260312-2CWK-DL28-BM44"])
]  # of a draft or case
Code = Annotated[str, Path(pattern=r"^[^\x00/]{1,400}$", examples=["I-1"])]  # of an item
Key = Annotated[str, Path(pattern=r"^[^\x00/]{1,200}$", examples=["fire"])]  # of a step, a material


class Given(BaseModel):
    """A body: a name that it does not know is refused, for a slip of the pen would be left out."""

    model_config = ConfigDict(extra="forbid")


class MaterialIn(Given):
    """One material: a file by its hash, or so many sheets of paper."""

    way: str = Field(pattern="^(paper|upload|certificate|shared)$", examples=["upload"])
    sha256: str = Field("", pattern="^([0-9a-f]{64})?$", examples=["ab" * 32])
    originals: Sheets = Field(0, examples=[0])
    copies: Sheets = Field(0, examples=[0])
