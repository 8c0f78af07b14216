"""The acts of inquiries (调查核实): visits, reviews by experts, and what other units are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from yimen.doors.desk.course_words import COURSE_ACTS
from yimen.doors.desk.course_words import INQUIRIES as KINDS
from yimen.doors.desk.deed import Deed, Doing, may_do, plain
from yimen.doors.desk.forms import inquiries as asked
from yimen.ground.people import queries as people
from yimen.ground.people.rules import Viewer
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.queries.courses import courses_of
from yimen.work.cases.queries.joint import serving
from yimen.work.cases.rules.access import HANDS, ROLES
from yimen.work.cases.states import Act, InquiryKind


def _opened(found: CaseView, act: Act, viewer: Viewer | None = None) -> list[tuple[str, str]]:
    """The open inquiries that an act may be about; with a viewer, those put to their units."""
    listed = courses_of(found.case).open(act)
    if viewer is not None:
        listed = [each for each in listed if people.reaches(viewer, ROLES[act], each.unit)]
    return [
        (str(each.number), f"{each.number}. {KINDS[InquiryKind(each.kind)]}：{each.subject[:60]}")
        for each in listed
    ]


def _visit(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # every form is made alike
    staff = serving(found.case.organ, HANDS)
    return asked.Visit(data, officers=[(one.number, f"{one.name} {one.number}") for one in staff])


def _visited(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    opened = courses_of(found.case).open(Act.RECORD_VISIT)
    numbers = sorted({number for each in opened for number in each.people})
    names = people.staff_names(numbers)
    officers = [(number, f"{names.get(number, '')} {number}".strip()) for number in numbers]
    return asked.VisitOutcome(data, opened=_opened(found, Act.RECORD_VISIT), officers=officers)


def _consultation(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    units = sorted(people.units_by_key().values(), key=lambda one: one.path)
    others = [(one.key, one.name) for one in units if one.key != found.case.organ]
    return asked.Consultation(data, units=others)


def _outcome(act: Act) -> Callable[[CaseView, Any, str, Viewer], forms.Form]:
    def make(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
        own = viewer if act is Act.ANSWER_CONSULTATION else None
        return asked.Outcome(data, opened=_opened(found, act, own))

    return make


def _cancelling(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    return asked.Cancelling(data, opened=_opened(found, Act.CANCEL_INQUIRY))


def _typed(doing: Doing) -> dict[str, Any]:
    return {**doing.typed, "inquiry": int(doing.typed["inquiry"])}


def _answer(doing: Doing) -> object:
    """The answer of the unit that was asked in just this consultation."""
    typed = _typed(doing)
    number = doing.found.case.number
    unit = cases.inquiry_of(doing.found.case, typed["inquiry"]).unit
    allowed = cases.may_act(number, Act.ANSWER_CONSULTATION, viewer=doing.viewer, unit=unit)
    return verbs.answer_consultation(**typed, **{**doing.who, "unit": allowed})


INQUIRIES: dict[str, Deed] = {
    "order-visit": Deed(
        COURSE_ACTS[Act.ORDER_VISIT],
        may_do(Act.ORDER_VISIT),
        _visit,
        lambda d: verbs.order_visit(**d.typed, **d.who),
    ),
    "record-visit": Deed(
        COURSE_ACTS[Act.RECORD_VISIT],
        may_do(Act.RECORD_VISIT),
        _visited,
        lambda d: verbs.record_visit(**_typed(d), **d.who),
    ),
    "commission-experts": Deed(
        COURSE_ACTS[Act.COMMISSION_EXPERTS],
        may_do(Act.COMMISSION_EXPERTS),
        plain(asked.Experts),
        lambda d: verbs.commission_experts(**d.typed, **d.who),
    ),
    "record-experts": Deed(
        COURSE_ACTS[Act.RECORD_EXPERTS],
        may_do(Act.RECORD_EXPERTS),
        _outcome(Act.RECORD_EXPERTS),
        lambda d: verbs.record_experts(**_typed(d), **d.who),
    ),
    "consult": Deed(
        COURSE_ACTS[Act.CONSULT],
        may_do(Act.CONSULT),
        _consultation,
        lambda d: verbs.consult(**d.typed, **d.who),
    ),
    "answer-consultation": Deed(
        COURSE_ACTS[Act.ANSWER_CONSULTATION],
        may_do(Act.ANSWER_CONSULTATION),
        _outcome(Act.ANSWER_CONSULTATION),
        _answer,
    ),
    "cancel-inquiry": Deed(
        COURSE_ACTS[Act.CANCEL_INQUIRY],
        may_do(Act.CANCEL_INQUIRY),
        _cancelling,
        lambda d: verbs.cancel_inquiry(**_typed(d), **d.who),
    ),
}
