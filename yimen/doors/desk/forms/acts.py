"""The forms of the acts on a case; what must stand in them by law is checked by the verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.fields import bars, favourable, long_text
from yimen.doors.desk.forms.steps import Opinion
from yimen.doors.desk.words import CLOCKS, DELIVERY, GROUNDS, PAUSES
from yimen.kernel.plan import Fact, FactType, Step
from yimen.work.cases.rules.delivery import MAILBOX
from yimen.work.cases.rules.papers import ANSWERS

GAP = "gap_"
FACT = "fact_"


class Plain(forms.Form):
    """An act with nothing to say."""


class Gaps(forms.Form):
    """What is lacking in each material and in the form; empty where all is well."""

    def __init__(self, given: Mapping[str, Any] | None, *, materials: Mapping[str, str]) -> None:
        super().__init__(given)
        for key, name in [*materials.items(), (ANSWERS, _("申请表填写内容"))]:
            field = long_text(name, required=False)
            field.widget.attrs["rows"] = 1
            self.fields[GAP + key] = field

    def gaps(self) -> list[tuple[str, str]]:
        """(material, what is lacking) wherever something was typed."""
        return [
            (name.removeprefix(GAP), text)
            for name, text in self.cleaned_data.items()
            if name.startswith(GAP) and text
        ]


class Reason(forms.Form):
    """An act that must say why."""

    reason = long_text(_("理由"))


class Referral(forms.Form):
    """报送上级机关."""

    favourable = favourable()
    opinion = long_text(_("初审意见"), hint=_("会写入报送函；全部申请材料随函报送。"))


class Rejection(forms.Form):
    """不予受理."""

    ground = forms.ChoiceField(label=_("情形"), choices=list(GROUNDS.items()))
    reason = long_text(_("理由"), hint=_("写明事实和依据的条款，申请人会收到。"))
    authority = forms.CharField(
        label=_("应当向哪个机关申请"),
        required=False,
        max_length=200,
        help_text=_("不属于本机关职权范围时必填。"),
    )
    bars = bars()


class AtOnce(forms.Form):
    """准予许可, on the spot."""

    reasons = long_text(_("理由"), required=False)
    legal_basis = long_text(_("法律依据"), required=False)
    conditions = long_text(
        _("许可条件"), required=False, hint=_("没有条件的不填；每行一项，写入决定书。")
    )

    def clean_conditions(self) -> list[str]:
        """One condition a line."""
        lines = str(self.cleaned_data["conditions"]).splitlines()
        return [line.strip() for line in lines if line.strip()]


class Grant(AtOnce):
    """准予许可, after review."""

    minutes = forms.CharField(
        label=_("听证笔录编号"),
        required=False,
        max_length=200,
        help_text=_("举行过听证的必填，决定应当根据笔录作出。"),
    )


class Refusal(forms.Form):
    """不予许可, with everything that the applicant must be told."""

    reasons = long_text(_("理由"), hint=_("不符合哪项条件、根据什么事实。"))
    legal_basis = long_text(_("法律依据"))
    review_body = forms.CharField(label=_("行政复议机关"), max_length=200)
    review_period = forms.CharField(
        label=_("申请复议的期限"), max_length=200, initial="自知道本决定之日起六十日内"
    )
    court = forms.CharField(label=_("有管辖权的人民法院"), max_length=200)
    suit_period = forms.CharField(
        label=_("起诉的期限"), max_length=200, initial="自知道本决定之日起六个月内"
    )
    minutes = forms.CharField(
        label=_("听证笔录编号"),
        required=False,
        max_length=200,
        help_text=_("举行过听证的必填，决定应当根据笔录作出。"),
    )
    bars = bars()


class Delivery(forms.Form):
    """送达."""

    way = forms.ChoiceField(label=_("送达方式"), choices=list(DELIVERY.items()))
    proof = forms.CharField(
        label=_("送达凭证"), max_length=200, help_text=_("送达回证编号、快递单号或系统记录编号。")
    )
    received_on = forms.DateField(
        label=_("签收日期"),
        required=False,
        help_text=_("不填的，按今天登记。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    entered_at = forms.DateTimeField(
        label=_("进入指定系统的时间"),
        required=False,
        help_text=_("电子送达必填，见该系统的记录；其他方式不填。"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )


MAILBOX_WORD = _("本平台信箱")


class Sending(forms.Form):
    """寄发决定; the mailbox of this platform is called by its word, as nobody types a code."""

    way = forms.ChoiceField(
        label=_("送达方式"), choices=[(key, DELIVERY[key]) for key in ("courier", "electronic")]
    )
    target = forms.CharField(
        label=_("地址或者系统"),
        max_length=300,
        help_text=_("快递填收件地址；电子送达填申请人指定的系统，例如“本平台信箱”。"),
    )
    waybill = forms.CharField(label=_("快递单号"), required=False, max_length=60)
    named = forms.CharField(
        label=_("在何处指定该系统"),
        required=False,
        max_length=200,
        help_text=_("电子送达必填，如“送达地址确认书”。"),
    )

    def clean_target(self) -> str:
        """Where to, as the verb knows it."""
        typed = str(self.cleaned_data["target"])
        return MAILBOX if typed == str(MAILBOX_WORD) else typed


class Review(Opinion):
    """审查意见 on a step, with the facts that it finds and the papers that it writes."""

    def __init__(
        self,
        given: Mapping[str, Any] | None,
        *,
        initial: Any,
        step: Step,
        facts: list[Fact],
        phrases: Iterable[str],
    ) -> None:
        super().__init__(given, initial=initial, phrases=phrases)
        for fact in facts:
            self.fields[FACT + fact.name] = _fact(fact)
        if step.produces:
            self.fields["papers"] = forms.MultipleChoiceField(
                label=_("本环节已形成的文书"),
                required=False,
                choices=[(each, each) for each in step.produces],
                initial=list(step.produces),
                widget=forms.CheckboxSelectMultiple,
            )

    def found(self, facts: list[Fact]) -> dict[str, object]:
        """The facts that were found out."""
        given = {fact: self.cleaned_data.get(FACT + fact.name) for fact in facts}
        return {
            fact.name: value == "yes" if fact.type is FactType.BOOLEAN else value
            for fact, value in given.items()
            if value not in (None, "")
        }


def _fact(fact: Fact) -> forms.Field:
    if fact.type is FactType.INTEGER:
        return forms.IntegerField(
            label=fact.name, required=False, min_value=fact.low, max_value=fact.high
        )
    yes_no = [("yes", _("是")), ("no", _("否"))]
    values = [(value, value) for value in fact.values] or yes_no
    return forms.ChoiceField(label=fact.name, required=False, choices=[("", "—"), *values])


class Step_(forms.Form):  # noqa: N801 - `Step` is the plan's
    """Which step."""

    step = forms.CharField(widget=forms.HiddenInput)


class Pause(forms.Form):
    """不计入期限: a ground, and how long, of which the applicant is told in writing."""

    ground = forms.ChoiceField(label=_("不计入期限的情形"), choices=list(PAUSES.items()))
    days = forms.IntegerField(
        label=_("需要多少个工作日"),
        min_value=1,
        max_value=1000,
        help_text=_("从今天算起，写入告知书；期满自动恢复计算。"),
    )
    reason = long_text(_("理由"), hint=_("会写入告知书，由系统编号并送申请人。"))


class Extension(forms.Form):
    """延长期限, granted by the head who signs in."""

    kind = forms.ChoiceField(label=_("延长哪个期限"), choices=list(CLOCKS.items()))
    days = forms.IntegerField(label=_("延长多少个工作日"), min_value=1, max_value=100)
    reason = long_text(_("理由"), hint=_("会写入告知书，由系统编号并送申请人。"))
