"""待办件 of an officer: what waits for whom, what is due first standing first, at any size.

Each list is read from an index a page at a time, one small page of each unit, so that it costs
the same with a hundred cases as with a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from yimen.ground.people.states import Role
from yimen.ground.process import queries as process
from yimen.ground.process.queries import hands, pressing, voices
from yimen.ground.process.states import StepState
from yimen.kernel.clock import Light
from yimen.kernel.days import Calendar
from yimen.work.cases import rules
from yimen.work.cases.models import Case
from yimen.work.cases.queries import stages
from yimen.work.cases.queries.work import Stage
from yimen.work.cases.rules import Key
from yimen.work.cases.rules.access import HANDS, REVIEWS, ROLES, SEES
from yimen.work.cases.states import Act

if TYPE_CHECKING:
    from yimen.ground.people.queries.tree import Tree
    from yimen.ground.people.rules import Viewer

LONGEST = 60  # days back in which a term of working days surely began


class Kind(StrEnum):
    """What is to be done next."""

    ANSWER = "answer"  # 待受理
    REVIEW = "review"  # 待审查
    SPEAK = "speak"  # 待会签: a joint step in which one's department is still silent
    DECIDE = "decide"  # 待决定
    DELIVER = "deliver"  # 待送达
    CLOSE = "close"  # 待归档


class Scope(StrEnum):
    """Whose work a list shows."""

    MINE = "mine"  # 我经手: taken in hand, or received at the window
    UNIT = "unit"  # 本单位: what this person may do
    ALL = "all"  # 全部可见: what this person may look at


STAGES = {
    Kind.ANSWER: Stage.ANSWER,
    Kind.DECIDE: Stage.DECIDE,
    Kind.DELIVER: Stage.DELIVER,
    Kind.CLOSE: Stage.CLOSE,
}
TERMS = {Kind.ANSWER: Key.ANSWER, Kind.DELIVER: Key.DELIVERY}
DOES: Mapping[Kind, frozenset[Role]] = {
    Kind.ANSWER: ROLES[Act.ACCEPT],
    Kind.REVIEW: HANDS,
    Kind.SPEAK: REVIEWS,
    Kind.DECIDE: ROLES[Act.GRANT],
    Kind.DELIVER: ROLES[Act.DELIVER],
    Kind.CLOSE: ROLES[Act.CLOSE],
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: kind, whose, one unit and those below it, due by a day."""

    kind: Kind
    scope: Scope = Scope.UNIT
    unit: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of work: a case, what is to be done, by when, and who has it in hand."""

    case: Case
    applicant: str
    what: str  # name of the step, "" where the kind says it
    step: str
    unit: str
    due_on: date | None
    provisional: bool
    light: Light | None
    claimed_by: str
    place: str  # where the next page begins


def waiting(
    *, viewer: Viewer, tree: Tree, wanted: Wanted, on: date, after: str = "", at_most: int = 50
) -> list[Waiting]:
    """待办件: a page of the work that a viewer may do, or see, with lights as of `on`.

    `tree` is that of the units; `after` is the place of the last line seen, and a place that is
    none begins anew. Refused: `people.unknown-unit`.
    """
    organs = units_of(viewer, tree, wanted)
    holder = viewer.by if wanted.scope is Scope.MINE else ""
    if wanted.kind is Kind.REVIEW:
        steps = hands.in_hand(
            units=organs,
            about_kind="case",
            holder=holder,
            until=wanted.until,
            after=_step_place(after),
            at_most=at_most,
        )
        return _steps(steps, on)
    if wanted.kind is Kind.SPEAK:
        asked = [] if holder else organs  # a voice is its department's: nobody has it in hand
        place = _step_place(after)
        silent = voices.awaited(
            units=asked, about_kind="case", until=wanted.until, after=place, at_most=at_most
        )
        return _steps(silent, on)
    return _stages(organs, holder, wanted, after, at_most, on)


def roles_of(wanted: Wanted) -> frozenset[Role]:
    """Who holds one of these over a unit finds its work in such a list."""
    return SEES if wanted.scope is Scope.ALL else DOES[wanted.kind]


def units_of(viewer: Viewer, tree: Tree, wanted: Wanted) -> list[str]:
    """The keys of the units whose work a list shows. Refused: `people.unknown-unit`."""
    keys = tree.reached(viewer, roles_of(wanted))
    if not wanted.unit:
        return keys
    below = tree.below(wanted.unit)
    return [key for key in keys if key in below]


def _steps(steps: list[hands.InHand], on: date) -> list[Waiting]:
    cases = _cases(number__in=[step.about for step in steps])
    by_number = {case.number: case for case in cases.values()}
    return [
        Waiting(
            case=by_number[step.about],
            applicant=_applicant(by_number[step.about]),
            what=step.name,
            step=step.step,
            unit=step.unit,
            due_on=step.due_on,
            provisional=step.provisional,
            light=_light(step, on),
            claimed_by=step.claimed_by or "",
            place=f"{step.due_on or ''}~{step.unit}~{step.run}~{step.step}",
        )
        for step in steps
    ]


def _light(step: hands.InHand, on: date) -> Light | None:
    if step.state is StepState.PAUSED:
        return Light.PAUSED
    return pressing.light(step.opened_on, step.due_on, on) if step.due_on else None


def _stages(
    organs: list[str], holder: str, wanted: Wanted, after: str, at_most: int, on: date
) -> list[Waiting]:
    day, number = _case_place(after)
    values: dict[str, Any] = {"organs": organs, "holder": holder, "day": day, "number": number}
    values |= {"states": list(STAGES[wanted.kind].value), "most": at_most}
    if wanted.kind is Kind.DECIDE:
        return _decisions(values, wanted.until, on)
    ids = stages.by_start(values, _begun_by(wanted, on) if wanted.until else date.max)
    cases = _cases(pk__in=ids)
    calendar = process.calendar(process.newest_release())
    return [_line(cases[pk], wanted.kind, calendar, on) for pk in ids]


def _decisions(values: dict[str, Any], until: date | None, on: date) -> list[Waiting]:
    ids = stages.by_clock(values, until)
    cases = _cases(pk__in=ids)
    page = [cases[pk] for pk in ids]
    clocks = process.clocks_of(runs=[case.run for case in page if case.run], on=on)
    lines = []
    for case in page:
        going = [one for one in clocks.get(case.run, ()) if one.due_on] if case.run else []
        first = min(going, key=lambda one: one.due_on or date.max, default=None)
        paused = None if first else Light.PAUSED
        lines.append(
            Waiting(
                case=case,
                applicant=_applicant(case),
                what="",
                step="",
                unit=case.organ,
                due_on=first.due_on if first else None,
                provisional=bool(first and first.provisional),
                light=first.light if first else paused,
                claimed_by="",
                place=f"{(first.due_on if first else None) or date.max}~{case.number}",
            )
        )
    return lines


def _line(case: Case, kind: Kind, calendar: Calendar, on: date) -> Waiting:
    """A case whose term counts from `counts_from`; the archive has none."""
    due = rules.term_due(TERMS[kind], case.counts_from, calendar) if kind in TERMS else None
    due_on = due.on if due else None
    return Waiting(
        case=case,
        applicant=_applicant(case),
        what="",
        step="",
        unit=case.organ,
        due_on=due_on,
        provisional=bool(due and due.provisional),
        light=pressing.light(case.counts_from, due_on, on) if due_on else None,
        claimed_by="",
        place=f"{case.counts_from}~{case.number}",
    )


def _begun_by(wanted: Wanted, on: date) -> date:
    """The newest start whose term ends by `until`; without a term the day itself."""
    until = wanted.until or on
    if wanted.kind not in TERMS:
        return until
    calendar = process.calendar(process.newest_release())
    start = until
    for _ in range(LONGEST):
        last = rules.term_due(TERMS[wanted.kind], start, calendar).on
        if last is not None and last <= until:
            break
        start -= timedelta(days=1)
    return start


def _cases(**some: Iterable[object]) -> dict[UUID, Case]:
    found = Case.objects.filter(**some).select_related("person", "organisation")
    return {case.pk: case for case in found}


def _applicant(case: Case) -> str:
    party = case.person or case.organisation
    return party.name if party else ""


def _case_place(after: str) -> tuple[date, str]:
    day, _, number = after.partition("~")
    try:
        return date.fromisoformat(day), number
    except ValueError:
        return date.min, ""


def _step_place(after: str) -> hands.Place | None:
    try:
        day, unit, run, step = after.split("~", 3)
        return (date.fromisoformat(day) if day else None), unit, UUID(run), step
    except ValueError:
        return None
