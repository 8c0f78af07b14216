"""A representative lets somebody act for the organisation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.base.forms.fields import Day
from yimen.doors.portal.forms.accounts import Identity
from yimen.ground.catalog import queries as catalog
from yimen.kernel.errors import Refused

MOST_ITEMS = 50


class Grant(Identity):
    """授权给谁, in what, and until when."""

    name = forms.CharField(label=_("经办人姓名"), max_length=100)
    items = forms.CharField(
        label=_("只限这些事项"),
        help_text=_("每行一个事项编码；不填就是所有事项。"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    valid_from = Day(label=_("授权起始日"))
    valid_to = Day(label=_("授权截止日"), help_text=_("最长三年，到期后可以重新授权。"))

    field_order = ("name", "document", "number", "items", "valid_from", "valid_to")

    def clean_items(self) -> list[str]:
        """The numbers of items that there are."""
        typed = list(dict.fromkeys(self.cleaned_data["items"].replace("\0", "").split()))
        for number in typed[:MOST_ITEMS]:
            try:
                catalog.item(number)
            except Refused:
                said = gettext("没有编码为“{number}”的事项。").format(number=number[:60])
                raise forms.ValidationError(said) from None
        return typed[:MOST_ITEMS]
