"""For whom one applies, and the last word before an application goes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yimen.base.forms.fields import Coded
from yimen.ground.catalog.rules import Content


class Begin(forms.Form):
    """办给谁, and the answers to the item's questions."""

    who = forms.ChoiceField(
        label=_("办给谁"),
        choices=[("self", _("我本人")), ("organisation", _("单位（我受委托代办）"))],
        widget=forms.RadioSelect,
        initial="self",
    )
    name = forms.CharField(label=_("单位名称"), max_length=200, required=False)
    uscc = Coded(
        check="uscc",
        label=_("统一社会信用代码"),
        help_text=_("营业执照上的 18 位代码。只有为单位办理时才填这两项。"),
        max_length=40,
        required=False,
    )

    def __init__(self, content: Content, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.content = content
        for question in content.questions:
            self.fields[f"fact-{question.key}"] = forms.ChoiceField(
                label=question.text,
                choices=[(each.value, each.text) for each in question.answers],
                widget=forms.RadioSelect,
            )

    def clean(self) -> dict[str, Any]:
        """An organisation has a name and a code."""
        data = self.cleaned_data
        if data.get("who") == "organisation":
            for name in ("name", "uscc"):
                if name in data and not data[name]:
                    self.add_error(name, _now("为单位办理时要填写。"))
        return data

    @property
    def facts(self) -> dict[str, str]:
        """The answers as facts of the item."""
        return {each.key: self.cleaned_data[f"fact-{each.key}"] for each in self.content.questions}


class Declare(forms.Form):
    """承诺."""

    true = forms.BooleanField(
        label=_(
            "我承诺所填内容和所交材料真实、合法、有效，愿意承担不实的法律责任（行政许可法第三十一条、第七十八条）"
        )
    )
