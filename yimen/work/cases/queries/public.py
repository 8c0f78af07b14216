"""What anybody may read: the decisions that grant a licence (行政许可法 Art. 40)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from yimen.ground.catalog.states import Power
from yimen.work.cases.models import Decision
from yimen.work.cases.rules import masked_name
from yimen.work.cases.states import Outcome


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
