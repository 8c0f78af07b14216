"""How a refusal looks (RFC 9457)."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """Why it was not done; `code` is stable, `text` is for people, `facts` fill it."""

    type: str = Field(examples=["urn:yimen:refusal:cases.wrong-state"])
    title: str = Field(examples=["A rule says no"])
    status: int = Field(examples=[409])
    code: str = Field(examples=["cases.wrong-state"])
    facts: dict[str, Any] = Field(examples=[{"state": "closed", "act": "accept"}])
    text: str = Field(examples=["A case that is closed cannot be accepted."])
    lang: str = Field(examples=["en"])
