"""Items as programs see them."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import region
from yimen.kernel.plan import Plan

if TYPE_CHECKING:
    from yimen.ground.catalog.models import Item, ItemVersion


class ItemShape(BaseModel):
    """事项: an item in a list; `version` is None while nothing of it is in force."""

    code: str = Field(examples=["I-1"])
    name: str = Field(examples=["食品经营许可"])
    department: str = Field(examples=["行政审批局"])
    unit: str = Field(examples=["approval"], description="key of the unit, if one is named")
    power: str = Field(examples=["01"], description="事项类型, GB/T 39046 A.2")
    tier: str = Field(examples=["implementation"])
    implementation_code: str = Field(examples=["511A0100"])
    area_code: str = Field(examples=["511600"])
    version: int | None = Field(examples=[1])


class ItemPage(BaseModel):
    """A page of items; `next` is "" on the last."""

    items: list[ItemShape]
    next: str = Field(examples=["WyJJLTEiXQ"])


class LimitShape(BaseModel):
    """A term: how many of which unit."""

    number: int = Field(examples=[20])
    unit: str = Field(examples=["working_day"])


class PlanStepShape(BaseModel):
    """A step of the plan, and which steps it waits for."""

    key: str = Field(examples=["fire"])
    name: str = Field(examples=["消防审查"])
    unit: str = Field(examples=["fire"])
    kind: str = Field(examples=["single"])
    after: list[str] = Field(examples=[["accept"]])
    when: str = Field(examples=["area > 300"], description="CEL; empty = always")
    limit: LimitShape | None
    on_refuse: str = Field(examples=["end"])
    members: list[str] = Field(examples=[[]])
    requires: list[str] = Field(examples=[["layout"]])
    produces: list[str] = Field(examples=[[]])


class PlanShape(BaseModel):
    """办理流程: how the item is handled."""

    code: str = Field(examples=["food"])
    name: str = Field(examples=["食品经营许可"])
    statutory: LimitShape | None
    promised: LimitShape | None
    steps: list[PlanStepShape]


class VersionShape(BaseModel):
    """Everything that the version in force says."""

    number: int = Field(examples=[1])
    effective_from: date
    name: str = Field(examples=["食品经营许可"])
    case_type: int = Field(examples=[2], description="办件类型, GB/T 39046 A.6")
    statutory: LimitShape | None
    statutory_basis: str = Field(examples=["行政许可法 Art. 42"])
    promised: LimitShape | None
    bases: list[dict[str, Any]] = Field(examples=[[{"title": "食品安全法", "article": "Art. 35"}]])
    materials: list[dict[str, Any]] = Field(examples=[[{"key": "layout", "name": "平面图"}]])
    fees: list[dict[str, Any]] = Field(examples=[[]])
    questions: list[dict[str, Any]] = Field(examples=[[{"key": "cooks", "text": "是否现场制售？"}]])
    variants: list[dict[str, Any]] = Field(examples=[[]])
    form: dict[str, Any] = Field(examples=[{"type": "object"}], description="JSON Schema")
    result: str
    visits: int
    visit_reason: str
    quota: int = Field(examples=[0], description="how many licences there may be; 0: any number")
    conditions: list[str] = Field(description="受理条件")
    pledge: bool = Field(description="whether a promise (告知承诺) may stand for the check")
    transfer: str = Field(description="the law by which a licence passes on; empty: by none")
    region: str = Field(examples=["全国"], description="适用区域; empty where no law says it")
    region_basis: str = Field(examples=["行政许可法 Art. 41"])
    plan: PlanShape | None


class ItemFull(ItemShape):
    """An item with what its version in force says."""

    cancelled_from: date | None
    in_force: VersionShape | None


def item_shape(item: Item, version: int | None) -> ItemShape:
    """An item as it stands in a list."""
    return ItemShape(**_item(item, version))


def item_full(item: Item, version: ItemVersion | None, plan: Plan | None) -> ItemFull:
    """An item with everything that its version says."""
    return ItemFull(
        **_item(item, version.number if version else None),
        cancelled_from=item.cancelled_from,
        in_force=_version(version, plan) if version else None,
    )


def _item(item: Item, version: int | None) -> dict[str, Any]:
    department = item.department
    return {
        "code": item.number,
        "name": item.name,
        "department": department.name if department else "",
        "unit": department.unit.key if department and department.unit else "",
        "power": item.power,
        "tier": item.tier,
        "implementation_code": item.code,
        "area_code": item.area_code,
        "version": version,
    }


def _version(version: ItemVersion, plan: Plan | None) -> VersionShape:
    content = catalog.content(version)
    said = asdict(content)
    for name in ("power", "plan_code", "plan_digest"):
        del said[name]
    found = region(content)
    said |= {"region": found.name, "region_basis": found.basis}
    said["form"] = json.loads(content.form) if content.form else {}
    return VersionShape(
        **said,
        number=version.number,
        effective_from=version.effective_from,
        plan=_plan(plan) if plan else None,
    )


def _plan(plan: Plan) -> PlanShape:
    return PlanShape(
        code=plan.code,
        name=plan.name,
        statutory=_limit(plan.limit),
        promised=_limit(plan.promised),
        steps=[
            PlanStepShape(
                key=step.key,
                name=step.name,
                unit=step.unit or step.lead,
                kind=step.kind,
                after=list(step.after),
                when=step.when,
                limit=_limit(step.limit),
                on_refuse=step.on_refuse,
                members=list(step.members),
                requires=[need.document for need in step.requires],
                produces=list(step.produces),
            )
            for step in plan.steps
        ],
    )


def _limit(limit: Any) -> LimitShape | None:
    return LimitShape(number=limit.number, unit=limit.unit) if limit else None
