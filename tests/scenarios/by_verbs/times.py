"""Clocks, single terms, extensions and excluded time, lived through by the verbs."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from tests.scenarios.by_rules.asking import shown
from tests.scenarios.by_rules.times import KINDS_OF_CLOCK
from tests.scenarios.by_verbs.trying import due_on, said, why_not
from tests.scenarios.reading import Scenario
from yimen.ground.ledger import queries as ledger
from yimen.ground.process.states import ClockKind, Ground
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import Key, TermStillRuns, TooMuchTime
from yimen.work.cases.rules.refusals import NoLocalRule
from yimen.work.cases.states import EndGround, Way
from yimen.work.cases.tests import asking, licences, make, referring
from yimen.work.matters import queries as matter_queries
from yimen.work.matters.tests import make as matters

OWN = {"penalty", "lower_review", "decided_above"}  # which need no case, or one of their own
OPEN = 60  # working days told of a pause that is still open when the scenario is read


def clock(given: Scenario) -> dict[str, str]:
    """Accepted, extended, paused, read."""
    make.local_rules()
    start, today = given.day("accepted"), given.day("read")
    number = make.accepted(day=start)
    for name, days in (each.split() for each in given.all("extend")):
        kind = KINDS_OF_CLOCK[name]
        verbs.extend_term(case=number, kind=kind, days=int(days), reason="复杂", **make.at(start))
    for one in given.rests():
        told: dict[str, Any] = {
            "ground": Ground(one.ground),
            "days": one.length or OPEN,
            "reason": "有关程序",
        }
        notice = verbs.exclude_time(case=number, **told, **make.at(one.since))
        if one.length:
            until = date.fromisoformat(notice.content["until_on"])
            verbs.resume_time(case=number, **make.at(until))
    clocks = {each.kind: each.reading for each in queries.case_for(number, today=today).clocks}
    return {name: shown(clocks[KINDS_OF_CLOCK[name]]) for name in ("law", "promise")}


def terms(given: Scenario) -> dict[str, str]:
    """A decision delivered, officers sent, a holder heard, a penalty decided."""
    since, done, term = given.day("from"), given.day("done"), given.word("term")
    number = "" if term in OWN else make.accepted(day=since)
    return {"due": TERMS[term](number, since, done)}


def _granted(number: str, day: date) -> None:
    for step in make.DEPARTMENTS:
        make.review(number, step, day=day)
    verbs.grant(case=number, **make.at(day))


def _delivery(number: str, since: date, done: date) -> str:
    _granted(number, since)
    by = due_on(number, Key.DELIVERY, done)
    given: dict[str, Any] = {"proof": "HZ-1", "received_on": done}
    verbs.deliver(case=number, way=Way.WINDOW, **given, **make.at(done))
    return f"{by}, {'late' if said(number)['late'] else 'in time'}"


def _inspection(number: str, since: date, done: date) -> str:
    assert since < done
    asking.visit(number, done, inspection=True)
    body = said(number)
    return f"{body['assign_by']}, {'late' if body['late'] else 'in time'}"


def _defence(number: str, since: date, done: date) -> str:
    _granted(number, since)
    licences.licensed(number, day=since)
    licences.tell(number, day=since)
    by = said(number)["answer_by_on"]
    runs = why_not(
        lambda: licences.end(number, EndGround.FRAUD, done, compensation="无"), TermStillRuns
    )
    return f"{by}, {'in time' if runs else 'late'}"


def _lower_review(number: str, since: date, done: date) -> str:
    number = referring.examined(since)
    referring.refer(number, done)
    body = said(number)
    return f"{body['due_on']}, {'late' if body['late'] else 'in time'}"


def _decided_above(number: str, since: date, done: date) -> str:
    number = referring.examined(since)
    referring.refer(number, since)
    clocks = {each.kind: each.reading for each in queries.case_for(number, today=since).clocks}
    by = clocks[ClockKind.STATUTORY].due_on
    assert by is not None
    return f"{by}, {'late' if done > by else 'in time'}"


def _penalty(number: str, since: date, done: date) -> str:  # no case is needed
    matter = matters.opened(day=since)
    for act, by in (
        ("investigate", "li"),
        ("tell", "li"),
        ("waive_hearing", "li"),
        ("check", "wang"),
    ):
        matters.do(matter, act, since, by=by)
    held = matters.do(matter, "decide", done, by="zhao")
    by_day = {each.key: each.due_on for each in matter_queries.view(held).terms}
    body = json.loads(str(ledger.history(held.about)[-1].body))
    return f"{by_day['decision']}, {'late' if 'decision' in body['late'] else 'in time'}"


TERMS: dict[str, Callable[[str, date, date], str]] = {
    "delivery": _delivery,
    "inspection": _inspection,
    "lower_review": _lower_review,
    "decided_above": _decided_above,
    "defence": _defence,
    "penalty": _penalty,
}


def extension(given: Scenario) -> dict[str, str]:
    """Asked of the head, one after another."""
    start = given.day("accepted")
    number, answers = make.accepted(day=start), []
    for name, days in (each.split() for each in given.all("ask")):
        told: dict[str, Any] = {
            "case": number,
            "kind": KINDS_OF_CLOCK[name],
            "days": int(days),
            "reason": "复杂",
        }
        no = why_not(lambda: verbs.extend_term(**told, **make.at(start)), TooMuchTime)  # noqa: B023
        answers.append("refused" if no else "granted")
        if no is None:
            verbs.extend_term(**told, **make.at(start))
    clocks = {each.kind: each.reading for each in queries.case_for(number, today=start).clocks}
    ends = {name: str(clocks[kind].due_on) for name, kind in KINDS_OF_CLOCK.items()}
    return {"asked": ", ".join(answers), **ends}


def exclusion(given: Scenario) -> dict[str, str]:
    """Told as not counting, and resumed."""
    if given.has("local"):
        make.local_rules()
    since = given.day("from")
    number = make.accepted(day=since)
    told: dict[str, Any] = {"ground": Ground(given.word("ground")), "days": int(given.word("days"))}
    act: dict[str, Any] = {"case": number, **told, "reason": "有关程序", **make.at(since)}
    if why_not(lambda: verbs.exclude_time(**act), NoLocalRule):
        return {"stops": "nothing"}
    content = verbs.exclude_time(**act).content
    until = date.fromisoformat(content["until_on"])
    verbs.resume_time(
        case=number, **make.at(given.day("resumed") if given.has("resumed") else until)
    )
    return {
        "stops": "law and promise" if content["stops_the_law"] else "promise",
        "told": f"until {until}",
        "counts": f"from {said(number)['ended_on']}",
    }
