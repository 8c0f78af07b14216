"""The forms of a hearing (听证)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.fields import Lines, day, hour, long_text, one_of, some_of, yes_no
from yimen.work.cases.rules import SIGNED

SIGNATURE, WHY = "signature_", "why_"


class Telling(forms.Form):
    """告知听证权利."""

    parties = Lines(_("告知谁"), hint=_("每行一位：申请人和与本件有重大利益关系的人。"))
    reason = long_text(_("涉及什么重大利益"), hint=_("会写入听证告知书。"))
    mandatory = forms.BooleanField(
        label=_("依法应当听证，或涉及公共利益，不经申请也要举行"), required=False
    )


class Answering(forms.Form):
    """申请或放弃听证, by one of those who were told."""

    def __init__(self, given: Any, *, parties: Sequence[str]) -> None:
        super().__init__(given)
        self.fields["party"] = one_of(_("由谁提出"), [(name, name) for name in parties])
        self.fields["wants"] = yes_no(_("是否要求听证"), _("申请听证"), _("放弃听证"))


class Noticing(forms.Form):
    """听证通知."""

    held_on = day(_("听证日期"), hint=_("通知之后至少七个工作日，申请之后二十个工作日之内。"))
    begins = hour(_("开始时间"))
    place = forms.CharField(
        label=_("听证地点"), max_length=200, help_text=_("例如：政务服务中心三楼听证室。")
    )

    def __init__(self, given: Any, *, chairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(given)
        hint = _("审查本件的人员不能主持，所以不在名单里。")
        self.fields["chair"] = one_of(_("主持人"), chairs, hint=hint)


class Challenging(forms.Form):
    """申请回避, handed in by a party."""

    def __init__(self, given: Any, *, parties: Sequence[str]) -> None:
        super().__init__(given)
        self.fields["party"] = one_of(_("由谁提出"), [(name, name) for name in parties])
        self.fields["reason"] = long_text(_("回避的理由"))


class Judging(forms.Form):
    """决定回避."""

    def __init__(self, given: Any, *, challenged: Sequence[tuple[str, str]]) -> None:
        super().__init__(given)
        self.fields["party"] = one_of(_("对谁的回避申请"), challenged)
        self.fields["upheld"] = yes_no(
            _("决定"), _("回避，另行指定主持人"), _("不需要回避，驳回申请")
        )


class Holding(forms.Form):
    """听证笔录."""

    def __init__(self, given: Any, *, parties: Sequence[str]) -> None:
        super().__init__(given)
        names = [(name, name) for name in parties]
        self.fields["attended"] = some_of(_("到场的参加人"), names, required=False)
        hint = _("各方陈述、证据和质证的内容，形成听证笔录。")
        self.fields["minutes"] = long_text(_("听证笔录"), hint=hint, rows=12)


class Signing(forms.Form):
    """笔录签字: of each who attended whether they signed, and if not, why."""

    def __init__(self, given: Any, *, attended: Sequence[str]) -> None:
        super().__init__(given)
        self.attended = attended
        for order, name in enumerate(attended):
            self.fields[f"{SIGNATURE}{order}"] = yes_no(name, _("已签字"), _("拒绝签字"))
            self.fields[f"{WHY}{order}"] = forms.CharField(
                label=_("{name}拒绝签字的理由").format(name=name), required=False, max_length=500
            )

    def clean(self) -> dict[str, Any]:
        """Who did not sign says why not."""
        found = super().clean() or {}
        for order in range(len(self.attended)):
            if found.get(f"{SIGNATURE}{order}") is False and not found.get(f"{WHY}{order}"):
                self.add_error(f"{WHY}{order}", _("拒绝签字的，请写明理由。"))
        return found

    def signatures(self) -> dict[str, str]:
        """What stands for the signature of each."""
        said = self.cleaned_data
        return {
            name: SIGNED if said[f"{SIGNATURE}{order}"] else said[f"{WHY}{order}"]
            for order, name in enumerate(self.attended)
        }
