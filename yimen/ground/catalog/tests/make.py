"""Things to test with, made by the verbs so that they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from yimen.ground.catalog import verbs
from yimen.ground.catalog.models import Item, ItemVersion
from yimen.ground.catalog.rules import Basis, Content, Material
from yimen.ground.catalog.states import CaseType, Power, Tier
from yimen.kernel.clock import Limit, Unit

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
CONTENT = Content(
    name="Food business licence",
    power=Power.APPROVAL,
    case_type=CaseType.PROMISED,
    statutory=Limit(20, Unit.WORKING_DAY),
    statutory_basis="行政许可法 Art. 42",
    promised=Limit(10, Unit.WORKING_DAY),
    bases=(Basis("食品安全法", "Art. 35"),),
    materials=(Material("form", "Application form"),),
)


def item(code: str = "I-1", tier: Tier = Tier.IMPLEMENTATION, parent: str = "") -> Item:
    return verbs.enter_item(
        code=code,
        name=f"item {code}",
        tier=tier,
        power=Power.APPROVAL,
        department=None,
        parent=parent,
        by="editor",
        now=NOW,
    )


def version(code: str = "I-1", start: date = TODAY, name: str = "v") -> ItemVersion:
    return verbs.publish_item_version(
        item=code,
        content=replace(CONTENT, name=name),
        effective_from=start,
        by="editor",
        now=NOW,
        today=TODAY,
    )


def row(
    name: str = "a", code: str = "", department: str = "d", **more: object
) -> dict[str, object]:
    return {
        "name": name,
        "department": department,
        "implementation_code": code
        or f"511A{name.upper()}-511602000000-000-11511301008778183N-1-00",
        "area_code": "511602000000",
        "item_type_code": "01",
        "item_type": "行政许可",
        "dept_code": "11511301008778183N",
        **more,
    }


def imported(rows: Sequence[object]) -> verbs.Report:
    return verbs.import_list(
        rows=rows, file_name="list.json", file_digest="0" * 64, by="editor", now=NOW, today=TODAY
    )


def counts(report: verbs.Report) -> tuple[int, int, int]:
    return report.added, report.changed, report.unchanged
