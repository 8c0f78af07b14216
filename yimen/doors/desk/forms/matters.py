"""The forms of matters: opened on or for somebody, and acts as the table of their power asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms.fields import Lines, hour, long_text, one_of
from yimen.doors.desk.forms.fields import day as date_field
from yimen.doors.desk.forms.filters import ALL, Narrowing, choice
from yimen.doors.desk.forms.parties import Party
from yimen.doors.desk.matter_words import POWERS, word
from yimen.doors.desk.words import Word
from yimen.work.matters.rules.hearing import BEGINS, HELD_ON
from yimen.work.matters.states import DISPUTES, TABLES, TOLD, Move

LONG = frozenset({"reasons", "result", "legal_basis", "words", "intended"})
OFFICERS = "officers"


class Matters(Narrowing):
    """Which matters are listed; the states are those of the power."""

    over = choice(_("范围"), [("too", _("含已办结"))], _("在办"))
    power = choice(_("事项类型"), list(POWERS.items()))
    state = choice(_("状态"), ())
    unit = choice(_("单位"), ())

    def offer(self, units: Sequence[tuple[str, str]]) -> None:
        """The units, and the states of the power that is chosen."""
        super().offer(units)
        power = self.data.get("power")
        table = next((each for each in TABLES.values() if each.power == power), None)
        states = [(key, word(name)) for key, name in table.states.items()] if table else []
        self.fields["state"] = choice(_("状态"), states, ALL if table else _("先选事项类型"))


class Opening(Party):
    """立案 or 收件."""

    field_order = ("subject", "organ", "kind", "document", "number", "name")
    subject = long_text(_("事由"), hint=_("是什么事，一句话写清。"))

    def __init__(self, given: Any, *, organs: Sequence[tuple[str, str]], organ: str) -> None:
        super().__init__(given, initial={"organ": organ})
        self.fields["organ"] = one_of(_("以哪个单位的名义办理"), organs)
        self.fields["kind"].label = _("当事人")
        self.order_fields(self.field_order)


class Acting(forms.Form):
    """An act, with a field for everything that it must tell and for who was there."""

    def __init__(self, given: Any, *, move: Move) -> None:
        super().__init__(given)
        self.move = move
        for key in (*move.tells, *move.may_tell):
            name = word(TOLD[key])
            self.fields[key] = _field(key, name)
            self.fields[key].required = key in move.tells
        if move.officers:
            hint = gettext("每行写一人，不少于{needed}人。").format(needed=move.officers)
            self.fields[OFFICERS] = Lines(_("在场工作人员"), hint=hint)

    def clean(self) -> dict[str, Any]:
        """Officers enough, each named once."""
        found = super().clean() or {}
        named = found.get(OFFICERS)
        if named is not None and len(set(named)) < self.move.officers:
            said = gettext("请写明不少于{needed}人，不重复。").format(needed=self.move.officers)
            self.add_error(OFFICERS, said)
        return found

    @property
    def told(self) -> dict[str, str]:
        """What the act tells."""
        keys = (*self.move.tells, *self.move.may_tell)
        said = {key: self.cleaned_data[key] for key in keys}
        if isinstance(begins := said.get(BEGINS), time):
            said[BEGINS] = f"{begins:%H:%M}"
        return {key: str(value) for key, value in said.items() if value}

    @property
    def officers(self) -> list[str]:
        """Who was there."""
        return list(self.cleaned_data.get(OFFICERS, ()))


class Resting(forms.Form):
    """不计入期限."""

    def __init__(self, given: Any, *, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(given)
        self.fields["what"] = one_of(
            _("哪个期限、什么情形"), choices, hint=_("只列出有规定的情形。")
        )
        self.fields["days"] = forms.IntegerField(
            label=_("多少天"),
            min_value=1,
            max_value=1000,
            help_text=_("从今天算起，写入告知书；期满自动恢复计算。"),
        )
        self.fields["reason"] = long_text(_("理由"))


class Resuming(forms.Form):
    """恢复计算期限."""

    def __init__(self, given: Any, *, choices: Sequence[tuple[str, Any]]) -> None:
        super().__init__(given)
        self.fields["term"] = one_of(_("哪个期限"), choices)


class Disputing(forms.Form):
    """登记复议或者诉讼."""

    kind = one_of(_("复议还是诉讼"), [(kind.value, word(name)) for kind, name in DISPUTES.items()])
    reference = forms.CharField(
        label=_("受理文号或者案号"), max_length=200, help_text=_("见受理通知书或者应诉通知书。")
    )
    begun_on = date_field(
        _("开始日期"), hint=_("受理之日。这期间不加处罚款（行政处罚法第七十三条）。")
    )


class Settling(forms.Form):
    """登记复议或者诉讼结束."""

    ended_on = date_field(_("结束日期"))
    result = long_text(_("结果"), hint=_("例如：维持原决定。"))


def _field(key: str, name: Word) -> forms.Field:
    if key == HELD_ON:
        return date_field(name, hint=_("至少在今天的七个工作日之后（行政处罚法第六十四条）。"))
    if key == BEGINS:
        return hour(name)
    return long_text(name) if key in LONG else _line(name)


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500)
