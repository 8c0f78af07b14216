"""A Django form made of an item's JSON Schema: the schema judges, the form asks and says.

Understood are strings (with `enum`, `format` date, citizen-id or uscc), whole and other numbers,
yes or no, and a list of small objects, which repeats its fields. `title` and `description` label a
field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.base.pages.answers import said
from yimen.kernel.codes import citizen, uscc
from yimen.kernel.codes.faults import tidy
from yimen.kernel.errors import Refused

LONGEST, LONG = 2000, 200  # characters; what may be longer than LONG gets room for it
MOST_ROWS = 20
CHECKS: Mapping[str, Callable[[str], str]] = {
    "citizen-id": lambda typed: citizen.check(tidy(typed)).text,
    "uscc": lambda typed: uscc.check(tidy(typed)).text,
}


class Coded(forms.CharField):
    """A number with check characters, judged by the kernel in its own words."""

    def __init__(self, *, check: str, **more: Any) -> None:
        super().__init__(**more)
        self.check = CHECKS[check]

    def clean(self, value: Any) -> str:
        """The number in its one writing."""
        typed: str = super().clean(value)
        if not typed:
            return typed
        try:
            return self.check(typed)
        except Refused as refused:
            raise forms.ValidationError(said(refused)) from None


class Day(forms.DateField):
    """A day, kept as the schema writes it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found.isoformat() if found else ""


class Filled(forms.Form):
    """The form of one item; its fields come from the schema."""


def form_of(schema: str, answers: Mapping[str, Any], typed: QueryDict | None = None) -> Filled:
    """The form with what was kept, or bound to what is typed now."""
    read = json.loads(schema) if schema else {}
    form = Filled(typed, initial=_spread(read, answers))
    for name, field in _fields(read, answers, typed):
        form.fields[name] = field
    return form


def answers_of(schema: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, sound or not, as the schema has it; what was left empty is left out."""
    read = json.loads(schema) if schema else {}
    found = {
        name: value
        for name, of in read.get("properties", {}).items()
        if of.get("type") != "array" and (value := _value(of, typed.get(name))) is not None
    }
    for name, inner in _groups(read):
        rows = [_row(inner, typed, f"{name}-{n}-") for n in range(MOST_ROWS)]
        if kept := [row for row in rows if row]:
            found[name] = kept
    return found


def _fields(
    schema: Mapping[str, Any], answers: Mapping[str, Any], typed: QueryDict | None
) -> Iterator[tuple[str, forms.Field]]:
    asked = schema.get("required", ())
    for name, of in schema.get("properties", {}).items():
        if of.get("type") != "array":
            yield name, _field(name, of, required=name in asked)
            continue
        inner = of.get("items", {})
        kept = len(answers.get(name, ())) if isinstance(answers.get(name), list) else 0
        rows = min(MOST_ROWS, max(1, kept + 1, _typed_rows(name, typed)))
        for n in range(rows):
            for key, one in inner.get("properties", {}).items():
                field = _field(key, one, required=name in asked and n == 0)
                field.label = f"{of.get('title', name)} {n + 1} · {field.label}"
                yield f"{name}-{n}-{key}", field


def _typed_rows(name: str, typed: QueryDict | None) -> int:
    rows = (key[len(name) + 1 :].split("-")[0] for key in typed or () if key.startswith(f"{name}-"))
    return max((int(row) + 1 for row in rows if row.isascii() and row.isdigit()), default=0)


def _field(name: str, of: Mapping[str, Any], *, required: bool) -> forms.Field:
    shared = {
        "label": of.get("title", name),
        "help_text": of.get("description", ""),
        "required": required,
    }
    kind, form = of.get("type", "string"), of.get("format", "")
    if "enum" in of:
        choices = [("", _("请选择")), *((str(each), str(each)) for each in of["enum"])]
        return forms.ChoiceField(choices=choices, **shared)
    if kind == "boolean":
        return forms.TypedChoiceField(choices=[("", _("请选择")), *YES_NO], **shared)
    if kind in {"integer", "number"}:
        number = forms.IntegerField if kind == "integer" else forms.FloatField
        return number(min_value=of.get("minimum"), max_value=of.get("maximum"), **shared)
    if form == "date":
        return Day(**shared)
    if form in CHECKS:
        return Coded(check=form, max_length=40, **shared)
    longest = min(LONGEST, int(of.get("maxLength", LONGEST if of.get("x-long") else LONG)))
    widget = forms.Textarea(attrs={"rows": 4}) if longest > LONG else forms.TextInput()
    return forms.CharField(max_length=longest, widget=widget, **shared)


YES_NO = [("yes", gettext_lazy("是")), ("no", gettext_lazy("否"))]


def _groups(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, of in schema.get("properties", {}).items():
        if of.get("type") == "array":
            yield name, of.get("items", {}).get("properties", {})


def _row(inner: Mapping[str, Any], typed: Mapping[str, Any], before: str) -> dict[str, Any]:
    values = {key: _value(of, typed.get(before + key)) for key, of in inner.items()}
    return {key: value for key, value in values.items() if value is not None}


def _value(of: Mapping[str, Any], typed: Any) -> Any:
    """The text as the schema's type where it is that; as typed where not; None for nothing."""
    text = str(typed or "").replace("\0", "").strip()
    if not text:
        return None
    kind = of.get("type", "string")
    try:
        if kind == "integer":
            return int(text)
        if kind == "number":
            number = float(text)
            return number if abs(number) < 1e15 else text  # JSON knows neither nan nor infinity
    except ValueError:
        return text
    if kind == "boolean" and text in {"yes", "no"}:
        return text == "yes"
    return _coded(of.get("format", ""), text)


def _coded(form: str, text: str) -> str:
    """A number with check characters in its one writing, if it is sound."""
    if form not in CHECKS:
        return text
    try:
        return CHECKS[form](text)
    except Refused:
        return text


def _spread(schema: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """What was kept, under the names of the fields."""
    flat: dict[str, Any] = {}
    for name, of in schema.get("properties", {}).items():
        value = answers.get(name)
        if of.get("type") == "array" and isinstance(value, list):
            for n, row in enumerate(value):
                flat |= {f"{name}-{n}-{key}": inner for key, inner in row.items()}
        elif isinstance(value, bool):
            flat[name] = "yes" if value else "no"
        else:
            flat[name] = value
    return flat
