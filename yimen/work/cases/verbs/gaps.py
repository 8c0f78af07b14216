"""Accepted with minor gaps: what was promised comes in its term, or the case ends (容缺受理)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from yimen.ground.process import verbs as process
from yimen.ground.process.rules import Paper
from yimen.ground.process.verbs.papers import hand_in
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, GapPromise
from yimen.work.cases.rules import Gap
from yimen.work.cases.states import (
    ENDED,
    Act,
    DocumentKind,
    Effect,
    GapAct,
    GapState,
    LocalKey,
    State,
    WrongPromise,
    gap_after,
)
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.inquiries import cancel_open
from yimen.work.cases.verbs.locked import SUPPLEMENT, keep, lock, move, note, run_of, workdays
from yimen.work.cases.verbs.timing import end_exclusion
from yimen.work.intake.rules import Held, check_material


def begin_gaps(case: Case, today: date) -> dict[str, object]:
    """The term of what was promised begins with acceptance; what the acceptance says of it."""
    promise = queries.gaps_of(case)
    if promise is None:
        return {}
    promise.state = gap_after(GapState(promise.state), GapAct.ACCEPT)
    rule = queries.local_rule(LocalKey.GAPS, case.organ, today)
    local = rules.needed(rule, LocalKey.GAPS, case.organ)
    assert local.effect is not None  # GAPS is of those with an effect
    promise.due_on, promise.effect = local.last_day(today, workdays()), local.effect
    promise.save(update_fields=["state", "due_on", "effect"])
    names = queries.material_names(case)
    told = {"promised_materials": [names[key] for key in promise.materials]}
    dates = {"supplement_by_on": promise.due_on.isoformat()}
    return {**told, **dates, "effect": local.effect.value, "source": local.source}


@transaction.atomic
def supplement(
    *,
    case: str,
    materials: Sequence[Held],
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Case:
    """补齐容缺材料: everything that was promised comes in, within its term.

    Refused: `UnknownCase`, `WrongState`, `WrongPromise`, `SupplementTooLate`, `StillMissing`,
    `MaterialNotAsked`, `intake.material-empty`. 安阳市政务服务条例 Art. 24.
    """
    held = lock(case)
    move(held, Act.SUPPLEMENT)
    promise = _promise(held, Act.SUPPLEMENT)
    promise.state = gap_after(GapState(promise.state), GapAct.SUPPLY)
    rules.check_supplement_in_time(promise.due_on, today)
    fresh = {each.key: each for each in materials}
    rules.check_resubmission([Gap(key, "") for key in promise.materials], fresh)
    for each in fresh.values():
        check_material(each)
    keep(held, fresh.values(), queries.material_names(held), SUPPLEMENT, now)
    papers = [Paper(each.key, each.sha256) for each in fresh.values()]
    hand_in(run=run_of(held), documents=papers, by=by, now=now, today=today)
    promise.ended_on = today
    promise.save(update_fields=["state", "ended_on"])
    body = {"materials": {each.key: each.sha256 for each in fresh.values()}}
    note(held, "cases.supplement", by=by, now=now, unit=unit, body=body)
    return held


@transaction.atomic
def lapse_gaps(*, case: str, by: str, now: datetime, today: date, unit: str = "") -> Case:
    """逾期未补齐: what was promised did not come, and the case ends as the acceptance said.

    It counts as withdrawn, or only a refusal with its remedies may follow. What was granted
    meanwhile stays granted until it is revoked. Refused: `UnknownCase`, `WrongPromise`,
    `WrongState`, `TermStillRuns`. 安阳市政务服务条例 Art. 24; 滨州市并联审批管理规定 Art. 11.
    """
    held = lock(case)
    found = queries.gaps_of(held)
    act = _ending(State(held.state), found.effect if found else Effect.WITHDRAWN)
    before = move(held, act)
    promise = _promise(held, act)
    promise.state = gap_after(GapState(promise.state), GapAct.LAPSE)
    last = rules.check_lapsed(promise.due_on, today)
    body: dict[str, object] = {"due_on": last.isoformat(), "effect": promise.effect}
    if act is not Act.LAPSE_GAPS_GRANTED and before in {State.ACCEPTED, State.REVIEWING}:
        process.stop(run=run_of(held), reason="逾期未补齐材料", by=by, now=now, today=today)
    if act is Act.LAPSE_GAPS:
        body["document"] = _withdraw(held, last, by=by, now=now, today=today)
    held.save()
    promise.ended_on = today
    promise.save(update_fields=["state", "ended_on"])
    note(held, f"cases.{act.value}", by=by, now=now, unit=unit, body=body)
    return held


def _ending(state: State, effect: str) -> Act:
    if state in ENDED:
        return Act.LAPSE_GAPS_GRANTED
    return Act.LAPSE_GAPS if effect == Effect.WITHDRAWN else Act.LAPSE_GAPS_OPPOSED


def _withdraw(case: Case, last: date, *, by: str, now: datetime, today: date) -> str:
    case.withdrawn_at, case.withdrawn_on, case.withdrawn_by = now, today, by
    if queries.excluded(case):
        end_exclusion(case, by=by, now=now, today=today)
    process.stop_clock(run=run_of(case), by=by, now=now, today=today)
    reason = rules.uncorrected(last)
    cancel_open(case, reason, by=by, now=now, today=today)
    content = {"reason": reason, "source": queries.source_told(case, DocumentKind.ACCEPTANCE)}
    return issue(case, DocumentKind.LAPSE, content, by=by, now=now, today=today).number


def _promise(case: Case, act: Act) -> GapPromise:
    found = queries.gaps_of(case)
    if found is None:
        raise WrongPromise(state="–", act=act.value)
    return found
