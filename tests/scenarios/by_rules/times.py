"""Clocks, single terms, extensions and excluded time, as the rules count them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from tests.scenarios.by_rules.asking import calendar, refused, shown, sure, told
from tests.scenarios.reading import Scenario
from yimen.base.explanation import explain
from yimen.ground.catalog.states import Power
from yimen.ground.process.rules import Rest, Term
from yimen.ground.process.states import ClockKind, Ground
from yimen.kernel.clock import SHANGHAI, Account, Clock, Limit, account, due, read
from yimen.kernel.days import Calendar
from yimen.work.cases import rules
from yimen.work.cases.rules import Key
from yimen.work.cases.rules.delivery import late
from yimen.work.cases.rules.licences import HolderHeard, check_holder_heard
from yimen.work.cases.rules.referral import sent_late
from yimen.work.cases.states import EndGround, EndingState
from yimen.work.matters.rules import Attempt, Running, check, last_day, move_of
from yimen.work.matters.states import TABLES

KINDS_OF_CLOCK = {"law": ClockKind.STATUTORY, "promise": ClockKind.PROMISED}


def clock(given: Scenario) -> dict[str, str]:
    """Both clocks of a run, read on a day."""
    found: dict[str, str] = {}
    for name in ("law", "promise"):
        if given.has(name):
            found |= _clock(given, name)
    return found


def _clock(given: Scenario, name: str) -> dict[str, str]:
    on, today = calendar(given), given.day("read")
    rests = []
    for one in given.rests():
        ground, back = Ground(one.ground), one.back
        if one.length:
            back = rules.counts_again_on(one.since, one.length, on)
        rests.append(Rest("", ground, rules.stops_the_law(ground), one.since, back))
    more = (each.split()[1] for each in given.all("extend") if each.startswith(name))
    ends = given.word(name).removeprefix("by ") if given.word(name).startswith("by ") else ""
    limit = None if ends else given.limit(name)
    term = Term(
        KINDS_OF_CLOCK[name].value,
        given.day("accepted"),
        limit,
        date.fromisoformat(ends) if ends else None,
        tuple(Limit(int(number), limit.unit) for number in more if limit),
    )
    now = today.replace(tzinfo=SHANGHAI) if isinstance(today, datetime) else None
    reading = read(term.clock(rests), calendar=on, today=today, now=now)
    words = {f"{name} in words": "｜".join(explain(reading.lines, "zh"))}
    return {name: shown(reading), **(words if given.has("words") else {})}


def _delivery(start: date, done: date, on: Calendar) -> tuple[Account, bool]:
    return _of_key(Key.DELIVERY, start, on), late(done, start, on)


def _of_key(key: Key, start: date, on: Calendar) -> Account:
    return account(Clock(start=start, limit=rules.TERMS[key].limit), on)


def _inspection(start: date, done: date, on: Calendar) -> tuple[Account, bool]:
    return _of_key(Key.INSPECTION, start, on), done > rules.last_day(Key.INSPECTION, start, on)


def _lower_review(start: date, done: date, on: Calendar) -> tuple[Account, bool]:
    due_on = rules.last_day(Key.LOWER_REVIEW, start, on)
    return _of_key(Key.LOWER_REVIEW, start, on), sent_late(due_on, done)


def _decided_above(start: date, done: date, on: Calendar) -> tuple[Account, bool]:
    return _of_key(Key.DECISION, start, on), done > rules.last_day(Key.DECISION, start, on)


def _defence(start: date, done: date, on: Calendar) -> tuple[Account, bool]:
    by = rules.last_day(Key.HEARING_REQUEST, start, on)
    heard = HolderHeard(EndGround.FRAUD, by, EndingState.TOLD)
    waits = refused(lambda: check_holder_heard(EndGround.FRAUD, heard, done))
    return _of_key(Key.HEARING_REQUEST, start, on), not waits


def _of_table(key: str) -> Callable[[date, date, Calendar], tuple[Account, bool]]:
    def told_of(start: date, done: date, on: Calendar) -> tuple[Account, bool]:
        term = next(each for each in TABLES[Power.PENALTY].terms if each.key == key)
        assert term.limit is not None
        running = Running(key, last_day(term.limit, start, on), ended=False)
        return account(Clock(start=start, limit=term.limit), on), running.over(done)

    return told_of


def _notice(start: date, done: date, on: Calendar) -> tuple[Account, bool]:
    found, _ = _of_table("notice")(start, done, on)
    assert found.due.on is not None
    running = {"notice": Running("notice", found.due.on, ended=False)}
    table = TABLES[Power.PENALTY]
    hold = move_of(table, "called", "hold_hearing")
    attempt = Attempt("zhao", done, dict.fromkeys(hold.tells, "–"), (), running, {})
    return found, refused(lambda: check(table, hold, attempt))


TERMS: dict[str, Callable[[date, date, Calendar], tuple[Account, bool]]] = {
    "delivery": _delivery,
    "inspection": _inspection,
    "lower_review": _lower_review,
    "decided_above": _decided_above,
    "defence": _defence,
    "penalty": _of_table("decision"),
    "penalty_hearing": _of_table("hearing"),
    "penalty_notice": _notice,
    "penalty_delivery": _of_table("delivery"),
}


def terms(given: Scenario) -> dict[str, str]:
    """A single term of the law with its account."""
    found, over = TERMS[given.word("term")](given.day("from"), given.day("done"), calendar(given))
    said = f"{found.due.on}{sure(provisional=found.due.provisional)}"
    wrong = "early" if given.word("term") == "penalty_notice" else "late"
    return {"due": f"{said}, {wrong if over else 'in time'}; {told(found.lines)}"}


def extension(given: Scenario) -> dict[str, str]:
    """What may be added to a term."""
    limits = {name: given.limit(name) for name in KINDS_OF_CLOCK}
    added: dict[str, list[int]] = {name: [] for name in KINDS_OF_CLOCK}
    said = []
    for name, number in (each.split() for each in given.all("ask")):
        no = refused(lambda: _check_extension(given, limits, added, name, int(number)))  # noqa: B023
        said.append("refused" if no else "granted")
        added[name] += [] if no else [int(number)]
    found = {"asked": ", ".join(said)}
    for name, limit in limits.items():
        more = tuple(Limit(number, limit.unit) for number in added[name])
        found[name] = str(
            due(Clock(given.day("accepted"), limit, extensions=more), calendar(given)).on
        )
    return found


def _check_extension(
    given: Scenario, limits: dict[str, Limit], added: dict[str, list[int]], name: str, days: int
) -> None:
    joint = given.has("joint")
    rules.check_extension(KINDS_OF_CLOCK[name], days, added[name], joint=joint)
    if name == "promise":
        rules.check_promise(limits["promise"], limits["law"], days, sum(added["law"]))


def exclusion(given: Scenario) -> dict[str, str]:
    """Time that is told as not counting."""
    on, ground = calendar(given), Ground(given.word("ground"))
    law = rules.stops_the_law(ground)
    if not law and not given.has("local"):
        return {"stops": "nothing"}
    until = rules.counts_again_on(given.day("from"), int(given.word("days")), on)
    ended = min(given.day("resumed"), until) if given.has("resumed") else until
    stops = "law and promise" if law else "promise"
    return {"stops": stops, "told": f"until {until}", "counts": f"from {ended}"}
