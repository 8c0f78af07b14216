"""A case as other platforms are told of it; its rows are made by plain rules from what is here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localtime

from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries as people
from yimen.ground.people.states import Document as PaperOf
from yimen.work.cases.queries.access import case_of
from yimen.work.cases.queries.views import CaseView, case_for, timeline
from yimen.work.cases.rules.exchange import (
    Did,
    Exchange,
    Facts,
    Material,
    Party,
    Sending,
    exchange,
)
from yimen.work.cases.states import External, Outcome, State, Way

if TYPE_CHECKING:
    from yimen.ground.ledger.models import Entry
    from yimen.ground.people.models import Organisation, Person
    from yimen.ground.people.rules import Viewer
    from yimen.work.cases.models import Case

ACCEPTED = frozenset({"cases.accept", "cases.deem_accepted"})
DECIDED = frozenset({"cases.grant", "cases.grant_at_once", "cases.refuse"})
ENDED = "cases.end_licence"  # striking off may follow; the first of them revoked
WORDS = ("opinion", "reasons", "reason")


def exchange_for(number: str, *, sending: Sending, today: date, whole: bool = False) -> Exchange:
    """数据交换: the case of that number as it stands; `whole` with identity numbers in full.

    Refused: `UnknownCase`. GB/T 39046 tables 5-8; the states of the national exchange.
    """
    view = case_for(number, today=today)
    return exchange(_facts(view, whole=whole), sending)


def exchange_seen(number: str, *, viewer: Viewer, sending: Sending, today: date) -> Exchange:
    """数据交换 for staff who may see the case, identity numbers masked. Refused: `UnknownCase`."""
    case_of(number, viewer=viewer)
    return exchange_for(number, sending=sending, today=today)


def _facts(view: CaseView, *, whole: bool) -> Facts:
    case, organ = view.case, people.unit(view.case.organ)
    acts = _acts(view)
    item = catalog.item(case.item)
    content = catalog.content(case.version)
    decision = next((did for did in acts if did.act in DECIDED), None)
    return Facts(
        number=case.number,
        item_code=item.code or item.number,
        basic_code=item.basic_code,
        item_name=case.name,
        item_version=case.version.number,
        case_type=case.case_type,
        organ=organ.name,
        organ_code=organ.uscc,
        division=organ.division_code,
        applicant=_party(case.organisation or case.person, whole=whole),
        agent=_party(case.agent, whole=whole) if case.agent else None,
        channel=case.draft.channel,
        applied_at=localtime(case.received_at),
        acts=acts,
        acceptance=_acceptance(case, acts),
        promised_on=_promised(view),
        materials=_materials(view),
        outcome=Outcome(case.outcome) if case.outcome else None,
        decision=decision,
        result_name=content.result if decision and case.outcome != Outcome.REFUSED else "",
        result_number=decision.document if decision else "",
        result_text=view.decision.reasons if view.decision else "",
        by_courier=case.delivery_way == Way.COURIER,
        fees=bool(content.fees),
        revoked_at=_revoked_at(view, acts),
        masked=not whole,
    )


def _party(party: Person | Organisation | None, *, whole: bool) -> Party:
    assert party is not None  # case_has_one_applicant
    document = PaperOf(party.document) if hasattr(party, "document") else None
    shown = people.identity_number(party) if whole and party.sealed else party.masked
    return Party(party.name, shown, document)


def _acts(view: CaseView) -> tuple[Did, ...]:
    """What the record says was done with the case; an entry whose body was erased says no more."""
    entries = timeline(view.case.number)
    said = [(entry, json.loads(entry.body or "{}")) for entry in entries]
    opened = _opened(said)
    names = people.staff_names({str(body.get("by", "")) for _, body in said})
    units = people.units_by_key()
    steps = {step.key: step.name for step in view.steps}
    found = []
    for entry, body in said:
        if entry.kind != "case" or "state" not in body:
            continue
        by, step = str(body.get("by", "")), str(body.get("step", ""))
        unit = units.get(entry.unit)
        found.append(
            Did(
                act=entry.act,
                at=localtime(entry.at),
                state=State(body["state"]),
                by=names.get(by, by),
                unit=unit.name if unit else "",
                unit_code=unit.uscc if unit else "",
                step=steps.get(step, step),
                since=opened.get(step),
                outcome=str(body.get("outcome", "")),
                words=next((str(body[key]) for key in WORDS if body.get(key)), ""),
                document=str(body.get("document", "")),
            )
        )
    return tuple(found)


def _opened(said: Sequence[tuple[Entry, Mapping[str, Any]]]) -> dict[str, datetime]:
    """When each step of the run was opened, the last time."""
    return {
        step: localtime(entry.at)
        for entry, body in said
        if entry.kind == "run"
        for step in body.get("opened", ())
    }


def _acceptance(case: Case, acts: Sequence[Did]) -> Did | None:
    """The acceptance; by silence it dates from the receipt (行政许可法 Art. 32(4))."""
    found = next((did for did in acts if did.act in ACCEPTED), None)
    if found is None or not case.deemed:
        return found
    since = case.resubmitted_at or case.received_at
    return Did(found.act, localtime(since), found.state, found.by, document=found.document)


def _revoked_at(view: CaseView, acts: Sequence[Did]) -> datetime | None:
    """When the licence of a case was revoked, if it was; other ends have no state outside."""
    if view.external is not External.REVOKED:
        return None
    return next((did.at for did in acts if did.act == ENDED), None)


def _promised(view: CaseView) -> date | None:
    """承诺办结时间 as its clock reads; none while it is paused."""
    clocks = {clock.kind: clock.reading for clock in view.clocks}
    return clocks["promised"].due_on if "promised" in clocks else None


def _materials(view: CaseView) -> tuple[Material, ...]:
    return tuple(
        Material(
            name=each.name,
            way=each.way,
            number=each.originals + each.copies or 1,
            received_at=localtime(each.received_at),
            attachment=each.sha256,
        )
        for each in view.materials
    )
