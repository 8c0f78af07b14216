"""What an applicant may promise when handing in: materials for later, or to meet the conditions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.portal.forms.applying import Declare
from yimen.work.cases.queries.offers import Offers
from yimen.work.cases.rules import Promised
from yimen.work.cases.rules.letters.promises import GAP_WORDS, PLEDGE_WORDS


class Handing(Declare):
    """真实性承诺 and, where the item and the place allow it, 容缺承诺 or 告知承诺."""

    field_order = ("gaps", "gap_words", "pledges", "pledge", "delivery", "delivery_to", "true")

    def __init__(self, given: Any, *, offers: Offers, **more: Any) -> None:
        super().__init__(given, **more)
        if offers.gaps:
            self.fields["gaps"] = forms.MultipleChoiceField(
                label=_("先受理，稍后补交"),
                choices=offers.gaps,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_(
                    "勾选的材料须在受理通知书写明的期限内补齐，逾期的按通知书写明的后果处理。"
                ),
            )
            self.fields["gap_words"] = self._words(_("补交的书面承诺"), GAP_WORDS)
        if offers.pledge:
            self.fields["pledges"] = forms.ChoiceField(
                label=_("您选择怎样办理？"),
                choices=[("", _("一般程序，提交全部材料")), ("yes", _("告知承诺，凭承诺当场决定"))],
                required=False,
                widget=forms.RadioSelect,
                help_text=_(
                    "由您自愿选择。决定前可以撤回承诺；准予之后会核查，不符合承诺又不改正的，撤销准予的决定。"
                ),
            )
            self.fields["pledge"] = self._words(_("告知承诺的内容"), PLEDGE_WORDS)
        self.order_fields(self.field_order)

    @staticmethod
    def _words(label: Any, initial: str) -> forms.CharField:
        area = forms.Textarea(attrs={"rows": 2})
        return forms.CharField(
            label=label, required=False, max_length=2000, initial=initial, widget=area
        )

    def clean(self) -> dict[str, Any]:
        """What is promised is promised in words."""
        found = super().clean() or {}
        for chosen, words in (("gaps", "gap_words"), ("pledges", "pledge")):
            if found.get(chosen) and not found.get(words):
                self.add_error(words, _("请写明您的承诺。"))
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
