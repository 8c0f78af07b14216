"""Cases made into the shapes that programs get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yimen.base.explanation import explain
from yimen.base.present import queries as present
from yimen.doors.api.shapes import cases as shapes
from yimen.doors.api.shapes import licences
from yimen.doors.api.shapes.applications import MaterialShape
from yimen.work.cases.queries.documents import document_words
from yimen.work.cases.states import RequestKind
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.states import CODES

if TYPE_CHECKING:
    from yimen.ground.process.queries import ClockView, StepView
    from yimen.work.cases.models import Case, EndingHeard
    from yimen.work.cases.queries import CaseView, Listed, ReviewTask, TermView, Told
    from yimen.work.cases.queries.register import LicenceView
    from yimen.work.certificates.models import Certificate


def case_shape(case: Case) -> shapes.CaseShape:
    """Where a case stands."""
    return shapes.CaseShape(**_case(case))


def case_listed(found: Listed) -> shapes.CaseListed:
    """A case in a list."""
    clocks = [
        shapes.ClockShort(
            kind=each.kind, due_on=each.due_on, provisional=each.provisional, light=each.light
        )
        for each in found.clocks
    ]
    return shapes.CaseListed(**_case(found.case), clocks=clocks)


def case_full(found: CaseView, lang: str) -> shapes.CaseFull:
    """A case with everything that its viewer may see of it."""
    names = ("key", "name", "way", "sha256", "originals", "copies")
    titles = document_words(found.case)
    return shapes.CaseFull(
        **_case(found.case),
        external=found.external,
        agent=found.case.agent.number if found.case.agent else "",
        answers=found.case.answers,
        facts=found.case.facts,
        terms=terms(found.terms),
        clocks=clocks(found.clocks, lang),
        steps=steps(found.steps),
        materials=[
            MaterialShape(**{name: getattr(each, name) for name in names})
            for each in found.materials
        ],
        gaps=[{"unit": e.unit, "gaps": e.gaps, "said_on": e.said_on} for e in found.reports],
        awaited=list(found.awaited),
        documents=[
            shapes.DocumentShape(
                id=str(each.pk),
                kind=each.kind,
                title=titles[each.kind][0],
                number=each.number,
                issued_on=each.issued_on,
                content=each.content,
            )
            for each in found.documents
        ],
    )


def clocks(found: tuple[ClockView, ...], lang: str) -> list[shapes.ClockShape]:
    """Clocks with their explanation in a language."""
    return [
        shapes.ClockShape(
            kind=each.kind,
            due_on=each.reading.due_on,
            provisional=each.reading.provisional,
            light=None if each.stopped_on else each.reading.light,
            stopped_on=each.stopped_on,
            used=each.reading.used,
            left=each.reading.left,
            total=each.reading.total,
            counted_in=each.reading.counted_in,
            explanation=explain(each.reading.lines, lang),
        )
        for each in found
    ]


def terms(found: tuple[TermView, ...]) -> list[shapes.TermShape]:
    """The terms that run beside the clocks."""
    names = ("key", "counts_from", "due_on", "provisional", "source")
    return [shapes.TermShape(**{name: getattr(each, name) for name in names}) for each in found]


def steps(found: tuple[StepView, ...]) -> list[shapes.StepShape]:
    """The steps of a case's run."""
    return [
        shapes.StepShape(
            key=each.key,
            name=each.name,
            unit=each.unit,
            state=each.state.name.lower(),
            attempt=each.attempt,
            due_on=each.due_on,
            provisional=each.provisional,
            claimed_by=each.claimed_by,
            waits_for=list(each.waits_for),
            lacks=list(each.lacks),
        )
        for each in found
    ]


def told(found: Told) -> shapes.ToldShape:
    """An act in a timeline."""
    entry = found.entry
    said = dict(found.said) if found.said is not None else None
    return shapes.ToldShape(
        id=str(entry.pk), at=entry.at, act=entry.act, unit=entry.unit, said=said
    )


def review(task: ReviewTask) -> shapes.ReviewShape:
    """A step that waits."""
    return shapes.ReviewShape(
        case=task.case.number,
        name=task.case.name,
        step=task.step,
        unit=task.unit,
        due_on=task.due_on,
        claimed_by=task.claimed_by,
    )


def _case(case: Case) -> dict[str, Any]:
    party = case.person or case.organisation
    names = ("number", "item", "name", "organ", "refers_to", "state", "outcome")
    dates = ("received_on", "accepted_on", "deemed")
    return {
        **{name: getattr(case, name) for name in (*names, *dates)},
        "applicant": party.number if party else "",
    }


def licence_shape(held: Certificate) -> licences.LicenceShape:
    """A licence as it stands today."""
    return licences.LicenceShape(**_licence(held))


def licence_full(found: LicenceView) -> licences.LicenceFull:
    """A licence with everything about it."""
    held, today = found.held, present.today()
    names = ("kind", "version", "conditions", "region", "region_basis", "issued_on", "changed_on")
    return licences.LicenceFull(
        **_licence(held),
        **{name: getattr(held, name) for name in names},
        ask_by=found.ask_by,
        versions=[
            licences.LicenceVersion(
                identifier=each.identifier,
                version=each.version,
                state=certificates.state_on(each, today),
            )
            for each in found.versions
        ],
        requests=[
            licences.RequestShape(
                case=each.case.number,
                kind=RequestKind(each.kind),
                asked_on=each.asked_on,
                state=each.case.state,
            )
            for each in found.requests
        ],
        endings=[_ending(each) for each in found.endings],
        acts=[each.act.value for each in found.acts if each.closed is None],
    )


def _licence(held: Certificate) -> dict[str, Any]:
    party = held.person or held.organisation
    state = certificates.state_on(held, present.today())
    names = ("identifier", "name", "item", "organ", "document", "valid_from", "valid_to")
    return {
        **{name: getattr(held, name) for name in names},
        "holder": party.number if party else "",
        "state": state,
        "code": CODES[state],
        "case": held.source,
    }


def _ending(heard: EndingHeard) -> licences.EndingShape:
    names = ("ground", "state", "reasons", "told_on", "answer_by", "answer")
    return licences.EndingShape(
        **{name: getattr(heard, name) for name in names}, notice=heard.notice.number
    )
