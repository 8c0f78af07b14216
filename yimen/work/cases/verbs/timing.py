"""Time is taken out of the clocks or added to them, with a written notice; late is explained."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from yimen.ground.process import verbs as process
from yimen.ground.process.states import ClockKind
from yimen.ground.process.states import Ground as Excluded
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Document, Exclusion, Overrun
from yimen.work.cases.queries.overruns import promised_until
from yimen.work.cases.rules.referral import check_act
from yimen.work.cases.rules.refusals import NoOverrun, OverrunExplained
from yimen.work.cases.states import Act, DocumentKind, LocalKey
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.locked import lock, move, note, run_of, workdays


@transaction.atomic
def exclude_time(
    *,
    case: str,
    ground: Excluded,
    days: int,
    reason: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Document:
    """不计入期限: from today so many working days do not count, of which the applicant is told.

    The eight grounds of the law stop both clocks, the others only the promise, and only where a
    local rule says so. Refused: `UnknownCase`, `WrongState`, `ReasonMissing`, `TimeExcluded`,
    `NoLocalRule`; `NoDays` for fewer than one. 行政许可法 Art. 45.
    """
    held = lock(case)
    move(held, Act.EXCLUDE)
    rules.check_reason("exclude", reason)
    rules.check_no_exclusion(queries.excluded(held))
    law = rules.stops_the_law(ground)
    if not law:
        local = queries.local_rule(LocalKey.PROMISED_TIME, held.organ, today)
        rules.needed(local, LocalKey.PROMISED_TIME, held.organ)
    until = rules.counts_again_on(today, days, workdays())
    content = {"ground": ground.value, "days": days, "reason": reason, "stops_the_law": law}
    dates = {"from_on": today.isoformat(), "until_on": until.isoformat()}
    document = issue(
        held, DocumentKind.EXCLUSION, {**content, **dates}, by=by, now=now, today=today
    )
    Exclusion.objects.create(
        case=held, notice=document, ground=ground, days=days, from_on=today, until_on=until
    )
    process.pause(
        run=run_of(held),
        ground=ground,
        notice=document.number,
        statutory=law,
        by=by,
        now=now,
        today=today,
    )
    body = {"document": document.number, **content, **dates}
    note(held, "cases.exclude", by=by, now=now, unit=unit, body=body)
    return document


@transaction.atomic
def resume_time(*, case: str, by: str, now: datetime, today: date, unit: str = "") -> Case:
    """恢复计算期限: the time that was excluded is over; after the day told it ended on that day.

    Refused: `UnknownCase`, `WrongState`, `NothingExcluded`. 行政许可法 Art. 45.
    """
    held = lock(case)
    move(held, Act.RESUME)
    ended_on = end_exclusion(held, by=by, now=now, today=today)
    note(held, "cases.resume", by=by, now=now, unit=unit, body={"ended_on": ended_on.isoformat()})
    return held


def end_exclusion(case: Case, *, by: str, now: datetime, today: date) -> date:
    """End the exclusion of a locked case: from which day it counts again.

    What was not told is not excluded. Refused: `NothingExcluded`.
    """
    running = Exclusion.objects.filter(case=case, ended_on=None).first()
    if running is None:
        raise rules.NothingExcluded
    ended_on = min(today, running.until_on)
    running.ended_at, running.ended_on, running.ended_by = now, ended_on, by
    running.save(update_fields=["ended_at", "ended_on", "ended_by"])
    process.resume(run=run_of(case), by=by, now=now, today=ended_on)
    return ended_on


@transaction.atomic
def extend_term(
    *,
    case: str,
    kind: ClockKind,
    days: int,
    reason: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Document:
    """延长期限: more working days for a decision, granted once by the head who acts here.

    Ten, for a joint case fifteen; of the promise no more than the law's term as it stands leaves.
    Refused: `UnknownCase`, `WrongState`, `ReasonMissing`, `TooMuchTime`; `NotReferredUp` below, for
    whom the law knows no more than its twenty days; `process.too-late` once
    the term has run out. 行政许可法 Art. 42.
    """
    held = lock(case)
    move(held, Act.EXTEND)
    check_act(Act.EXTEND, held.refers_to)
    rules.check_reason("extend", reason)
    route = queries.route(held)
    given = queries.extensions(held)
    rules.check_extension(kind, days, given[kind], joint=route.joint)
    if kind is ClockKind.PROMISED and kind in route.limits:
        law = route.limits.get(ClockKind.STATUTORY)
        rules.check_promise(route.limits[kind], law, days, sum(given[ClockKind.STATUTORY]))
    content = {"clock": kind.value, "days": days, "reason": reason, "approved_by": by}
    content["joint"] = route.joint
    document = issue(held, DocumentKind.EXTENSION, content, by=by, now=now, today=today)
    process.extend(
        run=run_of(held),
        kind=kind,
        number=days,
        reason=reason,
        approved_by=by,
        notice=document.number,
        by=by,
        now=now,
        today=today,
    )
    body = {"document": document.number, **content}
    note(held, "cases.extend", by=by, now=now, unit=unit, body=body)
    return document


@transaction.atomic
def explain_overrun(
    *, case: str, reason: str, by: str, now: datetime, today: date, unit: str = ""
) -> Overrun:
    """说明承诺超期原因: the public is told, once, why the promised day was not kept.

    Refused: `UnknownCase`, `WrongState`, `ReasonMissing`, `NoOverrun`, `OverrunExplained`.
    优化营商环境条例 Art. 36.
    """
    held = lock(case)
    move(held, Act.EXPLAIN_OVERRUN)
    rules.check_reason("explain", reason)
    if (before := queries.overrun_of(held)) is not None:
        raise OverrunExplained(day=before.explained_on.isoformat())
    due_on = promised_until(held, today=today)
    if due_on is None:
        raise NoOverrun
    told = Overrun(case=held, due_on=due_on, reason=reason.strip())
    told.explained_at, told.explained_on, told.explained_by = now, today, by
    told.save(force_insert=True)
    body = {"due_on": due_on.isoformat(), "reason": told.reason}
    note(held, "cases.explain_overrun", by=by, now=now, unit=unit, body=body)
    return told
