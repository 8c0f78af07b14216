"""The forms of a joint step and of handing a step on; and the phrases that go into opinions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.words import OUTCOMES
from yimen.ground.people import queries as people

if TYPE_CHECKING:
    from yimen.ground.people.models import Staff

PHRASES = (  # they go into a document, whose language is Chinese
    "经审查，符合法定条件、标准。",
    "材料齐全，内容一致，同意。",
    "经现场核查，与申报一致。",
    "不符合法定条件，理由如下。",
)


class Opinion(forms.Form):
    """意见: an outcome, a phrase at hand, and one's own words after it."""

    step = forms.CharField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("审查结论"),
        choices=[(outcome.name, word) for outcome, word in OUTCOMES.items()],
        widget=forms.RadioSelect,
    )
    phrase = forms.ChoiceField(label=_("常用意见"), required=False)
    opinion = forms.CharField(
        label=_("审查意见"),
        required=False,
        max_length=4000,
        help_text=_("接在常用意见之后；不同意或附条件时必填。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, given: Any, *, initial: Any, phrases: Iterable[str]) -> None:
        super().__init__(given, initial=initial)
        kept = dict.fromkeys([*phrases, *PHRASES])
        self.fields["phrase"] = forms.ChoiceField(
            label=_("常用意见"),
            required=False,
            choices=[("", _("不用")), *((phrase, phrase) for phrase in kept)],
        )

    def clean(self) -> dict[str, Any]:
        """A step is not refused, nor bound to conditions, without a word."""
        found = super().clean() or {}
        if found.get("outcome") != "APPROVE" and not found.get("opinion"):
            self.add_error("opinion", _("不同意或附条件时，请写明理由或条件。"))
        return found

    def said(self) -> str:
        """The opinion with its phrase in front."""
        parts = (self.cleaned_data["phrase"], self.cleaned_data["opinion"])
        return "".join(part for part in parts if part)


class Speaking(Opinion):
    """会签 for one's department."""

    unit = forms.ChoiceField(label=_("代表部门"))
    field_order = ("step", "unit", "outcome", "phrase", "opinion")

    def __init__(
        self, given: Any, *, initial: Any, units: Sequence[str], phrases: Iterable[str]
    ) -> None:
        super().__init__(given, initial=initial, phrases=phrases)
        known = people.units_by_key() if units else {}
        self.fields["unit"] = forms.ChoiceField(
            label=_("代表部门"), choices=[(key, known[key].name) for key in units]
        )
        self.order_fields(self.field_order)


class HandingOver(forms.Form):
    """移交 to a named colleague."""

    step = forms.CharField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("移交给"))
    reason = forms.CharField(
        label=_("移交原因"),
        max_length=500,
        help_text=_("会留痕，例如休假、岗位调整、回避。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, given: Any, *, initial: Any, colleagues: Sequence[Staff]) -> None:
        super().__init__(given, initial=initial)
        named = [(one.number, f"{one.name} {one.number} · {one.unit.name}") for one in colleagues]
        self.fields["to"] = forms.ChoiceField(label=_("移交给"), choices=[("", "—"), *named])
        self.order_fields(("step", "to", "reason"))
