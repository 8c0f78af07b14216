"""One case as it stands, and everything that was done in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from yimen.ground.ledger import queries as ledger
from yimen.ground.process import queries as process
from yimen.ground.process.queries import ClockView, StepView
from yimen.kernel.ref import Ref
from yimen.work.cases import rules
from yimen.work.cases.models import Case, CaseMaterial, Decision, Document, GapReport
from yimen.work.cases.queries.handling import concerned
from yimen.work.cases.queries.licences import revoked
from yimen.work.cases.rules import Key, UnknownCase
from yimen.work.cases.states import DocumentKind, External, Outcome, State, external

if TYPE_CHECKING:
    from yimen.ground.ledger.models import Entry

PARTIES = ("version", "person", "organisation", "agent")


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the law that runs for a case now, with its last day and its source."""

    key: Key
    counts_from: date
    due_on: date | None
    provisional: bool
    source: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """办件详情: a case with its documents, terms and clocks, read on a day."""

    case: Case
    read_on: date
    state: State
    external: External
    terms: tuple[TermView, ...]
    clocks: tuple[ClockView, ...]
    steps: tuple[StepView, ...]
    materials: tuple[CaseMaterial, ...]
    reports: tuple[GapReport, ...]
    awaited: tuple[str, ...]  # units that have not said yet whether anything is missing
    documents: tuple[Document, ...]
    decision: Decision | None


def case_for(number: str, *, today: date) -> CaseView:
    """The case of that number, read on `today`, or `UnknownCase`."""
    found = Case.objects.select_related(*PARTIES).filter(number=number).first()
    if found is None:
        raise UnknownCase(number=number)
    standing = process.standing(run=found.run, today=today) if found.run else None
    outcome = Outcome(found.outcome) if found.outcome else None
    reports = tuple(GapReport.objects.filter(case=found).order_by("said_at", "pk"))
    awaited: set[str] = set()
    if found.state == State.SUBMITTED:
        awaited = concerned(found) - {found.organ, *(report.unit for report in reports)}
    return CaseView(
        case=found,
        read_on=today,
        state=State(found.state),
        external=external(State(found.state), outcome, revoked=revoked(found)),
        terms=terms_of(found),
        clocks=standing.clocks if standing else (),
        steps=standing.steps if standing else (),
        materials=tuple(CaseMaterial.objects.filter(case=found).order_by("round", "key")),
        reports=reports,
        awaited=tuple(sorted(awaited)),
        documents=tuple(Document.objects.filter(case=found).order_by("issued_at", "pk")),
        decision=Decision.objects.filter(case=found).first(),
    )


def terms_of(case: Case) -> tuple[TermView, ...]:
    """The terms of the law that run for a case beside the clocks of its run."""
    calendar = process.calendar(process.newest_release())
    running = {
        State.SUBMITTED: (Key.GAPS, Key.ANSWER),
        State.RESUBMITTED: (Key.ANSWER,),
        State.DECIDED: (Key.DELIVERY,),
    }
    found = []
    if case.state == State.CORRECTING and case.answer_by is not None:
        notice = Document.objects.get(case=case, kind=DocumentKind.CORRECTION)
        start, source = notice.issued_on, notice.content["source"]
        found.append(
            TermView(Key.CORRECTION, start, case.answer_by, provisional=False, source=source)
        )
    for key in running.get(State(case.state), ()):
        due = rules.term_due(key, case.counts_from, calendar)
        source = rules.TERMS[key].source
        found.append(TermView(key, case.counts_from, due.on, due.provisional, source))
    return tuple(found)


def timeline(number: str) -> list[Entry]:
    """办理过程: the ledger's entries about a case, its draft and its run, in the order of the acts.

    Refused: `UnknownCase`.
    """
    case = Case.objects.select_related("draft").filter(number=number).first()
    if case is None:
        raise UnknownCase(number=number)
    subjects = [Ref("draft", case.draft.number), case.about]
    if case.run is not None:
        subjects.append(Ref("run", str(case.run)))
    entries = [entry for about in subjects for entry in ledger.history(about)]
    return sorted(entries, key=lambda entry: (entry.at, entry.id))
