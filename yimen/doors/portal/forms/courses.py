"""What an applicant says in a hearing, and a holder before a licence ends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Answer(forms.Form):
    """申请或放弃听证."""

    wants = forms.ChoiceField(
        label=_("您要求听证吗？"),
        choices=[("yes", _("申请听证")), ("no", _("放弃听证"))],
        widget=forms.RadioSelect,
        help_text=_("听证不收费。所有被告知的人都放弃的，不再举行听证。"),
    )

    @property
    def wanted(self) -> bool:
        """Whether a hearing is asked for."""
        return bool(self.cleaned_data["wants"] == "yes")


class Challenge(forms.Form):
    """申请回避."""

    reason = forms.CharField(
        label=_("为什么主持人应当回避"),
        max_length=2000,
        help_text=_("例如主持人与本件有直接利害关系，或是审查本件的人员。"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Cancellation(forms.Form):
    """申请注销."""

    reason = forms.CharField(
        label=_("为什么申请注销"),
        max_length=2000,
        help_text=_("例如已经停业、不再从事这项活动。"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Defence(forms.Form):
    """陈述申辩."""

    speaks = forms.ChoiceField(
        label=_("您要陈述申辩吗？"),
        choices=[("yes", _("提出陈述申辩")), ("no", _("没有要说的"))],
        widget=forms.RadioSelect,
        help_text=_("说明事实和理由是您的权利（行政许可法第七条）。"),
    )
    words = forms.CharField(
        label=_("您的陈述申辩"),
        required=False,
        max_length=2000,
        help_text=_("写明事实、理由；需要交证据的，写明并送到窗口。"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        """Who speaks says something."""
        found = super().clean() or {}
        if found.get("speaks") == "yes" and not found.get("words"):
            self.add_error("words", _("请写明陈述申辩的内容。"))
        return found

    @property
    def words_said(self) -> dict[str, Any]:
        """What the verb is told."""
        waived = self.cleaned_data["speaks"] == "no"
        return {"waived": waived, "words": "" if waived else self.cleaned_data["words"]}
