"""What is handed in about plans: a file, a word why, a word back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _word(label: Any, hint: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=2000, help_text=hint, widget=area)


class PlanFile(forms.Form):
    """上传流程文件."""

    file = forms.FileField(
        label=_("流程文件"),
        help_text=_("JSON 或 YAML，写法见“编写流程”。上传后先检查，不会立即生效。"),
        widget=forms.FileInput(attrs={"accept": ".json,.yaml,.yml"}),
    )


class Proposing(forms.Form):
    """提出: the plan that was checked, and what is changed in it."""

    plan = forms.CharField(widget=forms.HiddenInput, max_length=2_000_000, strip=False)
    why = _word(_("修改内容和理由"), _("供复核发布的人员和以后查阅。"))


class SendingBack(forms.Form):
    """退回."""

    answer = _word(_("退回理由"), _("提出人会看到。"))
