"""Something to show each part with: the page `/parts`, which is also their visual test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.base.parts.catalogue import names
from yimen.base.parts.timeline import Event
from yimen.kernel.clock import Clock, Limit, Pause, Unit, read
from yimen.kernel.days import published

TODAY = date(2026, 3, 3)


@dataclass(frozen=True, slots=True)
class Example:
    """A part and its rendered examples."""

    name: str
    html: SafeString


class Application(forms.Form):
    """A form with a field of every kind."""

    credit = forms.CharField(
        label=gettext_lazy("统一社会信用代码"),
        help_text=gettext_lazy("营业执照上的 18 位代码，最后一位可能是字母。"),
    )
    area = forms.DecimalField(label=gettext_lazy("经营面积"), required=False)
    opening = forms.DateField(
        label=gettext_lazy("拟开业日期"), widget=forms.DateInput(attrs={"type": "date"})
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("经营方式"),
        choices=[("1", gettext_lazy("热食类")), ("2", gettext_lazy("冷食类"))],
    )
    way = forms.ChoiceField(
        label=gettext_lazy("领取方式"),
        widget=forms.RadioSelect,
        choices=[("post", gettext_lazy("邮寄送达")), ("window", gettext_lazy("窗口领取"))],
    )
    story = forms.CharField(
        label=gettext_lazy("情况说明"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    agreed = forms.BooleanField(label=gettext_lazy("我承诺所填内容真实，愿意承担法律责任"))


class Papers(forms.Form):
    """A field for files, apart because most forms have none."""

    papers = forms.FileField(label=gettext_lazy("场所平面图"))


def examples(request: HttpRequest) -> list[Example]:
    """Every part with its examples, in the order of their names."""
    facts = _facts()
    return [
        Example(name, render_to_string(f"parts/{name}/examples.html", facts, request))
        for name in names()
    ]


def _facts() -> dict[str, object]:
    """What the examples are filled with."""
    return {
        "form": Application(auto_id="fine_%s"),
        "wrong": Application(data={"credit": "", "area": "-", "way": ""}, auto_id="wrong_%s"),
        "papers": Papers(auto_id="fine_%s"),
        "papers_wrong": Papers(data={}, auto_id="wrong_%s"),
        "rows": _rows(),
        "clocks": _clocks(),
        "events": _events(),
        "step_labels": [_("填写"), _("材料"), _("核对"), _("提交")],
        "tab_links": [(_("我的待办"), "#tabs"), (_("本单位"), "#unit"), (_("已办结"), "#done")],
        "crumb_links": [(_("首页"), "/"), (_("市市场监督管理局"), "#crumbs")],
        "fact_pairs": [
            (_("申请人"), _("张小明")),
            (_("证件号码"), "510***********0018"),
            (_("联系地址"), _("建设路 18 号")),
            (_("代理人"), ""),
        ],
    }


def _rows() -> list[dict[str, object]]:
    food, sign = _("食品经营许可"), _("户外招牌设置")
    on = date(2026, 3, 19)
    return [
        _row("260303-000017-K", food, (_("审查中"), "act"), on, "green"),
        _row("260302-000009-3", sign, (_("待补正"), "warn"), date(2026, 3, 4), "yellow"),
        _row("260211-000104-P", food, (_("审查中"), "act"), date(2026, 3, 2), "red"),
        _row("260302-000011-8", food, (_("暂停"), "plain"), None, "paused"),
        _row("261230-000002-M", sign, (_("审查中"), "act"), date(2027, 1, 8), "green"),
    ]


def _row(
    number: str, name: str, state: tuple[str, str], on: date | None, light: str
) -> dict[str, object]:
    word, tone = state
    provisional = on is not None and on.year > TODAY.year
    return {
        "number": number,
        "name": name,
        "state": word,
        "tone": tone,
        "on": on,
        "light": light,
        "fee": 120_000,
        "provisional": provisional,
    }


def _clocks() -> dict[str, object]:
    calendar = published()
    twenty, seven = Limit(20, Unit.WORKING_DAY), Limit(7, Unit.WORKING_DAY)
    start = date(2026, 2, 24)
    pause = Pause(from_on=date(2026, 3, 2), to_on=None, ground=_("专家评审"))
    clocks = {
        "running": Clock(start=start, limit=twenty),
        "promise": Clock(start=start, limit=seven),
        "late": Clock(start=date(2026, 1, 12), limit=twenty),
        "paused": Clock(start=start, limit=twenty, pauses=(pause,)),
        "forecast": Clock(start=start, limit=Limit(12, Unit.MONTH)),
    }
    readings = {name: read(each, calendar=calendar, today=TODAY) for name, each in clocks.items()}
    return {**readings, "stopped": ["statutory", "promised"]}


def _events() -> list[Event]:
    window, hall = _("综合窗口"), _("市政务服务大厅")
    return [
        Event(datetime(2026, 3, 2, 1, 5, tzinfo=UTC), _("提交申请"), _("张小明")),
        Event(
            datetime(2026, 3, 2, 6, 40, tzinfo=UTC),
            _("受理"),
            window,
            _("材料齐全，符合法定形式。"),
        ),
        Event(None, _("审查"), _("市市场监督管理局"), done=False),
        Event(None, _("送达"), hall, done=False),
    ]
