"""What a matter says to its party: names of its table, what a term means, what an act means."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext as in_context

from yimen.base.parts.templatetags.parts import day
from yimen.work.cases.rules.letters.writing import cited

# By power and term, or by term alone: what its last day means to the party
MEANS = {
    "decision": _("单位最迟 {day} 作出决定。"),
    "hearing": _("您要求听证的，最迟 {day} 提出。"),
    "notice": _("听证不早于 {day} 举行，时间和地点写在听证通知书里。"),
    "delivery": _("决定最迟 {day} 送达您。"),
    "payment": _("请最迟 {day} 履行决定；办法写在决定书里。"),
    "pressing": _("单位已经催告。请最迟 {day} 履行；您可以陈述申辩。"),
    "correction": _("请最迟 {day} 改正，之后单位会来复查。"),
    "measure": _("强制措施最迟到 {day}。"),
    "publication": _("公示到 {day}。"),
    "answer": _("单位最迟 {day} 答复您。"),
    "09 answer": _("对方最迟 {day} 答辩。"),
    "04 payment": _("请最迟 {day} 缴纳；办法写在征收决定书里。"),
}
ASKS = frozenset(
    {"payment", "pressing", "correction"}
)  # terms in which the party must do something
ACTS = {
    "defend": _(
        "您有权说明事实和理由、提出证据。单位必须充分听取，不会因为您的申辩加重处理。可以说不止一次。"
    ),
    "ask_hearing": _("听证不收费（行政处罚法第六十三条、第六十四条）。时间和地点会书面通知您。"),
    "waive_hearing": _("放弃之后本件不再举行听证，单位可以继续办理。您仍然可以陈述申辩。"),
    "withdraw": _("撤回之后本件办结。以后需要时可以再次申请。"),
}


def word(text: str) -> str:
    """A name in a table of states, in the language of the page."""
    return in_context("matter", text)  # the texts stand with the forms of the desk


def meaning(power: str, term: str, due_on: date) -> str:
    """What the last day of a term means; "" where there is no more to say than its name."""
    said = MEANS.get(f"{power} {term}") or MEANS.get(term)
    return str(said).format(day=day(due_on)) if said else ""


def counted(start_on: date, due_on: date, source: str) -> str:
    """How a last day was reached, and by which rule."""
    law, sign, articles = source.partition(" Art. ")
    each = [f"{law} Art. {one}" for one in articles.split(", ")] if sign else [source]
    said = gettext("从{start}的次日起算，最后一天是{day}。依据：{basis}。")
    basis = gettext("、").join(cited(one) for one in each)
    return said.format(start=day(start_on), day=day(due_on), basis=basis)
