"""Two versions of a plan beside each other: what changes, in words and drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.base.language import lang
from yimen.base.parts import due
from yimen.base.sentences.plan import fault_text
from yimen.doors.desk.drawn import drawn
from yimen.kernel.clock import Limit
from yimen.kernel.plan import Needed, NotOrdered, Plan, Step, difference, faults, schedule

FIELDS: dict[str, str | Promise] = {
    "name": gettext_lazy("名称"),
    "unit": gettext_lazy("办理单位"),
    "kind": gettext_lazy("办理方式"),
    "after": gettext_lazy("前序环节"),
    "when": gettext_lazy("何时需要"),
    "limit": gettext_lazy("期限"),
    "promised": gettext_lazy("承诺期限"),
    "given": gettext_lazy("申请时提交的材料"),
    "facts": gettext_lazy("判断依据"),
    "on_refuse": gettext_lazy("不同意时"),
    "return_to": gettext_lazy("退回到"),
    "requires": gettext_lazy("需要的材料"),
    "produces": gettext_lazy("形成的文书"),
    "sets": gettext_lazy("查明的事实"),
    "members": gettext_lazy("会签部门"),
    "lead": gettext_lazy("牵头部门"),
    "quorum": gettext_lazy("需要的会签数"),
}


def checked(plan: Plan, units: Mapping[str, str]) -> dict[str, object]:
    """检查结果: faults that forbid publishing, hints, and how long it takes."""
    found = faults(plan, units=units)
    try:
        times = schedule(plan)
    except NotOrdered:
        times = None
    return {
        "faults": [fault_text(one, plan, lang()) for one in found if not one.hint],
        "hints": [fault_text(one, plan, lang()) for one in found if one.hint],
        "times": times,
        "path": [plan.by_key[key].name for key in times.critical_path] if times else [],
    }


def compared(before: Plan, after: Plan, units: Mapping[str, str]) -> dict[str, object]:
    """新旧对照: what comes, goes and changes, and both drawn."""
    found = difference(before, after)
    return {
        "same": found.empty,
        "whole": [
            (FIELDS[name], said(before, name, before, units), said(after, name, after, units))
            for name in found.whole
        ],
        "added": found.added,
        "removed": found.removed,
        "changed": [
            (
                each.after.name,
                [
                    (
                        FIELDS[name],
                        said(each.before, name, before, units),
                        said(each.after, name, after, units),
                    )
                    for name in each.what
                ],
            )
            for each in found.changed
        ],
        "before": drawn(before, units),
        "after": drawn(after, units),
    }


def said(of: Plan | Step, name: str, plan: Plan, units: Mapping[str, str]) -> str:
    """One field of a plan or step as a person reads it; — for what is not there."""
    value: Any = getattr(of, name)
    if name in ("after", "members"):
        known = {key: step.name for key, step in plan.by_key.items()} | dict(units)
        return _("、").join(known.get(key, key) for key in value) or "—"
    if name in ("unit", "lead"):
        return units.get(value, value) or "—"
    if name == "return_to" and value in plan.by_key:
        return plan.by_key[value].name
    if isinstance(value, tuple):
        return _("、").join(_item(each) for each in value) or "—"
    return length(value) if isinstance(value, Limit) else str(value or "—")


def _item(value: Any) -> str:
    if isinstance(value, Needed):
        return f"{value.document} [{value.when}]" if value.when else value.document
    return str(getattr(value, "name", value))


def length(limit: Limit | None) -> str:
    """A limit with its unit; "" for none."""
    return due.length(limit.number, limit.unit) if limit else ""
