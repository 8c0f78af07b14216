"""承诺书: what an applicant is told before a promise, and what is promised, for a signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yimen.ground.catalog.rules import Content
from yimen.kernel.clock import Limit, Unit
from yimen.work.cases.rules.letters.writing import cited
from yimen.work.cases.rules.local import Local
from yimen.work.cases.rules.promises import Promised
from yimen.work.cases.states import Effect

GAP_WORDS = "本人已知晓上述材料应当提交，承诺在规定期限内补齐。"
PLEDGE_WORDS = "本人已知晓全部许可条件，承诺现已符合，并愿意承担不实承诺的法律责任。"
UNITS = {
    Unit.WORKING_DAY: "个工作日",
    Unit.CALENDAR_DAY: "日",
    Unit.MONTH: "个月",
    Unit.HOUR: "小时",
}
EFFECTS = {Effect.WITHDRAWN: "视为撤回申请", Effect.REJECTED: "不予许可"}

Paper = dict[str, object]


@dataclass(frozen=True, slots=True)
class Offered:
    """What is promised, with the names of the materials and the rules of the place for it."""

    content: Content
    promised: Promised
    gaps: tuple[str, ...]
    stands_for: tuple[str, ...]
    supply: Local | None
    check: Local | None


def papers(offered: Offered) -> list[Paper]:
    """A paper for each promise, ready to be set in type: 容缺受理承诺书, 告知承诺书."""
    found = []
    if offered.gaps:
        told = list(_gaps_told(offered))
        found.append(_paper("容缺受理承诺书", told, offered.promised.gap_words))
    if offered.promised.pledge:
        told = list(_pledge_told(offered))
        found.append(_paper("告知承诺书", told, offered.promised.pledge))
    return found


def _paper(title: str, told: list[str], words: str) -> Paper:
    return {"title": title, "told": told, "words": words}


def _gaps_told(offered: Offered) -> Iterator[str]:
    yield f"可以后补的材料：{'、'.join(offered.gaps)}。其他材料已经收齐。"
    rule = offered.supply
    if rule is not None and rule.limit is not None:
        yield f"补齐期限：自受理之日起{_lasting(rule.limit)}内，最后一日写在受理通知书上。"
    if rule is not None and rule.effect is not None:
        yield f"逾期未补齐的，{EFFECTS[rule.effect]}。"
    if rule is not None:
        yield f"依据：{cited(rule.source)}。"


def _pledge_told(offered: Offered) -> Iterator[str]:
    """优化营商环境条例 Art. 40: the conditions, the duties and what follows, told beforehand."""
    bases = [cited(f"{each.title} {each.article}".strip()) for each in offered.content.bases]
    if bases:
        yield f"设定依据：{'；'.join(bases)}。"
    if offered.content.conditions:
        yield f"许可条件：{'；'.join(each.rstrip('。；') for each in offered.content.conditions)}。"
    if offered.stands_for:
        yield f"凭承诺不再提交的材料：{'、'.join(offered.stands_for)}。"
    rule = offered.check
    if rule is not None and rule.limit is not None:
        yield f"准予之后{_lasting(rule.limit)}内核查。依据：{cited(rule.source)}。"
    yield "作出决定之前可以撤回承诺，按一般程序办理。"
    yield (
        "核查发现与承诺不符的，责令限期改正；逾期不改正或者改正后仍不符合条件的，依法撤销许可决定，"
        "信用修复之前不再适用告知承诺。"
    )


def _lasting(limit: Limit) -> str:
    return f"{limit.number}{UNITS[limit.unit]}"
