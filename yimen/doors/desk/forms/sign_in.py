"""Login and password; the six digits."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class Password(forms.Form):
    """What one knows."""

    login = forms.CharField(
        label=_("登录名"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class Code(forms.Form):
    """What one has: the telephone, or a recovery code where it is gone."""

    code = forms.CharField(
        label=_("动态口令"),
        help_text=_("手机验证器上的 6 位数字；手机不在身边时填写一个恢复码。"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class FirstCode(forms.Form):
    """The first code that the app shows."""

    code = forms.CharField(
        label=_("动态口令"),
        help_text=_("验证器上当前显示的 6 位数字。"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class Unit(forms.Form):
    """The unit that one works for now."""

    unit = forms.ChoiceField(label=_("单位"), required=False)

    def __init__(self, units: tuple[tuple[str, str], ...], *, at: str) -> None:
        super().__init__(initial={"unit": at})
        choices = forms.ChoiceField(label=_("单位"), choices=[("", _("全部单位")), *units])
        self.fields["unit"] = choices
