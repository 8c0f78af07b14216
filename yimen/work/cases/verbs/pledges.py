"""Granted on a promise to meet the conditions, and checked later (告知承诺)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from yimen.ground.process.rules import Paper
from yimen.ground.process.verbs.papers import hand_in
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Pledge
from yimen.work.cases.rules import Gap
from yimen.work.cases.states import (
    Act,
    DocumentKind,
    LocalKey,
    PledgeAct,
    PledgeState,
    WrongPromise,
    pledge_after,
)
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.locked import SUPPLEMENT, keep, lock, move, note, workdays
from yimen.work.intake.rules import Held, check_material


@transaction.atomic
def withdraw_pledge(
    *,
    case: str,
    materials: Sequence[Held],
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Case:
    """撤回承诺: before the decision the applicant takes the promise back and goes the ordinary way.

    The materials for which it stood come in with it. Refused: `UnknownCase`, `WrongState`,
    `WrongPromise`, `StillMissing`, `MaterialNotAsked`. 安阳市政务服务条例 Art. 27.
    """
    held = lock(case)
    move(held, Act.WITHDRAW_PLEDGE)
    pledge = _pledge(held, Act.WITHDRAW_PLEDGE)
    pledge.state = pledge_after(PledgeState(pledge.state), PledgeAct.WITHDRAW)
    fresh = {each.key: each for each in materials}
    rules.check_resubmission([Gap(key, "") for key in pledge.materials], fresh)
    for each in fresh.values():
        check_material(each)
    keep(held, fresh.values(), queries.material_names(held), SUPPLEMENT, now)
    if held.run is not None:
        papers = [Paper(each.key, each.sha256) for each in fresh.values()]
        hand_in(run=held.run, documents=papers, by=by, now=now, today=today)
    pledge.save(update_fields=["state"])
    body = {"materials": {each.key: each.sha256 for each in fresh.values()}}
    note(held, "cases.withdraw_pledge", by=by, now=now, unit=unit, body=body)
    return held


def rely(case: Case, today: date) -> bool:
    """Whether a locked case is granted on a promise; the term in which it is checked begins."""
    pledge = queries.pledge_of(case)
    if pledge is None or pledge.state == PledgeState.WITHDRAWN:
        return False
    pledge.state = pledge_after(PledgeState(pledge.state), PledgeAct.RELY)
    rule = queries.local_rule(LocalKey.PLEDGE_CHECK, case.organ, today)
    local = rules.needed(rule, LocalKey.PLEDGE_CHECK, case.organ)
    pledge.check_by = local.last_day(today, workdays())
    pledge.save(update_fields=["state", "check_by"])
    return True


@transaction.atomic
def check_pledge(
    *,
    case: str,
    kept: bool,
    finding: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    days: int = 0,
) -> Case:
    """核查承诺: it was kept, or is to be put right within `days`; if not then, it is broken.

    A broken promise is the ground to revoke, and bars from other promises until repaired. A check
    after its term is late and says so. Refused: `UnknownCase`, `WrongState`, `WrongPromise`,
    `ReasonMissing`, `TermTooShort`; `TermStillRuns` before the order has run out. 浙江省保障
    “最多跑一次”改革规定 Art. 14.
    """
    held = lock(case)
    move(held, Act.CHECK_PLEDGE)
    pledge = _pledge(held, Act.CHECK_PLEDGE)
    rules.check_reason("check_pledge", finding)
    state = PledgeState(pledge.state)
    act = PledgeAct.FIND_KEPT if kept else PledgeAct.ORDER
    if not kept and state is PledgeState.ORDERED:
        act = PledgeAct.BREAK
        rules.check_lapsed(pledge.order_by, today)
    pledge.state = pledge_after(state, act)
    pledge.finding, pledge.found_on = finding, today
    late = pledge.check_by is not None and today > pledge.check_by
    body: dict[str, object] = {"kept": kept, "finding": finding, "late": late}
    if act is PledgeAct.ORDER:
        pledge.order_by = rules.order_term(days, today, workdays())
        content = {"finding": finding, "order_by_on": pledge.order_by.isoformat()}
        rule = queries.local_rule(LocalKey.PLEDGE_CHECK, held.organ, today)
        content["source"] = rule.source if rule else ""
        order = issue(held, DocumentKind.ORDER, content, by=by, now=now, today=today)
        body |= {"document": order.number, **content}
    pledge.save()
    note(held, "cases.check_pledge", by=by, now=now, unit=unit, body=body)
    return held


@transaction.atomic
def repair_pledge(
    *, case: str, reason: str, by: str, now: datetime, today: date, unit: str = ""
) -> Case:
    """信用修复: a broken promise bars from others no longer.

    Refused: `UnknownCase`, `WrongState`, `WrongPromise`, `ReasonMissing`.
    """
    held = lock(case)
    move(held, Act.REPAIR_PLEDGE)
    pledge = _pledge(held, Act.REPAIR_PLEDGE)
    pledge.state = pledge_after(PledgeState(pledge.state), PledgeAct.REPAIR)
    rules.check_reason("repair", reason)
    pledge.repaired_on = today
    pledge.save(update_fields=["state", "repaired_on"])
    note(held, "cases.repair_pledge", by=by, now=now, unit=unit, body={"reason": reason})
    return held


def _pledge(case: Case, act: Act) -> Pledge:
    found = queries.pledge_of(case)
    if found is None:
        raise WrongPromise(state="–", act=act.value)
    return found
