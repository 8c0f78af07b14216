"""Whose hands a step of a case is in, and the voices of departments in a joint one."""

from __future__ import annotations

from datetime import date, datetime

from yimen.base.postgres.whole import part
from yimen.ground.people import queries as people
from yimen.ground.process import verbs as process
from yimen.ground.process.rules import hand_of
from yimen.ground.process.states import Outcome
from yimen.work.cases import queries
from yimen.work.cases.models import Case
from yimen.work.cases.rules.access import REVIEWS, check_colleague
from yimen.work.cases.states import Act, State, after
from yimen.work.cases.verbs.locked import hold, locked_run_of


@part
def claim(*, case: str | Case, step: str, by: str, now: datetime, today: date) -> Case:
    """认领环节: take an open step of a case in hand, so that no other works on it.

    Refused: `UnknownCase`, `WrongState`, and what `process.verbs.claim` refuses.
    """
    held = _in_review(case)
    process.claim(run=locked_run_of(held), step=step, by=by, now=now, today=today)
    return held


@part
def release(
    *, case: str | Case, step: str, by: str, now: datetime, today: date, from_other: bool = False
) -> Case:
    """退回待办: put a step back for others; `from_other` also one that somebody else has in hand.

    Refused: as `claim`.
    """
    held = _in_review(case)
    process.release(
        run=locked_run_of(held), step=step, by=by, now=now, today=today, from_other=from_other
    )
    return held


@part
def hand_over(
    *, case: str, step: str, to: str, reason: str, by: str, now: datetime, today: date
) -> Case:
    """移交环节: put a step into the hands of a named colleague, with the reason.

    `to` is a work number. Refused: `UnknownCase`, `WrongState`; `people.unknown-staff`;
    `NotOfUnit` unless they serve and review for the unit of the step; and what
    `process.verbs.hand_over` refuses.
    """
    held = _in_review(case)
    plan = queries.plan_of(held)
    found = plan.by_key.get(step)
    if found is not None:
        unit = people.unit(hand_of(found))
        member = people.staff(to)
        serves = member.left_at is None and any(people.may(member, role, unit) for role in REVIEWS)
        check_colleague(to, unit.name, serves=serves)
    process.hand_over(
        run=locked_run_of(held), step=step, to=to, reason=reason, by=by, now=now, today=today
    )
    return held


@part
def speak(
    *,
    case: str,
    step: str,
    unit: str,
    outcome: Outcome,
    by: str,
    now: datetime,
    today: date,
    opinion: str = "",
) -> Case:
    """会签: a department says what it thinks in a joint step; the lead closes it.

    Refused: `UnknownCase`, `WrongState`, and what `process.verbs.give_opinion` refuses.
    """
    held = _in_review(case)
    process.give_opinion(
        run=locked_run_of(held),
        step=step,
        unit=unit,
        outcome=outcome,
        opinion=opinion,
        by=by,
        now=now,
        today=today,
    )
    return held


def _in_review(case: str | Case) -> Case:
    held = hold(case=case)
    after(State(held.state), Act.REVIEW)
    return held
