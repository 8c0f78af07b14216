"""The forms of visits, reviews by experts and consultations (调查核实)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.fields import Lines, day, favourable, long_text, one_of, some_of

Choices = Sequence[tuple[str, str]]


class Visit(forms.Form):
    """指派现场核查."""

    visit_on = day(_("核查日期"))
    place = forms.CharField(label=_("核查地点"), max_length=200, help_text=_("也写明大约几点到。"))
    subject = long_text(_("核查内容"), hint=_("会写入现场核查通知书。"))
    inspection = forms.BooleanField(
        label=_("属于检验、检测、检疫，应当自受理之日起五日内指派"), required=False
    )

    def __init__(self, given: Any, *, officers: Choices) -> None:
        super().__init__(given)
        hint = _("两名以上（行政许可法第三十四条）。")
        self.fields["officers"] = some_of(_("核查人员"), officers, hint=hint)
        self.order_fields(["officers"])


class Experts(forms.Form):
    """委托专家评审."""

    experts = Lines(_("专家"), hint=_("每行一位，写姓名和单位。"))
    subject = long_text(_("评审内容"))
    due_on = day(_("最迟提出意见的日期"), hint=_("需要不计入期限的，另行告知申请人。"))


class Consultation(forms.Form):
    """征求意见."""

    question = long_text(_("征求意见的内容"), hint=_("会写入征求意见函。"))
    days = forms.IntegerField(label=_("几个工作日内答复"), min_value=1, max_value=100)

    def __init__(self, given: Any, *, units: Choices) -> None:
        super().__init__(given)
        self.fields["asked"] = one_of(_("向哪个单位"), units)
        self.order_fields(["asked"])


class Outcome(forms.Form):
    """What came of an inquiry."""

    def __init__(self, given: Any, *, opened: Choices) -> None:
        super().__init__(given)
        self.fields["inquiry"] = one_of(_("哪一项"), opened)
        self.fields["favourable"] = favourable()
        self.fields["finding"] = long_text(_("结果或意见"))


class VisitOutcome(Outcome):
    """现场核查记录."""

    def __init__(self, given: Any, *, opened: Choices, officers: Choices) -> None:
        super().__init__(given, opened=opened)
        hint = _("只勾选实际到场的，须是所指派的人员。")
        self.fields["present"] = some_of(_("到场的核查人员"), officers, hint=hint)
        self.order_fields(["inquiry", "present"])


class Cancelling(forms.Form):
    """取消调查核实."""

    def __init__(self, given: Any, *, opened: Choices) -> None:
        super().__init__(given)
        self.fields["inquiry"] = one_of(_("哪一项"), opened)
        self.fields["reason"] = long_text(_("为什么不再需要"))
