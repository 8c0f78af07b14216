"""One case as the officer sees it: what it is, how it stands, and everything that was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from yimen.base.files.store import Stored, listed
from yimen.base.forms.filling import form_of
from yimen.base.forms.reading import sheet
from yimen.base.language import lang, word
from yimen.base.parts.templatetags.parts import day
from yimen.base.parts.timeline import Event
from yimen.doors.desk import words
from yimen.doors.desk.access import Officer
from yimen.doors.desk.courses import courses
from yimen.doors.desk.drawn import Drawn, drawn, standings
from yimen.doors.desk.times import when
from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names
from yimen.ground.process.queries import StepView
from yimen.ground.process.states import ClockKind, StepState
from yimen.kernel.clock import Light
from yimen.work.cases import queries as cases
from yimen.work.cases.queries import CaseView
from yimen.work.cases.queries.access import Told
from yimen.work.cases.queries.documents import document_words
from yimen.work.cases.queries.referral import referral_of
from yimen.work.certificates import queries as certificates
from yimen.work.intake.states import Way

if TYPE_CHECKING:
    from yimen.work.cases.models import Case, Document

STANDING = frozenset({StepState.OPEN, StepState.CLAIMED})  # somebody has to work on it now
CORRECTED = 1  # the round of materials that came with the correction


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the officer came from: the list as its address said, and the line in it."""

    query: str
    place: str

    @property
    def back(self) -> str:
        """The list again."""
        return f"{reverse('desk:work')}?{self.query}"

    @property
    def following(self) -> str:
        """The next line of it, "" where one came by another way."""
        if not self.place:
            return ""
        return f"{reverse('desk:next')}?{self.query}&{urlencode({'after': self.place})}"

    @property
    def kept(self) -> str:
        """To be handed on in an address."""
        return urlencode({"list": self.query, "place": self.place})


def trail(given: Mapping[str, str]) -> Trail:
    """The trail in an address, taken apart and put together anew: nothing foreign stays in it."""
    return Trail(urlencode(parse_qsl(given.get("list", ""))[:6]), given.get("place", "")[:200])


def shown(found: CaseView, officer: Officer) -> dict[str, object]:
    """What every page about a case shows of it."""
    case = found.case
    party = case.person or case.organisation
    units = unit_names()
    told = cases.timeline_seen(case.number, viewer=officer.viewer)
    names = _names(found, told)
    state, tone = words.STATES[found.state]
    titles = document_words(case)
    readings = {clock.kind: clock.reading for clock in found.clocks}
    today = when()["today"]
    return {
        "officer": officer,
        "at": "work",
        "found": found,
        "case": case,
        "state": state,
        "tone": tone,
        "statutory": readings.get(ClockKind.STATUTORY.value),
        "promised": readings.get(ClockKind.PROMISED.value),
        "stopped": [clock.kind for clock in found.clocks if clock.stopped_on],
        "applicant": party.name if party else "",
        "terms": [(words.TERMS[term.key], term) for term in found.terms if term.key in words.TERMS],
        "facts": list(_facts(found, units, names)),
        "answers": _answers(found),
        "materials": [
            (one, words.MATERIAL_WAYS[Way(one.way)], one.round == CORRECTED, _files(one.sha256))
            for one in found.materials
        ],
        "steps": [_step(step, units, names, today) for step in found.steps],
        "drawn": _drawn(found, units, names),
        "papers": [(word(titles, paper.kind), paper, _printed(paper)) for paper in found.documents],
        **courses(case, units),
        "reports": [
            (units.get(report.unit, report.unit), [gap[1] for gap in report.gaps])
            for report in found.reports
        ],
        "awaited": [units.get(unit, unit) for unit in found.awaited],
        "events": _events(found, told, units, names),
    }


def _names(found: CaseView, told: list[Told]) -> dict[str, str]:
    """Whoever had a hand in a case, by number: its parties, and staff with their work number."""
    case = found.case
    numbers = {str(one.said["by"]) for one in told if one.said and one.said.get("by")}
    numbers |= {step.claimed_by for step in found.steps if step.claimed_by} | {case.received_by}
    known = people.staff_names(numbers)
    parties = (case.person, case.organisation, case.agent)
    return {one.number: one.name for one in parties if one} | {
        number: f"{name} {number}" for number, name in known.items()
    }


def _step(
    step: StepView, units: Mapping[str, str], names: Mapping[str, str], today: date
) -> dict[str, object]:
    word, tone = words.STEPS[step.state]
    late = step.state in STANDING and step.due_on is not None and step.due_on < today
    return {
        "view": step,
        "word": word,
        "tone": tone,
        "light": Light.RED.value if late else "",
        "unit": units.get(step.unit, step.unit),
        "whom": names.get(step.claimed_by, step.claimed_by) if step.claimed_by else "",
        "waits": [*step.waits_for, *step.lacks],
        "voices": voices(step, units),
    }


def voices(step: StepView, units: Mapping[str, str]) -> list[tuple[str, words.Word, str]]:
    """会签: each member of a joint step, what it said, and the tone of its tag."""
    if step.joint is None:
        return []
    return [
        (units.get(voice.unit, voice.unit), words.OUTCOMES[voice.outcome], "done")
        if voice.outcome is not None
        else (units.get(voice.unit, voice.unit), _("尚未会签"), "warn")
        for voice in step.joint.voices
    ]


def _drawn(found: CaseView, units: Mapping[str, str], names: Mapping[str, str]) -> Drawn | None:
    if not found.steps:
        return None
    states = standings(found.steps, units, names)
    plan = cases.plan_of(found.case)
    content = catalog.content(found.case.version)
    whens = catalog.conditions_told((e.when for e in plan.steps), content, lang=lang())
    return drawn(plan, units, states, whens)


def _files(sha256: str) -> list[tuple[Stored, bool]]:
    """The files of a material, and whether each is a picture."""
    return [(file, file.kind.startswith("image/")) for file in listed(sha256)]


def _printed(paper: Document) -> str:
    """Where a document is as PDF; "" where this site prints none."""
    try:
        return reverse("desk:document", args=[paper.case.number, paper.id])
    except NoReverseMatch:
        return ""


def _facts(
    found: CaseView, units: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[tuple[str, object]]:
    case = found.case
    party = case.person or case.organisation
    yield _("办件编号"), case.number
    yield _("申请人"), party.name if party else ""
    if case.agent:
        yield _("代办人"), " · ".join(filter(None, [case.agent.name, case.draft.mandate]))
    yield from _hands(case, units)
    yield _("收件"), f"{day(case.received_on)} · {_taken_by(case, names)}"
    if case.accepted_on:
        yield _("受理"), day(case.accepted_on) + (_("（逾期视为受理）") if case.deemed else "")
    if case.draft.delivery:
        said = words.DELIVERY[case.draft.delivery]
        yield (
            _("申请人选择的送达方式"),
            "\n".join(filter(None, [str(said), case.draft.delivery_to])),
        )
    if case.decline_reason:
        yield _("不予受理的理由"), case.decline_reason
    if found.decision:
        told = (
            (_("决定日期"), day(found.decision.decided_on)),
            (_("决定理由"), found.decision.reasons),
        )
        yield from (each for each in told if each[1])
    if licence := certificates.of_case(case.number):
        address = reverse("desk:licence", args=[licence.identifier])
        yield _("证照标识"), format_html('<a href="{}">{}</a>', address, licence.identifier)
    if case.delivered_on:
        yield _("送达"), f"{day(case.delivered_on)} · {case.delivery_proof}"


def _hands(case: Case, units: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Who decides, and who examined or examines first below."""
    if case.refers_to:
        yield _("初审机关"), units.get(case.organ, case.organ)
    yield _("决定机关"), units.get(case.refers_to or case.organ, case.organ)
    if sent := referral_of(case):
        view = _("同意") if sent.favourable else _("不同意")
        below = units.get(sent.lower, sent.lower)
        yield _("下级初审"), f"{below} · {day(sent.referred_on)} · {view}\n{sent.opinion}"


def _taken_by(case: Case, names: Mapping[str, str]) -> str:
    """Who took it at a window; an applicant handed it in online."""
    parties = {one.number for one in (case.person, case.organisation, case.agent) if one}
    online = case.received_by in parties or case.received_by not in names
    return _("网上提交") if online else names[case.received_by]


def _answers(found: CaseView) -> list[tuple[str, str]]:
    """What was typed into the form, under the form's own labels and in its words."""
    asked = sheet(cases.form(found.case))
    return form_of(asked, found.case.answers).told()


def _events(
    found: CaseView, told: list[Told], units: Mapping[str, str], names: Mapping[str, str]
) -> list[Event]:
    """The timeline, newest first; what another line says already is left out."""
    called = {step.key: step.name for step in found.steps}
    called |= {f"material {each.key}": each.name for each in found.materials}
    return [
        _event(one, units, called, names)
        for one in reversed(told)
        if one.entry.act not in words.INSIDE
    ]


def _event(
    told: Told, units: Mapping[str, str], steps: Mapping[str, str], names: Mapping[str, str]
) -> Event:
    entry, said = told.entry, told.said or {}
    what = str(words.DONE.get(entry.act, entry.act))
    if said.get("step"):
        what += _("：") + steps.get(str(said["step"]), str(said["step"]))
    if said.get("material"):
        what += _("：") + steps.get(f"material {said['material']}", str(said["material"]))
    text = [str(words.SAID[said[key]]) for key in ("outcome",) if said.get(key) in words.SAID]
    text += [str(said[key]) for key in ("document", "reason", "opinion") if said.get(key)]
    if said.get("step") and said.get("to"):  # a licence has a day there
        text.insert(0, _("交给 {name}").format(name=names.get(str(said["to"]), said["to"])))
    by = str(said.get("by") or "")
    unit = units.get(entry.unit, entry.unit)
    who = " · ".join(part for part in (unit, names.get(by, by)) if part)
    return Event(at=entry.at, what=what, who=who, text=_("；").join(text))
