"""A fault of a plan in words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from yimen.base.sentences.plan.faults import FAULTS
from yimen.base.sentences.plan.refusals import SENTENCES

if TYPE_CHECKING:
    from yimen.kernel.plan import Fault, Plan

_UNITS = {
    "working_day": ("个工作日", "working days"),
    "calendar_day": ("个自然日", "calendar days"),
    "month": ("个月", "months"),
    "hour": ("小时", "hours"),
}


def fault_text(fault: Fault, plan: Plan, lang: str = "zh-hans") -> str:
    """A fault of a plan as a person reads it, with the names of its steps; `lang` zh-hans or en."""
    names = _names(plan)
    called = [names.get(key, f"“{key}”") for key in fault.steps]
    code = "document-late" if fault.code == "document-missing" and called[1:] else fault.code
    words: dict[str, object] = {name: _said(value, lang) for name, value in fault.facts.items()}
    words |= dict(zip("abc", called, strict=False))
    words |= {"steps": _list(called, lang), "rest": _list(called[1:], lang)}
    words |= {"path": " → ".join(called), "key": fault.steps[0] if fault.steps else ""}
    if "of" in fault.facts:
        words["of"] = _condition(str(fault.facts["of"]), lang)
    if "because" in fault.facts:
        because = cast("tuple[str, ...]", fault.facts["because"])
        words["because"] = _list([names[key] for key in because], lang)
    if code == "run-refused":
        words["refused"] = _refused(fault.facts, lang)
    if code == "cycle":
        words["loop"] = _loop(called, cast("list[str]", fault.facts["documents"]), lang)
    return FAULTS[code][lang == "en"].format(**words)


def _names(plan: Plan) -> dict[str, str]:
    """Key -> name in quotes; steps of one name are told apart by their keys."""
    times = Counter(step.name for step in plan.steps)
    return {
        step.key: f"“{step.name}”" + (f"[{step.key}]" if times[step.name] > 1 else "")
        for step in plan.steps
    }


def _list(items: Iterable[str], lang: str) -> str:
    return (", " if lang == "en" else "、").join(items)


def _condition(of: str, lang: str) -> str:
    """What a condition decides: the step itself, or whether a document is needed."""
    if lang == "en":
        return f"the condition for “{of}”" if of else "the condition"
    return f"材料“{of}”的条件" if of else "启动条件"


def _refused(facts: Mapping[str, object], lang: str) -> str:
    """What stopped a simulated run, by the sentence that a real one would be refused with."""
    about = {name.removeprefix("refused_"): value for name, value in facts.items()}
    return SENTENCES[str(facts["refusal"])][lang == "en"].format(**about)


def _said(value: object, lang: str) -> str:
    """A fact of a fault in words."""
    match value:
        case {"number": number, "unit": str(unit)}:
            return f"{number} {_UNITS[unit][lang == 'en']}"
        case Mapping():
            pairs = cast("Mapping[str, Any]", value).items()
            return _list((f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in pairs), lang)
        case list() | tuple():
            return _list(map(str, value), lang)
        case _:
            return str(value)


def _loop(called: list[str], documents: list[str], lang: str) -> str:
    """A loop in order: each step, and what it needs from the next."""
    pairs = zip(called, called[1:] + called[:1], documents, strict=True)
    if lang != "en":
        return "，".join(
            f"{step}须等{after}出具“{document}”" if document else f"{step}须等{after}办结"
            for step, after, document in pairs
        )
    needs = [f"{after}'s “{document}”" if document else after for _, after, document in pairs]
    return f"{called[0]} needs " + ", which needs ".join(needs)
