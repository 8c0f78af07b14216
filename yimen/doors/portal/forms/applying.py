"""For whom one applies, and the last word before an application goes in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.doors.portal.words import DELIVERIES
from yimen.ground.catalog.rules import Content
from yimen.work.intake.states import Delivery

SELF = "self"


class Begin(forms.Form):
    """办给谁, and the answers to the item's questions."""

    def __init__(
        self, content: Content, firms: Sequence[tuple[str, str]], *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        own = [(SELF, gettext("我本人"))]
        self.fields["who"] = forms.ChoiceField(
            label=_("办给谁"), choices=[*own, *firms], widget=forms.RadioSelect, initial=SELF
        )
        self.content = content
        for question in content.questions:
            self.fields[f"fact-{question.key}"] = forms.ChoiceField(
                label=question.text,
                choices=[(each.value, each.text) for each in question.answers],
                widget=forms.RadioSelect,
            )

    @property
    def facts(self) -> dict[str, str]:
        """The answers as facts of the item."""
        return {each.key: self.cleaned_data[f"fact-{each.key}"] for each in self.content.questions}


class Declare(forms.Form):
    """How what is decided is to come, and 承诺."""

    delivery = forms.ChoiceField(
        label=_("办好之后怎样送达？"),
        choices=list(DELIVERIES.items()),
        initial=Delivery.WINDOW,
        widget=forms.RadioSelect,
        help_text=_("决定书自作出之日起十个工作日内送达（行政许可法第四十四条）。"),
    )
    delivery_to = forms.CharField(
        label=_("收件人、电话和地址"),
        required=False,
        max_length=300,
        help_text=_("选择快递送达的填写。"),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "street-address"}),
    )
    true = forms.BooleanField(
        label=_(
            "我承诺所填内容和所交材料真实、合法、有效，愿意承担不实的法律责任（行政许可法第三十一条、第七十八条）"
        )
    )

    def clean(self) -> dict[str, Any]:
        """A courier needs to know where to."""
        found = super().clean() or {}
        if found.get("delivery") == Delivery.COURIER and not found.get("delivery_to"):
            self.add_error("delivery_to", _("请写明收件人、电话和地址。"))
        return found
