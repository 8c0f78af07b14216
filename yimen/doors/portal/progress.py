"""A case as its applicant reads it: where it stands, what is asked of them, what has happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from yimen.base.language import english, word
from yimen.base.parts.due import amount
from yimen.base.parts.templatetags.parts import day, law
from yimen.base.parts.timeline import Event
from yimen.base.present import queries as present
from yimen.base.sentences.words import Words
from yimen.doors.portal.acts import BELOW, STEPS, act_said, state_said
from yimen.doors.portal.named import english_words, unit_names
from yimen.doors.portal.words import DELIVERIES, HELD, REQUESTS
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import WHOLE_COUNTRY
from yimen.ground.process.states import ClockKind
from yimen.work.cases import queries
from yimen.work.cases.queries import CaseView
from yimen.work.cases.queries.documents import document_words, is_licence
from yimen.work.cases.rules import ANSWERS
from yimen.work.cases.states import DocumentKind, Outcome, RequestKind, State
from yimen.work.certificates import queries as certificates
from yimen.work.intake.states import Delivery

if TYPE_CHECKING:
    from yimen.ground.people.rules import Viewer
    from yimen.kernel.clock import Reading
    from yimen.work.cases.models import Document
    from yimen.work.cases.queries.access import Told


DECIDING = {State.REVIEWED, State.OPPOSED}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the applicant reads it."""

    key: UUID
    title: object
    number: str
    issued_on: date
    facts: list[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence that was issued in the case."""

    identifier: str
    facts: list[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """An act with the ledger entry that proves it."""

    event: Event
    entry: UUID


@dataclass(frozen=True, slots=True)
class StepSaid:
    """A step of the handling in words."""

    name: str
    unit: str
    state: object
    tone: str
    due_on: date | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that the page of a case shows."""

    view: CaseView
    name: str
    state: object
    tone: str
    facts: list[tuple[str, object]]
    running: dict[str, Reading]
    asked: list[tuple[str, str]]
    steps: list[StepSaid]
    papers: list[Paper]
    licence: Licence | None
    recorded: list[Recorded]

    @property
    def refused(self) -> bool:
        """Whether it was decided against the applicant, who then has remedies."""
        return self.view.decision is not None and self.view.decision.outcome == Outcome.REFUSED

    @property
    def events(self) -> list[Event]:
        """What has happened, oldest first."""
        return [each.event for each in self.recorded]


def progress(number: str, *, viewer: Viewer, today: date) -> Progress:
    """办件进度 for one of its parties. Refused: `cases.unknown-case`."""
    view = queries.case_seen(number, viewer=viewer, today=today)
    names = unit_names()
    words = english_words(catalog.content(view.case.version))
    materials = queries.material_names(view.case, english=english()) | {
        ANSWERS: _("申请表填写的内容")
    }
    outcome, licence = view.decision.outcome if view.decision else "", is_licence(view.case)
    said, tone = state_said(view.state, outcome, licence=licence)
    return Progress(
        view=view,
        name=_name(view),
        state=BELOW if view.case.refers_to and view.state in DECIDING else said,
        tone=tone,
        facts=_facts(view, names),
        running={each.kind: each.reading for each in view.clocks if each.stopped_on is None},
        asked=_asked(view, materials),
        steps=[
            StepSaid(
                name=words.get(step.name, step.name),
                unit=names.get(step.unit, step.unit),
                state=STEPS[step.state][0],
                tone=STEPS[step.state][1],
                due_on=step.due_on,
                provisional=step.provisional,
            )
            for step in view.steps
        ],
        papers=[_paper(each, materials, document_words(view.case)) for each in view.documents],
        licence=_licence(view, words),
        recorded=list(
            _recorded(queries.timeline_seen(number, viewer=viewer), names, licence=licence)
        ),
    )


def _name(view: CaseView) -> str:
    """What is applied for: as it was called then, in English pages by the item's name of now."""
    item, name = view.case.item, view.case.name
    return catalog.names([item], english=True).get(item, name) if english() else name


def _facts(view: CaseView, names: dict[str, str]) -> list[tuple[str, object]]:
    case = view.case
    party = case.person or case.organisation
    facts: list[tuple[str, object]] = [
        (_("办件编号"), case.number),
        (_("申请人证件号码"), party.masked if party else ""),
        (_("办理部门"), names.get(case.organ, case.organ)),
    ]
    if case.refers_to:
        facts.append((_("初审后由谁决定"), names.get(case.refers_to, case.refers_to)))
    used = {each.kind: each.reading for each in view.clocks if each.stopped_on is not None}
    if promised := used.get(ClockKind.PROMISED, used.get(ClockKind.STATUTORY)):
        used_up = amount(promised.used, promised.counted_in) if promised.used else _("当天办结")
        facts.append((_("办理用时"), used_up))
    if request := queries.request_of(case):
        facts.append((str(REQUESTS[RequestKind(request.kind)]), request.certificate.identifier))
    if case.draft.delivery:
        facts.append((_("您选择的送达方式"), DELIVERIES[Delivery(case.draft.delivery)]))
    return facts


def _licence(view: CaseView, words: Mapping[str, str]) -> Licence | None:
    held = certificates.of_case(view.case.number)
    if held is None:
        return None
    state, _tone = HELD[certificates.state_on(held, present.today())]
    until = day(held.valid_to) if held.valid_to else _("长期")
    facts: list[tuple[str, object]] = [
        (_("证照名称"), words.get(held.name, held.name)),
        (_("证照标识"), held.identifier),
        (_("有效期"), f"{day(held.valid_from)} – {until}"),
        (_("状态"), state),
    ]
    return Licence(held.identifier, facts)


def _asked(view: CaseView, names: dict[str, str]) -> list[tuple[str, str]]:
    """What the one notice asks for, while it is open: names of materials and what is lacking."""
    if view.state is not State.CORRECTING:
        return []
    notice = next(each for each in view.documents if each.kind == DocumentKind.CORRECTION)
    return [(names.get(key, key), text) for key, text in notice.content["gaps"]]


def _paper(document: Document, names: dict[str, str], titles: Words) -> Paper:
    told = document.content
    facts: list[tuple[str, object]] = [
        (name, _value(key, told[key])) for key, name in _names().items() if told.get(key)
    ]
    if gaps := told.get("gaps"):
        lines = [f"{names.get(key, key)}{_('：')}{text}" for key, text in gaps]
        facts.append((_("需要补正"), "\n".join(lines)))
    title = word(titles, document.kind)
    return Paper(document.pk, title, document.number, document.issued_on, facts)


def _value(key: str, said: str) -> str:
    """A date of a document as a person reads it, a law too; everything else as it stands."""
    if key == "region" and said == WHOLE_COUNTRY:
        return _("全国")
    if key == "region_basis":
        return law(said)
    return day(date.fromisoformat(said)) if key.endswith("_on") else str(said)


def _names() -> dict[str, str]:
    """What a document says, by its keys, in the order to be read."""
    return {
        "accepted_on": _("受理日期"),
        "promised_due_on": _("承诺办结日期"),
        "statutory_due_on": _("法定办结日期"),
        "answer_by_on": _("最迟提交日期"),
        "from_on": _("起始日期"),
        "until_on": _("恢复计算日期"),
        "days": _("工作日数"),
        "request_by_on": _("最迟申请听证"),
        "held_on": _("听证日期"),
        "begins": _("开始时间"),
        "visit_on": _("核查日期"),
        "place": _("地点"),
        "subject": _("核查内容"),
        "supplement_by_on": _("最迟补齐"),
        "finding": _("核查情况"),
        "order_by_on": _("最迟改正"),
        "reason": _("原因"),
        "unit": _("送交机关"),
        "opinion": _("初审意见"),
        "right_authority": _("应向哪里申请"),
        "reasons": _("理由"),
        "legal_basis": _("依据"),
        "region": _("适用区域"),
        "region_basis": _("适用区域的依据"),
        "review_body": _("可向哪里申请行政复议"),
        "review_period": _("复议期限"),
        "court": _("可向哪个法院起诉"),
        "suit_period": _("起诉期限"),
    }


def _recorded(told: Iterable[Told], names: dict[str, str], *, licence: bool) -> Iterator[Recorded]:
    for entry in (each.entry for each in told):
        if what := act_said(entry.act, licence=licence):
            yield Recorded(Event(entry.at, what, names.get(entry.unit, "")), entry.pk)
