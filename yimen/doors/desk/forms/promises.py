"""The forms about what an applicant promised: materials for later (容缺), conditions (告知承诺)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.fields import long_text, yes_no
from yimen.doors.desk.forms.sheets import COPIES, ORIGINALS, counted, sheets
from yimen.work.intake.rules import Held


class Handing(forms.Form):
    """What is handed in at the window on paper: how many sheets of each material."""

    def __init__(self, given: Any, *, materials: Mapping[str, str]) -> None:
        super().__init__(given)
        self.materials = materials
        for key, name in materials.items():
            for field, counts in sheets(key, None).items():
                counts.label = f"{name} · {counts.label}"
                self.fields[field] = counts

    def clean(self) -> dict[str, Any]:
        """Every material is there."""
        found = super().clean() or {}
        for key in self.materials:
            if not (found.get(ORIGINALS + key) or found.get(COPIES + key)):
                self.add_error(ORIGINALS + key, _("这份材料还没有收到。"))
        return found

    def papers(self) -> list[Held]:
        """What was brought."""
        return counted(self.materials, self.cleaned_data, {})


class Checking(forms.Form):
    """核查承诺."""

    kept = yes_no(_("核查结果"), _("符合承诺"), _("不符合承诺"))
    finding = long_text(
        _("核查情况"), hint=_("看了什么、发现什么。不符合的会写入责令限期改正通知书。")
    )
    days = forms.IntegerField(
        label=_("几个工作日内改正"),
        required=False,
        min_value=1,
        max_value=200,
        help_text=_("不符合时必填；改正期满仍不符合的，再次登记后即认定违背承诺。"),
    )


class Repairing(forms.Form):
    """信用修复."""

    reason = long_text(_("修复的理由"), hint=_("申请人作了什么改正。"))
