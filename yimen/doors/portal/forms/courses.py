"""What an applicant says in a hearing."""

from __future__ import annotations

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
