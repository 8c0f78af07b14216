"""Every reason why a version may not be published, all told at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import jsonschema_rs

from yimen.ground.catalog.rules.content import Content
from yimen.ground.catalog.states import CaseType, Necessity, Source
from yimen.kernel.errors import Refused
from yimen.kernel.money import sound
from yimen.kernel.plan.conditions import compiled


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: a stable code and what it is about (a material, a fee, a condition)."""

    code: str
    about: str = ""

    def __str__(self) -> str:
        return f"{self.code} ({self.about})" if self.about else self.code


def faults(content: Content, *, on: date) -> list[Fault]:
    """Why the content may not be published to hold from `on`; empty means it may."""
    return [
        *_basics(content, on),
        *_grants(content),
        *_limits(content),
        *_materials(content),
        *_fees(content),
        *_guidance(content),
        *_form(content),
    ]


def _basics(content: Content, on: date) -> Iterator[Fault]:
    if not content.name.strip():
        yield Fault("name-missing")
    if not content.bases:
        yield Fault("basis-missing")  # 职权法定: nothing outside the law
    elif not any(basis.in_force(on) for basis in content.bases):
        yield Fault("basis-not-in-force")
    yield from (Fault("basis-untitled") for basis in content.bases if not basis.title.strip())
    if content.visits < 0 or (content.visits > 0 and not content.visit_reason.strip()):
        yield Fault("visits-without-reason")
    if bool(content.plan_code) != bool(content.plan_digest):
        yield Fault("plan-half-named")


def _grants(content: Content) -> Iterator[Fault]:
    if content.pledge and content.domains:
        yield Fault("pledge-where-none-may-be")  # 浙江省保障“最多跑一次”改革规定 Art. 14
    if content.quota < 0:
        yield Fault("quota")
    if bool(content.region.strip()) != bool(content.region_basis.strip()):
        yield Fault("region-without-basis")  # 行政许可法 Art. 41


def _limits(content: Content) -> Iterator[Fault]:
    statutory, promised = content.statutory, content.promised
    if statutory is not None and not content.statutory_basis.strip():
        yield Fault("statutory-limit-without-basis")
    if content.case_type is CaseType.PROMISED and promised is None:
        yield Fault("promised-limit-missing")
    if content.case_type is CaseType.IMMEDIATE and promised is not None and promised.number:
        yield Fault("immediate-with-a-wait")
    if content.case_type is CaseType.IMMEDIATE and content.lower_review:
        yield Fault("immediate-and-reviewed-below")  # two authorities do not decide on the spot
    if statutory is None or promised is None:
        return
    if statutory.unit == promised.unit and promised.number > statutory.number:
        yield Fault("promised-over-statutory")  # 优化营商环境条例 Art. 36


def _materials(content: Content) -> Iterator[Fault]:
    yield from _twice("material", (each.key for each in content.materials))
    for each in content.materials:
        if not each.name.strip() or not each.key.strip():
            yield Fault("material-unnamed", each.key)
        if (each.necessity is Necessity.CONDITIONAL) != bool(each.when):
            yield Fault("condition-and-necessity-differ", each.key)
        if each.gap_tolerant and each.source is Source.SHARED:
            yield Fault("shared-material-cannot-be-late", each.key)
        if each.by_pledge and not content.pledge:
            yield Fault("pledge-for-a-material-only", each.key)
        if each.copies < 1:
            yield Fault("copies", each.key)
        if each.is_form and (not content.form or each.blank or each.sample):
            yield Fault("material-is-no-form", each.key)
        yield from _condition(each.when, each.key)


def _fees(content: Content) -> Iterator[Fault]:
    for fee in content.fees:
        if not fee.basis.strip():
            yield Fault("fee-without-basis", fee.name)  # 行政许可法 Art. 58-59
        try:
            sound(fee.fen)
        except Refused:
            yield Fault("fee-amount", fee.name)


def _guidance(content: Content) -> Iterator[Fault]:
    yield from _twice("question", (each.key for each in content.questions))
    yield from _twice("variant", (each.key for each in content.variants))
    for question in content.questions:
        if not question.key.isidentifier() or not question.answers:
            yield Fault("question-unanswerable", question.key)
        yield from _twice(question.key, (each.value for each in question.answers))
    for each in content.variants:
        yield from _condition(each.when, each.key)


def _form(content: Content) -> Iterator[Fault]:
    if not content.form:
        return
    try:
        schema = json.loads(content.form)
        jsonschema_rs.meta.validate(schema)
        judge = jsonschema_rs.validator_for(schema)
    except (ValueError, RecursionError, jsonschema_rs.ReferencingError):
        yield Fault("form-is-no-json-schema")
        return
    examples = schema.get("examples", []) if isinstance(schema, dict) else []
    if not all(map(judge.is_valid, examples)):
        yield Fault("form-example-does-not-fit")


def _condition(when: str, about: str) -> Iterator[Fault]:
    try:
        compiled(when or "true")
    except Refused:
        yield Fault("condition-unreadable", about)


def _twice(what: str, keys: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            yield Fault("key-twice", f"{what} {key}")
        seen.add(key)
