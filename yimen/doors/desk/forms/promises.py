"""The forms about what an applicant promised: materials for later (容缺), conditions (告知承诺)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.fields import long_text, some_of, yes_no
from yimen.doors.desk.forms.sheets import COPIES, ORIGINALS, Row, counted, sheets
from yimen.work.cases.queries.offers import Offers
from yimen.work.cases.rules import Promised
from yimen.work.cases.rules.letters.promises import GAP_WORDS, PLEDGE_WORDS
from yimen.work.intake.rules import Held


class Promising(forms.Form):
    """容缺承诺 and 告知承诺, as the item and the place allow them; signed on paper."""

    field_order = ("gaps", "gap_words", "pledges", "pledge", "signed")
    signed = forms.BooleanField(
        label=_("申请人已在承诺书上签字或者盖章，原件留存"),
        required=False,
        help_text=_("先打印承诺书，向申请人说明，签字后再提交。"),
    )

    def __init__(self, given: Any, *, offers: Offers) -> None:
        super().__init__(given)
        if offers.gaps:
            self.fields["gaps"] = some_of(_("先受理、稍后补交的材料"), offers.gaps, required=False)
            self.fields["gap_words"] = _words(_("补交的书面承诺"), GAP_WORDS)
        if offers.pledge:
            self.fields["pledges"] = forms.BooleanField(
                label=_("申请人自愿选择告知承诺，凭承诺当场决定"), required=False
            )
            self.fields["pledge"] = _words(_("告知承诺的内容"), PLEDGE_WORDS)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Something is promised, in words; it goes in only once it is signed."""
        found = super().clean() or {}
        chosen = [name for name in ("gaps", "pledges") if found.get(name)]
        if not chosen:
            self.add_error(None, _("请选择要承诺的内容；没有承诺的，回到收件页面提交。"))
        for name, words in (("gaps", "gap_words"), ("pledges", "pledge")):
            if name in chosen and not found.get(words):
                self.add_error(words, _("请写明申请人的承诺。"))
        if "submit" in self.data and not found.get("signed"):
            self.add_error("signed", _("承诺应当书面作出，请先打印并由申请人签字。"))
        return found

    @property
    def promised(self) -> Promised:
        """What the verb is told."""
        said = self.cleaned_data
        gaps = tuple(said.get("gaps") or ())
        return Promised(
            gaps=gaps,
            gap_words=said["gap_words"] if gaps else "",
            pledge=said["pledge"] if said.get("pledges") else "",
        )


def _words(label: Any, initial: str) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, required=False, max_length=2000, initial=initial, widget=area
    )


class Handing(forms.Form):
    """What is handed in at the window: how many sheets of each material, and scans of it."""

    use_required_attribute = False
    scans: Mapping[str, str] = {}  # hashes of lists of files by material, once they were read

    def __init__(self, given: Any, *, materials: Mapping[str, str]) -> None:
        super().__init__(given)
        self.materials = materials
        for key in materials:
            self.fields.update(sheets(key, None))

    @property
    def rows(self) -> list[Row]:
        """The materials, each with its counts."""
        return [
            Row(key, name, "lacking", self[ORIGINALS + key], self[COPIES + key], ())
            for key, name in self.materials.items()
        ]

    def take(self, scans: Mapping[str, str]) -> None:
        """The scans come to the sheets; every material must be there as one or the other."""
        self.scans = scans
        there = {each.key for each in self.papers()}
        for key, name in self.materials.items():
            if key not in there:
                said = gettext("{name}：这份材料还没有收到。").format(name=name)
                self.add_error(ORIGINALS + key, said)

    def papers(self) -> list[Held]:
        """What was brought."""
        typed = {name: self.cleaned_data.get(name) for name in self.fields}
        return counted(self.materials, typed, self.scans)


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
