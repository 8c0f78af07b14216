"""The forms of what comes after a decision: a licence, and its end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.acts import Refusal
from yimen.doors.desk.forms.fields import day, long_text
from yimen.doors.desk.words import END_GROUNDS, ENDINGS, REQUESTS
from yimen.work.cases.rules import Remedies
from yimen.work.cases.rules.licences import EndingTold
from yimen.work.cases.states import GROUNDS, TOLD_BEFORE, EndGround

REMEDIES = ("reasons", "legal_basis", "review_body", "review_period", "court", "suit_period")


def _day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=hint, widget=widget)


def _grounds(*, before: bool) -> list[tuple[str, Any]]:
    """The grounds by how a licence ends, in the order of the law."""
    groups: dict[Any, list[tuple[str, Any]]] = {}
    for ground, row in GROUNDS.items():
        if not before or row.ending in TOLD_BEFORE:
            groups.setdefault(ENDINGS[row.ending], []).append((ground.value, END_GROUNDS[ground]))
    return list(groups.items())


class Licence(forms.Form):
    """颁发证照."""

    name = forms.CharField(
        label=_("证照名称"),
        required=False,
        max_length=200,
        help_text=_("不填的，用事项的结果名称。"),
    )
    valid_from = _day(_("有效期自"))
    valid_to = _day(_("有效期至"), required=False, hint=_("长期有效的不填。"))


class Tie(forms.Form):
    """指明所涉许可."""

    kind = forms.ChoiceField(label=_("申请什么"), choices=list(REQUESTS.items()))
    licence = forms.CharField(
        label=_("证照标识"),
        max_length=128,
        help_text=_("印在证照上，以1.2.156.3005.2开头。"),
    )


class TellEnding(forms.Form):
    """撤回、撤销前告知."""

    ground = forms.ChoiceField(label=_("情形"), choices=lambda: _grounds(before=True))
    reasons = long_text(_("事实和理由"), hint=_("写入事先告知书，送被许可人。"))


class HearHolder(forms.Form):
    """陈述申辩."""

    words = long_text(_("陈述申辩的内容"), required=False)
    waived = forms.BooleanField(label=_("放弃陈述申辩"), required=False)


class EndLicence(Refusal):
    """撤回、撤销、注销、吊销, with everything that the holder must be told."""

    ground = forms.ChoiceField(label=_("情形"), choices=lambda: _grounds(before=False))
    compensation = long_text(
        _("财产损失如何补偿或者赔偿"),
        required=False,
        hint=_("撤回、撤销的必填，没有损失的写明没有；以欺骗、贿赂取得的除外。"),
    )
    penalty = forms.CharField(
        label=_("行政处罚决定书文号"),
        required=False,
        max_length=200,
        help_text=_("吊销的必填。"),
    )
    harm = long_text(
        _("撤销对公共利益的重大损害"), required=False, hint=_("有的写明，并不予撤销。")
    )
    safety = forms.BooleanField(
        label=_("直接关系公共安全、人身健康、生命财产安全"),
        required=False,
        help_text=_("以欺骗、贿赂取得的，三年内不得再次申请。"),
    )
    field_order = ("ground", "reasons", "legal_basis", "compensation", "penalty", "harm", "safety")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        del self.fields["minutes"], self.fields["bars"]

    def said(self) -> EndingTold:
        """The ground with what belongs to it."""
        typed = self.cleaned_data
        return EndingTold(
            ground=EndGround(typed["ground"]),
            compensation=typed["compensation"],
            penalty=typed["penalty"],
            harm=typed["harm"],
            safety=typed["safety"],
        )

    def told(self) -> Remedies:
        """Reasons, basis and remedies."""
        return Remedies(**{name: self.cleaned_data[name] for name in REMEDIES})


class Suspend(forms.Form):
    """暂扣许可证件."""

    penalty = forms.CharField(
        label=_("处罚决定书文号"), max_length=100, help_text=_("例如：某市监罚〔2026〕3号。")
    )
    until = day(_("暂扣至哪天"), hint=_("含当日，过后自动恢复有效。"))


class Restore(forms.Form):
    """发还许可证件."""

    reason = long_text(_("提前发还的理由"), hint=_("例如处罚决定已被撤销。"))
