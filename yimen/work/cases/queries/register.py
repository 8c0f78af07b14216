"""Licences as staff see them: the register of their units, and one licence with all about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries as people
from yimen.work.cases.models import CancellationAsked, EndingHeard, LicenceRequest
from yimen.work.cases.queries.access import case_seen
from yimen.work.cases.queries.acts import Opening, openings
from yimen.work.cases.queries.licences import cancellation_of, renewal_until
from yimen.work.cases.rules import UnknownCase
from yimen.work.cases.rules.access import SEES
from yimen.work.cases.states import ON_LICENCE, Act
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.queries import Wanted
from yimen.work.certificates.rules import UnknownCertificate
from yimen.work.certificates.states import State

if TYPE_CHECKING:
    from yimen.ground.ledger.models import Entry
    from yimen.ground.people.rules import Viewer
    from yimen.work.cases.queries.views import CaseView
    from yimen.work.certificates.models import Certificate

HELD = ON_LICENCE - {Act.ISSUE_LICENCE}  # what is done with a licence that is there


@dataclass(frozen=True, slots=True)
class LicenceView:
    """证照详情: how it stands, its versions, what is asked of it, who was heard, what was done.

    `case` is what it was granted in, and `acts` are those on the licence; None and none where the
    viewer does not see that case.
    """

    held: Certificate
    state: State
    versions: tuple[Certificate, ...]
    ask_by: date | None  # the last day to ask for renewal
    requests: tuple[LicenceRequest, ...]
    endings: tuple[EndingHeard, ...]
    asked: CancellationAsked | None  # 申请注销 by its holder, not decided yet
    entries: tuple[Entry, ...]
    case: CaseView | None
    acts: tuple[Opening, ...]


def licences_seen(
    *,
    viewer: Viewer,
    wanted: Wanted,
    on: date,
    unit: str = "",
    after: UUID | None = None,
    at_most: int = 50,
) -> list[Certificate]:
    """证照列表 of the units in reach, or of one of them, the newest first, in pages."""
    organs = people.unit_keys(viewer, SEES)
    if unit:
        organs = [key for key in organs if key == unit]
    return certificates.register(organs=organs, wanted=wanted, on=on, after=after, at_most=at_most)


def licence_seen(identifier: str, *, viewer: Viewer, today: date) -> LicenceView:
    """证照详情 for staff who see the cases of the organ, or the case that led to it.

    Refused: `certificates.unknown`, also for one that is none of theirs.
    """
    held = certificates.certificate(identifier)
    case = _case(held.source, viewer, today)
    if case is None and not people.reaches(viewer, SEES, held.organ):
        raise UnknownCertificate(identifier=identifier[:128])
    asked = LicenceRequest.objects.filter(certificate__identifier=held.identifier)
    acts = openings(case, viewer=viewer) if case else ()
    state = certificates.state_on(held, today)
    return LicenceView(
        held=held,
        state=state,
        versions=tuple(certificates.versions(held)),
        ask_by=renewal_until(held.identifier, today) if state is State.VALID else None,
        requests=tuple(asked.select_related("case").order_by("pk")),
        endings=tuple(_endings(held.source)),
        asked=cancellation_of(case.case) if case else None,
        entries=tuple(ledger.history(held.about)),
        case=case,
        acts=tuple(one for one in acts if one.act in HELD),
    )


def _case(number: str, viewer: Viewer, today: date) -> CaseView | None:
    try:
        return case_seen(number, viewer=viewer, today=today)
    except UnknownCase:  # it was granted before Yimen, or elsewhere
        return None


def _endings(case: str) -> list[EndingHeard]:
    found = EndingHeard.objects.filter(case__number=case)
    return list(found.select_related("notice").order_by("pk"))
