"""The field of a question: what is typed into it, in which type it is kept, what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.base.forms.reading import Question
from yimen.base.pages.answers import said
from yimen.kernel import money
from yimen.kernel.codes import formats
from yimen.kernel.errors import Refused

LONGEST, LONG = 2000, 200  # characters; what may be longer than LONG gets room for it
FEW = 4  # choices that are laid out
YES_NO = [("yes", _("是")), ("no", _("否"))]
# What the page says while typing; whoever sends it anyhow is told by the kernel what is wrong
HINTS: Mapping[str, tuple[str, Any]] = {
    "citizen-id": ("text", _("身份证号码应为18位，且校验位要对得上，请核对。")),
    "uscc": ("text", _("统一社会信用代码应为18位，且校验位要对得上，请核对。")),
    "phone": ("tel", _("请填写11位手机号，或带区号的固定电话。")),
    "money": ("decimal", _("金额填数字，最多两位小数，例如 1200.50。")),
}


class Coded(forms.CharField):
    """A number with a fixed form, judged by the kernel in its own words."""

    def __init__(self, *, check: str, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs=checked(check)), **more)
        self.check = formats.WRITTEN[check]

    def clean(self, value: Any) -> str:
        """The number in its one writing."""
        typed: str = super().clean(value)
        if not typed:
            return typed
        try:
            return self.check(typed)
        except Refused as refused:
            raise forms.ValidationError(said(refused)) from None


class Money(forms.CharField):
    """An amount typed in yuan and kept in fen."""

    def __init__(self, *, least: int | None, most: int | None, **more: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs=checked("money")), **more)
        self.least, self.most = least, most

    def clean(self, value: Any) -> Any:
        typed: str = super().clean(value)
        if not typed:
            return None
        try:
            amount = money.fen(typed)
        except Refused as refused:
            raise forms.ValidationError(said(refused)) from None
        if self.least is not None and amount < self.least:
            least = money.yuan(self.least)
            raise forms.ValidationError(_("不能少于 %(least)s 元。") % {"least": least})
        if self.most is not None and amount > self.most:
            most = money.yuan(self.most)
            raise forms.ValidationError(_("不能多于 %(most)s 元。") % {"most": most})
        return amount


class Day(forms.DateField):
    """A day, kept as the schema writes it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found.isoformat() if found else ""


def checked(kind: str) -> dict[str, str]:
    """What a text field carries so that the page can say early that a number cannot be right."""
    mode, hint = HINTS[kind]
    return {"data-check": kind, "data-hint": hint, "inputmode": mode, "autocomplete": "off"}


def field(question: Question) -> forms.Field:
    """The field of a question that is no list."""
    of = question.of
    shared = {
        "label": question.title,
        "help_text": of.get("description", ""),
        "required": question.required,
    }
    kind, form = of.get("type", "string"), of.get("format", "")
    if offered := choices(of):
        return _choice(offered, shared)
    if form == "money":
        return Money(least=of.get("minimum"), most=of.get("maximum"), **shared)
    if kind in {"integer", "number"}:
        number = forms.IntegerField if kind == "integer" else forms.FloatField
        return number(min_value=of.get("minimum"), max_value=of.get("maximum"), **shared)
    if form == "date":
        return Day(**shared)
    if form in formats.WRITTEN:
        return Coded(check=form, max_length=40, **shared)
    longest = min(LONGEST, int(of.get("maxLength", LONGEST if of.get("x-long") else LONG)))
    widget = forms.Textarea(attrs={"rows": 4}) if longest > LONG else forms.TextInput()
    return forms.CharField(max_length=longest, widget=widget, **shared)


def choices(of: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What a question offers to choose from, as it is typed and in words; none for any other."""
    if of.get("type") == "boolean":
        return YES_NO
    if "oneOf" in of:
        return [(str(one["const"]), one.get("title", one["const"])) for one in of["oneOf"]]
    words = of.get("x-words", {})
    return [(str(each), str(words.get(each, each))) for each in of.get("enum", ())]


def _choice(choices: list[tuple[str, Any]], shared: Mapping[str, Any]) -> forms.Field:
    """A few choices are laid out; more of them, or one that may be taken back, go in a list."""
    if len(choices) <= FEW and shared["required"]:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
    return forms.ChoiceField(choices=[("", _("请选择")), *choices], **shared)
