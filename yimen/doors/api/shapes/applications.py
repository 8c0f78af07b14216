"""Drafts as programs see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from yimen.doors.api.shapes.given import Fact, Given, Named
from yimen.doors.api.shapes.licences import IDENTIFIER
from yimen.work.cases.states import RequestKind
from yimen.work.intake.states import Delivery

if TYPE_CHECKING:
    from yimen.work.intake.models import Draft, Material
    from yimen.work.intake.rules import Precheck


class OpenIn(Given):
    """Who applies for what; without an applicant it is the holder of the token."""

    item: Named = Field(examples=["I-1"])
    person: str = Field("", max_length=60, pattern=r"^[^\x00]*$", examples=[""])
    organisation: str = Field("", max_length=60, pattern=r"^[^\x00]*$", examples=[""])
    agent: str = Field("", max_length=60, pattern=r"^[^\x00]*$", examples=[""])
    mandate: str = Field(
        "",
        max_length=300,
        pattern=r"^[^\x00]*$",
        description="委托书 that a window saw: by what the agent may act",
        examples=[""],
    )
    licence: str = Field(
        "",
        max_length=200,
        pattern=r"^[^\x00]*$",
        description="证照标识 of the licence that is to be changed, renewed or passed on",
        examples=[""],
    )
    request: RequestKind | None = Field(None, examples=[None], description="what is asked of it")
    channel: int = Field(
        2, strict=True, ge=1, le=4, description="办理形式, GB/T 39046 A.5", examples=[2]
    )


class SaveIn(Given):
    """What was typed; what is left out stays as it is."""

    answers: dict[str, Any] | None = Field(None, examples=[{"shop": "一品"}])
    facts: dict[str, Fact] | None = Field(None, examples=[{"cooks": "no"}])


class DeliveryIn(Given):
    """送达方式: how what is decided is to come; `to` is the receiver of a courier."""

    way: Delivery = Field(examples=["courier"])
    to: str = Field(
        "", max_length=300, pattern=r"^[^\x00]*$", examples=["张三 13800000000 莲心巷12号"]
    )


class MaterialShape(BaseModel):
    """A material handed in."""

    key: str = Field(examples=["layout"])
    name: str = Field(examples=["平面图"])
    way: str = Field(examples=["upload"])
    sha256: str = Field(examples=["ab" * 32])
    originals: int
    copies: int


class PrecheckShape(BaseModel):
    """预审: everything that is still missing or wrong, at once."""

    complete: bool
    missing: list[dict[str, Any]] = Field(examples=[[{"key": "layout", "name": "平面图"}]])
    form_faults: list[dict[str, str]] = Field(examples=[[{"place": "seats", "message": "…"}]])
    unanswered: list[str] = Field(examples=[["是否现场制售？"]])


class ApplicationShape(BaseModel):
    """申请草稿."""

    number: str = Field(examples=["D-20260312-MGND-79MM-XUAA"])
    item: str = Field(examples=["I-1"])
    state: str = Field(examples=["draft"])
    applicant: str = Field(examples=["P-20260312-BGGW-UKWW-TTKJ"])
    agent: str
    channel: int
    licence: str = Field(description="of which it asks something", examples=[IDENTIFIER])
    request: RequestKind | None
    delivery: Delivery | None = Field(description="null: not chosen yet")
    delivery_to: str = Field(examples=["张三 13800000000 莲心巷12号"])
    answers: dict[str, Any]
    facts: dict[str, Any]
    opened_at: datetime
    saved_at: datetime
    receipt: str
    received_on: date | None


class ApplicationFull(ApplicationShape):
    """A draft with its materials and what it still lacks; no `precheck` once it is received."""

    materials: list[MaterialShape]
    precheck: PrecheckShape | None


class ApplicationPage(BaseModel):
    """A page of drafts; `next` is "" on the last."""

    applications: list[ApplicationShape]
    next: str = Field(examples=["WyJJLTEiXQ"])


def application(draft: Draft) -> ApplicationShape:
    """A draft by itself."""
    return ApplicationShape(**_values(draft))


def application_full(
    draft: Draft, materials: list[Material], found: Precheck | None
) -> ApplicationFull:
    """A draft with what belongs to it."""
    return ApplicationFull(
        **_values(draft),
        materials=[material(each) for each in materials],
        precheck=_precheck(found) if found else None,
    )


def material(held: Material) -> MaterialShape:
    """A material of a draft."""
    names = ("key", "name", "way", "sha256", "originals", "copies")
    return MaterialShape(**{name: getattr(held, name) for name in names})


def _values(draft: Draft) -> dict[str, Any]:
    party = draft.person or draft.organisation
    names = ("number", "item", "state", "channel", "answers", "facts", "opened_at", "saved_at")
    said = ("licence", "delivery_to")
    return {
        **{name: getattr(draft, name) for name in (*names, *said)},
        "request": draft.request or None,
        "delivery": draft.delivery or None,
        "applicant": party.number if party else "",
        "agent": draft.agent.number if draft.agent else "",
        "receipt": draft.receipt or "",
        "received_on": draft.received_on,
    }


def _precheck(found: Precheck) -> PrecheckShape:
    return PrecheckShape(
        complete=found.complete,
        missing=[{"key": e.key, "name": e.name, "copies": e.copies} for e in found.missing],
        form_faults=[{"place": e.place, "message": e.message} for e in found.form_faults],
        unanswered=list(found.unanswered),
    )
