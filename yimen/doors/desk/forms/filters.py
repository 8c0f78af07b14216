"""What lists are narrowed to; it stands in the address, and what is no choice narrows nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.work import Units
from yimen.doors.desk.licence_words import LICENCES
from yimen.work.certificates.queries import Wanted
from yimen.work.certificates.states import State

ALL = _("全部")
RUN_OUT = (30, 60, 90)  # days ahead


class Narrowing(forms.Form):
    """A filter in an address."""

    def __init__(self, given: Mapping[str, str], *, units: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(given)
        self.offer(units)
        self.is_valid()

    def offer(self, units: Sequence[tuple[str, str]]) -> None:
        """The choices that are not the same for everybody."""
        self.fields["unit"] = choice(_("单位"), units, _("全部单位"), widget=Units)

    def chosen(self, name: str) -> Any:
        """What a field narrows to; None where it narrows nothing."""
        return self.cleaned_data.get(name) or None

    @property
    def address(self) -> str:
        """The filter as it stands in an address."""
        chosen = {name: self.cleaned_data.get(name) for name in self.fields}
        return urlencode({name: value for name, value in chosen.items() if value})


def choice(
    label: Any, choices: Iterable[tuple[str, Any]], every: Any = ALL, **more: Any
) -> forms.ChoiceField:
    """One of a list, or all of it."""
    return forms.ChoiceField(label=label, required=False, choices=[("", every), *choices], **more)


class Licences(Narrowing):
    """Which licences are listed."""

    q = forms.CharField(label=_("证照标识、文号或者持证人全名"), required=False, max_length=128)
    state = choice(_("状态"), [(state.value, word) for state, (word, _tone) in LICENCES.items()])
    unit = choice(_("单位"), ())
    soon = forms.TypedChoiceField(
        label=_("有效期"),
        required=False,
        coerce=int,
        choices=[
            ("", ALL),
            *((days, format_lazy(_("{days}天内届满"), days=days)) for days in RUN_OUT),
        ],
    )

    def wanted(self, on: date) -> Wanted:
        """The filter as a query takes it."""
        state, soon = self.chosen("state"), self.chosen("soon")
        return Wanted(
            words=(self.chosen("q") or "").strip(),
            state=State(state) if state else None,
            runs_out_by=on + timedelta(days=soon) if soon else None,
        )
