"""The licence that a case leads to: issued, and one that is held changed, renewed or passed on."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from yimen.ground.catalog.rules import region
from yimen.ground.process import verbs as process
from yimen.work.cases import queries
from yimen.work.cases.models import Case, Decision, LicenceRequest
from yimen.work.cases.rules import TermStillRuns
from yimen.work.cases.rules.licences import check_begins
from yimen.work.cases.rules.refusals import NoRenewal, NotGranted, RequestThere
from yimen.work.cases.states import Act, DocumentKind, Outcome, RequestKind, State
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.inquiries import cancel_open
from yimen.work.cases.verbs.locked import lock, move, note, run_of
from yimen.work.cases.verbs.timing import end_exclusion
from yimen.work.certificates import verbs as certificate_verbs
from yimen.work.certificates.rules import Term, next_term
from yimen.work.certificates.states import Act as LicenceAct
from yimen.work.certificates.verbs import Granted

if TYPE_CHECKING:
    from yimen.work.certificates.models import Certificate

SILENCE = "有效期届满前未作出是否准予延续的决定，视为准予延续"
BASIS = "行政许可法 Art. 50"


@transaction.atomic
def tie_licence(
    *,
    case: str,
    licence: str,
    kind: RequestKind,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> LicenceRequest:
    """指明所涉许可: the application asks to change, renew or pass on a licence that is held.

    Renewal is asked for 30 days before the licence runs out, or as a local rule has it, counted on
    the day of receipt; a licence passes to another only where the item names the law that lets it.
    Refused: `UnknownCase`, `WrongState`, `RequestThere`, `certificates.unknown`, `NotHolder`,
    `LicenceNotInForce`, `NoRenewal`, `RenewalTooLate`, `NotTransferable`.
    行政许可法 Art. 9, 49, 50.
    """
    held = lock(case)
    move(held, Act.TIE_LICENCE)
    if queries.request_of(held) is not None:
        raise RequestThere
    asked_on, transfer = held.received_on, queries.content_of(held).transfer
    applicant = held.person or held.organisation
    party = applicant.number if applicant else ""
    found = queries.licence_asked(licence, kind, party=party, transfer=transfer, asked_on=asked_on)
    request = LicenceRequest.objects.create(
        case=held,
        certificate=found,
        kind=kind,
        asked_on=asked_on,
        expires_on=found.valid_to,
        tied_at=now,
        tied_on=today,
        tied_by=by,
    )
    body = {"licence": found.identifier, "kind": kind.value}
    note(held, "cases.tie_licence", by=by, now=now, unit=unit, body=body)
    return request


@transaction.atomic
def issue_licence(
    *,
    case: str,
    valid_from: date,
    valid_to: date | None,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    name: str = "",
) -> Certificate:
    """颁发许可证件: what was granted gets its licence, with an identifier that anybody may check.

    Where the case asked to change, renew or pass on a licence, the new version takes its place.
    `name` is 证照名称, that of the item's result where it is empty. Refused: `UnknownCase`,
    `WrongState`, `NotGranted`, `BeforeDecision`, and as `certificates.verbs.issue`. 行政许可法
    Art. 39, 44.
    """
    held = lock(case)
    move(held, Act.ISSUE_LICENCE)
    if held.outcome == Outcome.REFUSED:
        raise NotGranted
    term = Term(valid_from, valid_to)
    check_begins(valid_from, *_earliest(held))
    issued = _issue(held, term, name, by=by, now=now, today=today, unit=unit)
    body = {"licence": issued.identifier, "from": str(valid_from), "to": str(valid_to or "")}
    note(held, "cases.issue_licence", by=by, now=now, unit=unit, body=body)
    return issued


def _earliest(case: Case) -> tuple[date, date | None]:
    """The day of the decision, and the first day of the licence whose place the new one takes."""
    request = queries.request_of(case)
    decided_on = Decision.objects.get(case=case).decided_on
    return decided_on, request.certificate.valid_from if request else None


def _issue(
    case: Case, term: Term, name: str, *, by: str, now: datetime, today: date, unit: str
) -> Certificate:
    decision = Decision.objects.select_related("document").get(case=case)
    request = queries.request_of(case)
    former = None
    if request is not None:
        former = certificate_verbs.lock(identifier=request.certificate.identifier)
    passed_on = request is not None and request.kind == RequestKind.TRANSFER
    content = queries.content_of(case)
    granted = Granted(
        case=case.number,
        item=case.item,
        name=name.strip() or (former.name if former else "") or content.result or case.name,
        organ=case.organ,
        person=case.person,
        organisation=case.organisation,
        document=decision.document.number,
        conditions=decision.conditions,
        term=term,
        region=region(content),
    )
    return certificate_verbs.issue(
        granted=granted,
        by=by,
        now=now,
        today=today,
        unit=unit,
        former=former,
        act=LicenceAct.TRANSFER if passed_on else LicenceAct.REPLACE,
    )


@transaction.atomic
def renew_by_silence(*, case: str, by: str, now: datetime, today: date) -> Decision:
    """视为准予延续: the licence ran out undecided, so it is renewed for as long again.

    What is in hand ends; the holder is told by a numbered document, and the newer version is
    issued with it. Only what was accepted is renewed (our reading: until then the holder is asked).
    Refused: `UnknownCase`, `WrongState`, `NoRenewal`; `TermStillRuns` until the licence has run
    out; `certificates.wrong-standing` where it has ended. 行政许可法 Art. 50.
    """
    held = lock(case)
    before = move(held, Act.RENEW_BY_SILENCE)
    request = queries.request_of(held)
    if request is None or request.kind != RequestKind.RENEWAL or request.expires_on is None:
        raise NoRenewal
    if today <= request.expires_on:
        raise TermStillRuns(due_on=request.expires_on.isoformat())
    _end_handling(held, before, by=by, now=now, today=today)
    if held.refers_to:  # the silence is that of who decides, wherever the case lies
        held.organ, held.refers_to = held.refers_to, ""
    term = next_term(request.certificate.term)
    content = {
        "licence": request.certificate.identifier,
        "expired_on": request.expires_on.isoformat(),
        "from_on": term.valid_from.isoformat(),
        "to_on": str(term.valid_to or ""),
    }
    document = issue(held, DocumentKind.SILENT_RENEWAL, content, by=by, now=now, today=today)
    decision = Decision.objects.create(
        case=held,
        outcome=Outcome.GRANTED,
        document=document,
        reasons=SILENCE,
        legal_basis=BASIS,
        conditions=request.certificate.conditions,
        decided_at=now,
        decided_on=today,
        decided_by=by,
    )
    held.outcome, held.counts_from = decision.outcome, today
    held.save(update_fields=["state", "outcome", "counts_from", "organ", "refers_to"])
    issued = _issue(held, term, "", by=by, now=now, today=today, unit="")
    body = {**content, "document": document.number, "renewed": issued.identifier}
    note(held, "cases.renew_by_silence", by=by, now=now, unit="", body=body)
    return decision


def _end_handling(case: Case, before: State, *, by: str, now: datetime, today: date) -> None:
    if queries.excluded(case):
        end_exclusion(case, by=by, now=now, today=today)
    if before in {State.ACCEPTED, State.REVIEWING}:
        process.stop(run=run_of(case), reason=SILENCE, by=by, now=now, today=today)
    process.stop_clock(run=run_of(case), by=by, now=now, today=today)
    cancel_open(case, SILENCE, by=by, now=now, today=today)
