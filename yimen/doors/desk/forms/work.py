"""What the worklist is narrowed to; it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.words import SCOPES
from yimen.work.cases.queries.waiting import Kind, Scope, Wanted

SOON = 3  # days
CHOSEN = SafeString(" selected")


class Units(forms.Select):
    """A choice of hundreds, written at once: a template for each took a fifth of the page."""

    def render(
        self, name: str, value: object, attrs: object = None, renderer: object = None
    ) -> SafeString:
        """The units, the one chosen marked."""
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, CHOSEN if key == (value or "") else "", word) for key, word in self.choices),
        )
        return format_html('<select name="{}" id="id_{}">\n{}\n</select>', name, name, options)


class Filter(forms.Form):
    """Whose, which unit, how pressing."""

    scope = forms.ChoiceField(
        label=_("范围"), choices=[(scope.value, word) for scope, word in SCOPES.items()]
    )
    unit = forms.ChoiceField(label=_("单位"), required=False)
    press = forms.ChoiceField(
        label=_("期限"),
        required=False,
        choices=[("", _("全部")), ("late", _("已逾期")), ("soon", _("三天内到期"))],
    )

    def __init__(
        self, given: Mapping[str, str], *, units: tuple[tuple[str, str], ...], kind: Kind
    ) -> None:
        super().__init__(given)
        self.kind = kind
        chosen = forms.ChoiceField(
            label=_("单位"),
            required=False,
            choices=[("", _("全部单位")), *units],
            widget=Units,
        )
        self.fields["unit"] = chosen

    def wanted(self, on: date) -> Wanted:
        """The filter as a query takes it; what is no choice narrows nothing."""
        self.is_valid()
        days = {"late": -1, "soon": SOON}
        press = self.cleaned_data.get("press", "")
        return Wanted(
            kind=self.kind,
            scope=Scope(self.cleaned_data.get("scope") or Scope.UNIT),
            unit=self.cleaned_data.get("unit", ""),
            until=on + timedelta(days=days[press]) if press in days else None,
        )
