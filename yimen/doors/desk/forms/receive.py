"""What a clerk takes down at the window: who applies, the form of the item, papers received."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.base.files.store import listed
from yimen.base.forms.filling import form_of
from yimen.base.forms.reading import Question, sheet
from yimen.base.forms.typed import answers_of
from yimen.doors.desk.forms.parties import Party
from yimen.doors.desk.forms.sheets import COPIES, ORIGINALS, Row, counted, sheets
from yimen.doors.desk.words import DELIVERY, DOCUMENTS, REQUESTS
from yimen.ground.catalog.rules import Content, Material
from yimen.work.intake.rules import Held, Precheck
from yimen.work.intake.states import Delivery

ANSWER, QUESTION = "answer_", "question_"
ABOUT = ("request", "licence")
AGENT = ("agent_number", "agent_document", "agent_name", "mandate")


class Applicant(Party):
    """Who applies, and the agent who stands there for them."""

    request = forms.ChoiceField(
        label=_("就已有证照申请什么"), required=False, choices=[("", "—"), *REQUESTS.items()]
    )
    licence = forms.CharField(
        label=_("证照标识"),
        required=False,
        max_length=128,
        help_text=_("印在证照上，以1.2.156.3005.2开头。"),
    )
    agent_number = forms.CharField(
        label=_("代办人证件号码"),
        required=False,
        max_length=40,
        help_text=_("本人或法定代表人到场的不填。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    agent_document = forms.ChoiceField(
        label=_("代办人证件类型"), required=False, choices=list(DOCUMENTS.items())
    )
    agent_name = forms.CharField(label=_("代办人姓名"), required=False, max_length=100)
    mandate = forms.CharField(
        label=_("委托书"),
        required=False,
        max_length=300,
        help_text=_("看到的委托书：日期、编号或公证书号、委托事项。"),
    )

    @property
    def agent(self) -> list[forms.BoundField]:
        """What is asked of an agent."""
        return [self[name] for name in self.fields if name in AGENT]

    @property
    def own(self) -> list[forms.BoundField]:
        """What is asked of the applicant."""
        return [self[name] for name in self.fields if name not in (*AGENT, *ABOUT)]

    @property
    def agent_typed(self) -> bool:
        """Whether an agent was typed, so that what is wrong there is seen."""
        return any(self.data.get(name) for name in AGENT if name != "agent_document")

    @property
    def about(self) -> list[forms.BoundField]:
        """What is asked of a licence that is held."""
        return [self[name] for name in ABOUT]

    @property
    def about_typed(self) -> bool:
        """Whether a licence stands there, so that it is seen."""
        return any(self[name].value() for name in ABOUT)

    def clean(self) -> dict[str, Any]:
        """An agent has a number, a name and a mandate, all three or none; a request a licence."""
        found = super().clean() or {}
        if bool(found.get("request")) != bool(found.get("licence")):
            name = "licence" if found.get("request") else "request"
            if name not in self.errors:
                self.add_error(name, _("申请什么、就哪份证照，请一并填写。"))
        asked = ("agent_number", "agent_name", "mandate")
        if any(found.get(name) for name in asked):
            for name in (name for name in asked if not found.get(name) and name not in self.errors):
                self.add_error(name, _("由代办人办理的，请填写。"))
        return found


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
        delivery: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(given)
        self.content = content
        self.sheet, self.typed = sheet(content.form), answers_typed(given)
        asked = answers if self.typed is None else self.answers()
        filled = form_of(self.sheet, asked, self.typed, spare=True)
        self.must = {
            each.name: _first(each)
            for each in self.sheet.questions
            if each.required and each.name in filled.shown
        }
        for question in content.questions:
            options = [("", "—"), *((each.value, each.text) for each in question.answers)]
            self.fields[QUESTION + question.key] = forms.ChoiceField(
                label=question.text,
                required=False,
                choices=options,
                initial=facts.get(question.key),
            )
        for bound in filled.appearing():
            bound.field.required = False
            bound.field.initial = filled.initial.get(bound.name)
            self.fields[ANSWER + bound.name] = bound.field
        self.held = {each.key: each for each in held}
        self.fields.update(_delivery(delivery))
        for material in content.materials:
            self.fields.update(sheets(material.key, self.held.get(material.key)))

    def part(self, prefix: str) -> list[forms.BoundField]:
        """The fields of one part, for the page."""
        return [self[name] for name in self.fields if name.startswith(prefix)]

    @property
    def delivering(self) -> list[forms.BoundField]:
        """How what is decided is to come."""
        return [self["delivery"], self["delivery_to"]]

    def clean(self) -> dict[str, Any]:
        """A courier has an address; the rest is kept as it is and told when handing in."""
        found = super().clean() or {}
        if found.get("delivery") == Delivery.COURIER and not found.get("delivery_to"):
            self.add_error("delivery_to", _("快递送达的，请填写收件人、电话和地址。"))
        return found

    def rows(self, lacking: Collection[str]) -> list[Row]:
        """The materials, each with its two counts and how it stands."""
        return [self._row(one, lacking) for one in self.content.materials]

    def _row(self, one: Material, lacking: Collection[str]) -> Row:
        counts = (self[ORIGINALS + one.key], self[COPIES + one.key])
        files = listed(self.held[one.key].sha256) if one.key in self.held else ()
        there = bool(files) or any(str(count.value() or 0) != "0" for count in counts)
        state = "lacking" if one.key in lacking else "there" if there else "not_needed"
        return Row(one.key, one.name, state, *counts, files)

    def tell(self, found: Precheck) -> None:
        """Everything that is missing, each at its place; only what must be there is marked so."""
        answered = self.answers()
        for name in (name for name in self.must if name not in answered):
            self.add_error(ANSWER + self.must[name], _("请填写。"))
        facts = self.facts()
        for question in self.content.questions:
            if question.key not in facts:
                self.add_error(QUESTION + question.key, _("请选择。"))
        for fault in found.form_faults:
            if fault.place:
                at = ANSWER + fault.place.replace("/", "-")
                self.add_error(at if at in self.fields else None, fault.message)
        for material in found.missing:
            self.add_error(None, gettext("还缺材料：{name}。").format(name=material.name))

    def mark(self) -> None:
        """For the page: which fields may stay empty, now that they were read."""
        needed = {QUESTION + question.key for question in self.content.questions}
        for name in needed | {ANSWER + field for field in self.must.values()}:
            self.fields[name].required = True

    def answers(self) -> dict[str, Any]:
        """What was typed into the item's form, in the types that it asks for."""
        return self.sheet.kept(answers_of(self.sheet, self.typed or {}))

    def facts(self) -> dict[str, Any]:
        """The answers to the item's questions."""
        return {
            name.removeprefix(QUESTION): value
            for name, value in self.cleaned_data.items()
            if name.startswith(QUESTION) and value
        }

    def papers(self, scans: Mapping[str, str]) -> list[Held]:
        """The materials of which a sheet or a scan is there; `scans` by key, as kept in lists."""
        return counted([one.key for one in self.content.materials], self.cleaned_data, scans)


def answers_typed(given: Mapping[str, Any] | None) -> QueryDict | None:
    """What was typed into the item's form, under the names that the form itself has."""
    if given is None:
        return None
    found = QueryDict(mutable=True)
    named = {name: value for name, value in given.items() if name.startswith(ANSWER)}
    found.update({name.removeprefix(ANSWER): str(value) for name, value in named.items()})
    return found


def _delivery(chosen: tuple[str, str]) -> dict[str, forms.Field]:
    """送达方式: who stands at the window fetches it there or has it sent."""
    ways = [(way.value, DELIVERY[way.value]) for way in (Delivery.WINDOW, Delivery.COURIER)]
    return {
        "delivery": forms.ChoiceField(
            label=_("申请人选择的送达方式"),
            required=False,
            choices=ways,
            initial=chosen[0] or Delivery.WINDOW.value,
            widget=forms.RadioSelect,
        ),
        "delivery_to": forms.CharField(
            label=_("收件人、电话和地址"),
            required=False,
            max_length=300,
            initial=chosen[1],
            help_text=_("选择快递的填写。"),
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    }


def _first(question: Question) -> str:
    """The field at which it is said that a question was not answered."""
    return f"{question.name}-0-{question.rows[0].name}" if question.rows else question.name
