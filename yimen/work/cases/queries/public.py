"""What anybody may read: decisions that grant a licence, hearings (行政许可法 Art. 40, 46, 48)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from yimen.ground.catalog.states import Power
from yimen.work.cases.models import Decision, Hearing
from yimen.work.cases.rules import masked_name
from yimen.work.cases.states import HANDLED, HearingState, Outcome


@dataclass(frozen=True, slots=True)
class PublicDecision:
    """公开的许可决定: an organisation by its name, a person by family name and stars."""

    document: str
    item: str
    name: str
    organ: str
    holder: str
    decided_on: date
    conditions: tuple[str, ...]


def public_decisions(
    *,
    item: str = "",
    organ: str = "",
    after: tuple[date, str] | None = None,
    at_most: int = 50,
) -> list[PublicDecision]:
    """许可决定公开: newest first, in pages; `after` is (decided_on, document) of the last.

    Of licences alone: nothing says that registrations and filings of persons are published.
    """
    licences = Decision.objects.filter(case__version__power=Power.APPROVAL)
    found = licences.exclude(outcome=Outcome.REFUSED)
    if item:
        found = found.filter(case__item=item)
    if organ:
        found = found.filter(case__organ=organ)
    if after is not None:
        day, number = after
        found = found.filter(Q(decided_on__lt=day) | Q(decided_on=day, document__number__lt=number))
    page = found.select_related("case__person", "case__organisation", "document")
    return [_told(each) for each in page.order_by("-decided_on", "-document__number")[:at_most]]


def _told(decision: Decision) -> PublicDecision:
    case = decision.case
    person = case.person is not None
    party = case.person or case.organisation
    return PublicDecision(
        document=decision.document.number,
        item=case.item,
        name=case.name,
        organ=case.organ,
        holder=masked_name(party.name if party else "", person=person),
        decided_on=decision.decided_on,
        conditions=tuple(decision.conditions),
    )


@dataclass(frozen=True, slots=True)
class PublicHearing:
    """听证公告: of which application, by whom, and when and where once that is told."""

    name: str
    organ: str
    applicant: str
    mandatory: bool
    held_on: date | None
    begins: time | None
    place: str


def public_hearings(*, today: date, at_most: int = 100) -> list[PublicHearing]:
    """听证公告: hearings to come that were called, and those that must be, the next one first.

    One that the law or the public interest asks for is announced before its day is set. Persons by
    family name and stars. 行政许可法 Art. 46, 48.
    """
    called = Q(state=HearingState.NOTICED, held_on__gte=today)
    must = Q(state=HearingState.REQUESTED, mandatory=True)
    found = Hearing.objects.filter(called | must, case__state__in=HANDLED)
    page = found.select_related("case__person", "case__organisation").order_by("held_on", "pk")
    return [_announced(each) for each in page[:at_most]]


def _announced(hearing: Hearing) -> PublicHearing:
    case, called = hearing.case, hearing.state == HearingState.NOTICED
    party = case.person or case.organisation
    return PublicHearing(
        name=case.name,
        organ=case.organ,
        applicant=masked_name(party.name if party else "", person=case.person is not None),
        mandatory=hearing.mandatory,
        held_on=hearing.held_on if called else None,
        begins=hearing.begins if called else None,
        place=hearing.place if called else "",
    )
