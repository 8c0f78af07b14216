"""What a clerk takes down at the window: who applies, the form of the item, papers received."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.words import DOCUMENTS
from yimen.ground.catalog.rules import Content, Material
from yimen.work.intake.rules import Held, Precheck
from yimen.work.intake.states import Way

ANSWER, QUESTION, ORIGINALS, COPIES = "answer_", "question_", "originals_", "copies_"
SHEETS = 999


Row = tuple[Material, str, forms.BoundField, forms.BoundField]


class Applicant(forms.Form):
    """The person or organisation, found by its number or registered with it."""

    kind = forms.ChoiceField(
        label=_("申请人"),
        choices=[("person", _("个人")), ("organisation", _("企业或其他组织"))],
        widget=forms.RadioSelect,
        initial="person",
    )
    document = forms.ChoiceField(
        label=_("证件类型"),
        required=False,
        choices=list(DOCUMENTS.items()),
        help_text=_("企业或其他组织不必选择。"),
    )
    number = forms.CharField(
        label=_("证件号码或统一社会信用代码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("姓名或名称"), max_length=100, help_text=_("与证件一致。"))


class Filing(forms.Form):
    """The item's questions, its form, and its materials, all kept whether sound or not."""

    use_required_attribute = False  # what is unfinished is saved too

    def __init__(
        self,
        given: Mapping[str, Any] | None,
        *,
        content: Content,
        answers: Mapping[str, Any],
        facts: Mapping[str, Any],
        held: Sequence[Held],
    ) -> None:
        super().__init__(given)
        self.content = content
        schema = json.loads(content.form) if content.form else {}
        self.asked, self.must = schema.get("properties", {}), schema.get("required", [])
        for question in content.questions:
            options = [("", "—"), *((each.value, each.text) for each in question.answers)]
            self.fields[QUESTION + question.key] = forms.ChoiceField(
                label=question.text,
                required=False,
                choices=options,
                initial=facts.get(question.key),
            )
        for name, one in self.asked.items():
            field = _field(one, str(one.get("title", name)))
            field.initial = answers.get(name)
            self.fields[ANSWER + name] = field
        there = {each.key: each for each in held}
        for material in content.materials:
            self._sheets(material, there.get(material.key))

    def _sheets(self, material: Material, held: Held | None) -> None:
        for prefix, label, many in (
            (ORIGINALS, _("原件"), held.originals if held else 0),
            (COPIES, _("复印件"), held.copies if held else 0),
        ):
            self.fields[prefix + material.key] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=SHEETS, initial=many
            )

    def part(self, prefix: str) -> list[forms.BoundField]:
        """The fields of one part, for the page."""
        return [self[name] for name in self.fields if name.startswith(prefix)]

    def rows(self, lacking: Collection[str]) -> list[Row]:
        """The materials, each with its two counts and how it stands."""
        return [self._row(one, lacking) for one in self.content.materials]

    def _row(self, one: Material, lacking: Collection[str]) -> Row:
        counts = (self[ORIGINALS + one.key], self[COPIES + one.key])
        there = any(str(count.value() or 0) != "0" for count in counts)
        state = "lacking" if one.key in lacking else "there" if there else "not_needed"
        return one, state, *counts

    def tell(self, found: Precheck) -> None:
        """Everything that is missing, each at its place; only what must be there is marked so."""
        answered = self.answers()
        for name in (name for name in self.must if name not in answered):
            self.add_error(ANSWER + name, _("请填写。"))
        facts = self.facts()
        for question in self.content.questions:
            if question.key not in facts:
                self.add_error(QUESTION + question.key, _("请选择。"))
        for fault in found.form_faults:
            if fault.place:
                at = ANSWER + fault.place.partition("/")[0]
                self.add_error(at if at in self.fields else None, fault.message)
        for material in found.missing:
            self.add_error(None, gettext("还缺材料：{name}。").format(name=material.name))

    def mark(self) -> None:
        """For the page: which fields may stay empty, now that they were read."""
        needed = {QUESTION + question.key for question in self.content.questions}
        for name in needed | {ANSWER + name for name in self.must if name in self.asked}:
            self.fields[name].required = True

    def _typed(self, prefix: str) -> dict[str, Any]:
        return {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix) and value not in (None, "", [])
        }

    def answers(self) -> dict[str, Any]:
        """What was typed into the item's form, in the types that it asks for."""
        return self._typed(ANSWER)

    def facts(self) -> dict[str, Any]:
        """The answers to the item's questions."""
        return self._typed(QUESTION)

    def papers(self) -> list[Held]:
        """The materials of which a sheet is there."""
        counted = [
            Held(
                one.key,
                Way.PAPER,
                originals=self.cleaned_data[ORIGINALS + one.key] or 0,
                copies=self.cleaned_data[COPIES + one.key] or 0,
            )
            for one in self.content.materials
        ]
        return [each for each in counted if each.originals or each.copies]


def _field(schema: Mapping[str, Any], label: str) -> forms.Field:
    """One property of the form; whether it must be there is judged when it is handed in."""
    kind = schema.get("type")
    if "enum" in schema:
        options = [("", "—"), *((str(one), str(one)) for one in schema["enum"])]
        return forms.ChoiceField(label=label, required=False, choices=options)
    if kind == "boolean":
        return forms.BooleanField(label=label, required=False)
    if kind == "integer":
        return forms.IntegerField(label=label, required=False)
    if kind == "number":
        return forms.FloatField(label=label, required=False)
    if kind in ("array", "object"):
        hint = _("按 JSON 填写。")
        return forms.JSONField(label=label, required=False, help_text=hint)
    return forms.CharField(label=label, required=False, max_length=4000)
