"""Opening an account and signing in, by the document that a person is known by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.base.pages.answers import said
from yimen.ground.people import rules
from yimen.ground.people.states import Document
from yimen.kernel.errors import Refused

DOCUMENTS = [
    (Document.CITIZEN_ID, _("居民身份证")),
    (Document.PASSPORT, _("护照")),
    (Document.HONG_KONG_MACAU_PERMIT, _("港澳居民来往内地通行证")),
    (Document.TAIWAN_PERMIT, _("台湾居民来往大陆通行证")),
    (Document.FOREIGN_RESIDENT_CARD, _("外国人永久居留身份证")),
]


class Identity(forms.Form):
    """The document and its number, checked as the law writes it."""

    document = forms.ChoiceField(label=_("证件类型"), choices=DOCUMENTS)
    number = forms.CharField(
        label=_("证件号码"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean(self) -> dict[str, Any]:
        """The number in its one writing; what is wrong with it is said at its field."""
        data = self.cleaned_data
        if "document" in data and "number" in data:
            try:
                data["number"] = rules.document_number(Document(data["document"]), data["number"])
            except Refused as refused:
                self.add_error("number", said(refused))
        return data


class SignIn(Identity):
    """登录."""

    password = forms.CharField(
        label=_("密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class Register(Identity):
    """注册: a person who is not known yet; who is known opens the account at a window."""

    name = forms.CharField(
        label=_("姓名"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("设置密码"),
        help_text=_("至少 12 位；不要只用数字，也不要用常见的密码。"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("再输一次密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    agreed = forms.BooleanField(label=_("我确认以上是我本人的真实信息，同意用于办理政务服务"))

    field_order = ("name", "document", "number", "password", "again", "agreed")

    def clean_password(self) -> str:
        """Long enough, and none that everybody guesses."""
        typed: str = self.cleaned_data["password"]
        try:
            rules.strong(typed)
        except Refused as refused:
            raise forms.ValidationError(said(refused)) from None
        validate_password(typed)
        return typed

    def clean_again(self) -> str:
        """Typed the same twice."""
        if self.cleaned_data.get("password", "") not in {"", self.cleaned_data["again"]}:
            raise forms.ValidationError(gettext("两次输入的密码不一样。"))
        return str(self.cleaned_data["again"])
