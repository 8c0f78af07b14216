"""An item that takes applications, applicants and drafts, made by the verbs themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from yimen.ground.catalog import verbs as catalog
from yimen.ground.catalog.rules import Answer, Basis, Content, Material, Question
from yimen.ground.catalog.states import CaseType, Necessity, Power, Tier
from yimen.ground.people import verbs as people
from yimen.ground.people.states import Document, Level, UnitKind
from yimen.kernel.clock import Limit, Unit
from yimen.work.intake import verbs
from yimen.work.intake.models import Draft
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Channel, Way

DAY = date(2026, 2, 13)  # a Friday; the Spring Festival rest begins on the 15th
NOW = datetime(2026, 2, 13, 1, 30, tzinfo=UTC)
ITEM = "I-1"
ORGAN = "approval"
CITIZEN = "11010519491231002X"
SHA = "a" * 64
CONTENT = Content(
    name="食品经营许可",
    power=Power.APPROVAL,
    case_type=CaseType.PROMISED,
    statutory=Limit(20, Unit.WORKING_DAY),
    statutory_basis="行政许可法 Art. 42",
    promised=Limit(10, Unit.WORKING_DAY),
    bases=(Basis("食品安全法", "Art. 35"),),
    materials=(
        Material("form", "申请书"),
        Material("layout", "平面图", copies=2),
        Material("kitchen", "厨房设备清单", Necessity.CONDITIONAL, when="cooks == 'yes'"),
    ),
    questions=(Question("cooks", "是否现场制售？", (Answer("yes", "是"), Answer("no", "否"))),),
    form=json.dumps(
        {
            "type": "object",
            "required": ["shop"],
            "properties": {"shop": {"type": "string"}, "seats": {"type": "integer"}},
        }
    ),
)


def item(code: str = ITEM, plan_code: str = "", plan_digest: str = "", **more: Any) -> None:
    """An item of the approval bureau, in force from `DAY`."""
    content = replace(CONTENT, plan_code=plan_code, plan_digest=plan_digest, **more)
    people.found_unit(
        key=ORGAN,
        name="某市行政审批局",
        kind=UnitKind.APPROVAL_BUREAU,
        level=Level.CITY,
        division_code="511600",
        by="founder",
        now=NOW,
    )
    bureau = catalog.enter_department(
        name="行政审批局", area_code="511600", unit=ORGAN, by="editor", now=NOW
    )
    catalog.enter_item(
        code=code,
        name=content.name,
        tier=Tier.IMPLEMENTATION,
        power=Power.APPROVAL,
        department=bureau,
        by="editor",
        now=NOW,
    )
    catalog.publish_item_version(
        item=code,
        content=content,
        effective_from=DAY,
        by="editor",
        now=NOW,
        today=DAY,
    )


def person(name: str = "张三", number: str = CITIZEN) -> str:
    """The public number of a registered person."""
    registered = people.register_person(
        name=name,
        document=Document.CITIZEN_ID,
        document_number=number,
        by="clerk",
        now=NOW,
        today=DAY,
    )
    return registered.number


def draft(applicant: str = "", **more: Any) -> Draft:
    """An empty draft."""
    given = {"channel": Channel.WINDOW, "by": "clerk", "now": NOW, "today": DAY, **more}
    return verbs.open_draft(item=ITEM, person=applicant or person(), **given)


def begin(applicant: str, **more: Any) -> Draft:
    """An empty draft, the one that there is if nothing is in it yet."""
    given = {"channel": Channel.WINDOW, "by": "clerk", "now": NOW, "today": DAY, **more}
    return verbs.begin(item=ITEM, person=applicant, **given)


def complete(applicant: str = "", **more: Any) -> str:
    """The number of a draft with everything that it needs."""
    number = draft(applicant, **more).number
    verbs.save(draft=number, answers={"shop": "一品"}, facts={"cooks": "no"}, by="clerk", now=NOW)
    give(number, Held("form", Way.UPLOAD, sha256=SHA))
    give(number, Held("layout", Way.PAPER, originals=1, copies=1))
    return number


def give(number: str, material: Held) -> None:
    """Hand in one material."""
    verbs.add_material(draft=number, material=material, by="clerk", now=NOW, today=DAY)


def receive(number: str) -> Draft:
    """Have a draft received."""
    return verbs.receive(draft=number, by="clerk", now=NOW, today=DAY)
