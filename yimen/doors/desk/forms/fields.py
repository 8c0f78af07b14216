"""The kinds of field in the forms of acts: long texts, lines, days, yes or no, one of a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def long_text(
    label: Any, *, required: bool = True, hint: Any = "", rows: int = 3
) -> forms.CharField:
    """A text of several lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=4000, required=required, help_text=hint, widget=area
    )


class Lines(forms.CharField):
    """Names, one a line; what comes out is their list."""

    widget = forms.Textarea

    def __init__(self, label: Any, *, hint: Any = "") -> None:
        area = forms.Textarea(attrs={"rows": 4})
        super().__init__(label=label, help_text=hint, max_length=4000, widget=area)

    def clean(self, value: Any) -> list[str]:
        """The lines that say something."""
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]


def day(label: Any, *, hint: Any = "") -> forms.DateField:
    """A local date."""
    shown = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=hint, widget=shown, input_formats=["%Y-%m-%d"], localize=False
    )


def hour(label: Any, *, hint: Any = "") -> forms.TimeField:
    """A local time of day."""
    shown = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        label=label, help_text=hint, widget=shown, input_formats=["%H:%M"], localize=False
    )


def yes_no(label: Any, yes: Any, no: Any) -> forms.TypedChoiceField:
    """One of two, and neither chosen beforehand."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", yes), ("no", no)],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


def one_of(label: Any, choices: Iterable[tuple[str, Any]], *, hint: Any = "") -> forms.ChoiceField:
    """One of a list; where there is but one, it is chosen."""
    listed = list(choices)
    first = [] if len(listed) == 1 else [("", "—")]
    return forms.ChoiceField(label=label, choices=[*first, *listed], help_text=hint)


def some_of(
    label: Any, choices: Iterable[tuple[str, Any]], *, required: bool = True, hint: Any = ""
) -> forms.MultipleChoiceField:
    """Any of a list."""
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=required,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple,
    )


def bars() -> forms.BooleanField:
    """False materials where it matters most: nobody applies again for a year."""
    return forms.BooleanField(
        label=_("提供虚假材料，且直接关系公共安全、人身健康、生命财产安全"),
        required=False,
        help_text=_("一年内不得再次申请（行政许可法第七十八条），会写入文书。"),
    )


def favourable() -> forms.TypedChoiceField:
    """How an inquiry came out."""
    return yes_no(_("结论"), _("符合要求或同意"), _("不符合要求或不同意"))
