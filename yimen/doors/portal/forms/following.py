"""The two things with which anybody follows their case."""

from __future__ import annotations

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.base.pages.answers import said
from yimen.kernel.codes import number
from yimen.kernel.errors import Refused

QUIET = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class Pair(forms.Form):
    """办件编号 and the last four characters of the applicant's identity number."""

    number = forms.CharField(
        label=_("办件编号"),
        help_text=_("收件回执上以 C 开头的编号，例如 C-20260302-XXXX-XXXX-XXXX。"),
        max_length=60,
        widget=forms.TextInput(attrs=QUIET),
    )
    ending = forms.RegexField(
        regex=r"^[0-9A-Za-z]{4}$",
        label=_("申请人证件号码的后四位"),
        help_text=_(
            "个人填身份证件号码的后四位，单位填统一社会信用代码的后四位；代办人也可填自己的。"
        ),
        error_messages={"invalid": _("请填写四位数字或字母。")},
        widget=forms.TextInput(attrs={**QUIET, "maxlength": 4, "class": "short"}),
    )

    def clean_number(self) -> str:
        """The number in its one writing, if its check character is right."""
        typed = unicodedata.normalize("NFKC", self.cleaned_data["number"]).upper()
        try:
            return number.check("".join(typed.split())).text
        except Refused as refused:
            raise forms.ValidationError(said(refused)) from None
