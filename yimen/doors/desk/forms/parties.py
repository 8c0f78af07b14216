"""Whom something is about: a person or an organisation, by its number."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.words import DOCUMENTS


class Party(forms.Form):
    """The person or organisation, found by its number or registered with it."""

    kind = forms.ChoiceField(
        label=_("申请人"),
        choices=[("person", _("个人")), ("organisation", _("企业或其他组织"))],
        widget=forms.RadioSelect,
        initial="person",
    )
    document = forms.ChoiceField(
        label=_("证件类型"),
        required=False,
        choices=list(DOCUMENTS.items()),
        help_text=_("企业或其他组织不必选择。"),
    )
    number = forms.CharField(
        label=_("证件号码或统一社会信用代码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("姓名或名称"), max_length=100, help_text=_("与证件一致。"))
