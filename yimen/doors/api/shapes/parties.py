"""Who applies, as a window registers them; and decisions as everybody may read them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from yimen.doors.api.shapes.given import Given, Named
from yimen.ground.people.states import Document


class PartyIn(Given):
    """A person by a document, or an organisation by its credit code (统一社会信用代码)."""

    kind: Literal["person", "organisation"] = Field(examples=["person"])
    name: Named = Field(examples=["王小明"])
    document: Document = Field(
        Document.CITIZEN_ID, description="of a person", examples=["citizen_id"]
    )
    document_number: Named = Field(examples=["110105194912310038"])


class RegisteredShape(BaseModel):
    """The number by which an application names them; nothing else of them is answered."""

    kind: Literal["person", "organisation"]
    number: str = Field(examples=["P-20260312-BGGW-UKWW-TTKJ"])
    name: str = Field(examples=["王小明"])


class PublicDecisionShape(BaseModel):
    """公开的许可决定: an organisation by its name, a person by family name and stars."""

    document: str = Field(examples=["云市监许准〔2026〕5号"])
    item: str = Field(examples=["I-1"])
    name: str = Field(examples=["食品经营许可"])
    organ: str = Field(examples=["market"], description="key of the unit")
    holder: str = Field(examples=["王**"])
    decided_on: date
    conditions: list[str]


class PublicDecisionPage(BaseModel):
    """A page of decisions; `next` is "" on the last."""

    decisions: list[PublicDecisionShape]
    next: str = Field(examples=["WyJJLTEiXQ"])
