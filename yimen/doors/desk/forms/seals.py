"""The forms of seals: a letter that lets one be used, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.fields import day, long_text, some_of


class Letter(forms.Form):
    """登记用印授权."""

    field_order = ("letter", "items", "signed_by", "valid_from", "valid_to")
    letter = forms.CharField(label=_("授权书编号"), max_length=100)
    signed_by = forms.CharField(
        label=_("签发人"), max_length=100, help_text=_("代表部门签字的人。")
    )
    valid_from = day(_("自哪天起"))
    valid_to = day(_("至哪天止"), hint=_("含当日。"))

    def __init__(self, given: Any, *, items: Sequence[tuple[str, str]]) -> None:
        super().__init__(given)
        self.fields["items"] = some_of(
            _("可以用印的事项"), items, hint=_("授权书写明的事项，没有写明的不能用印。")
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """The days run forward."""
        found = super().clean() or {}
        first, last = found.get("valid_from"), found.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("不能早于开始的日期。"))
        return found


class Ending(forms.Form):
    """收回授权: nothing to say."""


class Withdrawal(forms.Form):
    """注销印章."""

    reason = long_text(_("注销的理由"), hint=_("遗失、损坏或者更换。注销之后不能恢复。"))
