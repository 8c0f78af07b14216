"""What waits, for whom, and how it presses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Q, QuerySet

from yimen.ground.people import queries as people
from yimen.ground.process import queries as process
from yimen.ground.process.queries import Lights, hands
from yimen.ground.process.queries.hands import Place
from yimen.ground.process.states import ClockKind
from yimen.work.cases import rules
from yimen.work.cases.models import Case
from yimen.work.cases.states import ANSWERABLE, State

Page = tuple[date, str]  # (day, number) of the last one seen


class Stage(Enum):
    """What a unit has to do next with its cases."""

    ANSWER = tuple(sorted(ANSWERABLE))  # 待受理
    DECIDE = (State.REVIEWED, State.OPPOSED)  # 待决定
    DELIVER = (State.DECIDED,)  # 待送达
    CLOSE = (State.DELIVERED,)  # 待归档


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """A step of a case that waits for a unit; `place` is where the next page begins."""

    case: Case
    step: str
    unit: str
    due_on: date | None
    claimed_by: str | None
    place: Place


def worklist(
    *, organs: list[str], stage: Stage, after: Page | None = None, at_most: int = 50
) -> list[Case]:
    """待办件: the cases with which these units must do something next, a page at a time.

    The term of a stage is the same for all, so who has waited longest presses most: the order is
    that of due days, and of acceptance (行政许可法 Art. 57).
    """
    found = Case.objects.filter(organ__in=organs, state__in=stage.value)
    return list(_page(found.select_related("person", "organisation"), after)[:at_most])


def cases_of(
    *,
    person: str = "",
    organisation: str = "",
    items: Collection[str] = (),
    after: Page | None = None,
    at_most: int = 50,
) -> list[Case]:
    """我的办件: what one person applied for or acts for, or one organisation, the newest first.

    What a person did for an organisation is the organisation's; with `items` only cases of these.
    Both parties are public numbers; `after` is (received_on, number) of the last one seen. Refused:
    `people.unknown-party`.
    """
    if person:
        party = people.person(person).pk
        found = Case.objects.filter(Q(person=party) | Q(agent=party, organisation=None))
    else:
        found = Case.objects.filter(organisation=people.organisation(organisation).pk)
    if items:
        found = found.filter(item__in=items)
    if after is not None:
        day, number = after
        found = found.filter(received_on__lte=day).exclude(received_on=day, number__gte=number)
    return list(found.order_by("-received_on", "-number")[:at_most])


def reviews(*, units: list[str], after: Place | None = None, at_most: int = 50) -> list[ReviewTask]:
    """待审查: open steps of these units in cases, the most pressing first, a page at a time."""
    steps = hands.in_hand(units=units, about_kind="case", after=after, at_most=at_most)
    cases = Case.objects.select_related("person", "organisation").in_bulk(
        [step.about for step in steps], field_name="number"
    )
    return [
        ReviewTask(
            case=cases[step.about],
            step=step.step,
            unit=step.unit,
            due_on=step.due_on,
            claimed_by=step.claimed_by,
            place=step.place,
        )
        for step in steps
    ]


def silent(*, today: date, after: Page | None = None, at_most: int = 200) -> list[Case]:
    """The cases whose term for an answer has run out unanswered, the oldest first, in pages."""
    since = rules.silent_since(today, process.calendar(process.newest_release()))
    found = Case.objects.filter(state__in=ANSWERABLE, counts_from__lte=since)
    return list(_page(found, after)[:at_most])


def lapsing(*, today: date, after: Page | None = None, at_most: int = 200) -> list[Case]:
    """The cases whose applicant let the term for a correction pass, the oldest first, in pages."""
    found = Case.objects.filter(state=State.CORRECTING, answer_by__lt=today)
    if after is not None:
        day, number = after
        found = found.filter(answer_by__gte=day).exclude(answer_by=day, number__lte=number)
    return list(found.order_by("answer_by", "number")[:at_most])


def lights(*, on: date, kind: ClockKind = ClockKind.PROMISED) -> Lights:
    """红黄绿灯: cases open at the end of a day and how many pressed, by one of their clocks."""
    return process.lights(on=on, about_kind="case", kind=kind)


def _page(found: QuerySet[Case], after: Page | None) -> QuerySet[Case]:
    """In order of `counts_from` and number, from behind the place where the last page ended."""
    if after is not None:
        day, number = after
        found = found.filter(counts_from__gte=day).exclude(counts_from=day, number__lte=number)
    return found.order_by("counts_from", "number")
