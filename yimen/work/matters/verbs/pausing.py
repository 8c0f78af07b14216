"""Time is taken out of a term of a matter, each time with a written notice, and goes on again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from yimen.base.sentences.words import GROUNDS
from yimen.ground.ledger.verbs import record
from yimen.ground.process import queries as process
from yimen.ground.process.states import Ground
from yimen.kernel.clock import Limit
from yimen.kernel.days import Calendar
from yimen.work.matters import queries, rules
from yimen.work.matters.models import Matter, MatterPaper, MatterPause, MatterTerm
from yimen.work.matters.verbs.acting import keep, keep_due, locked
from yimen.work.matters.verbs.papers import issue

NOTICE = ("不计入期限告知书", "除告")


@transaction.atomic
def exclude_time(
    *,
    matter: str,
    term: str,
    ground: Ground,
    days: int,
    reason: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> MatterPause:
    """不计入期限: from today so many days of a term do not count, of which the party is told.

    Only on a ground that a rule lists for that term, as it was entered with `set_ground`; when the
    time told is over the term goes on by itself. Refused: `UnknownMatter`, `NotRunning`,
    `GroundNotListed`, `TermOver`, `TermPaused`, `NoDays`; `SaysTooLittle` without a reason.
    行政处罚法 Art. 60 leaves it to other rules.
    """
    held = locked(matter)
    running = _running(held, term)
    name = rules.named(rules.table_of(held.power), term)
    source = queries.grounds(held.power, today).get((term, ground), "")
    if not source:
        raise rules.GroundNotListed(ground=ground.value, term=name)
    _check(held, running, name, reason, today)
    until = rules.counts_again_on(_limit(held, running), today, days, _workdays())
    said = {"reasons": reason.strip(), "legal_basis": source}
    said["result"] = rules.not_counted(name, GROUNDS[ground.value][0], today, until)
    number = issue(held, NOTICE, said, by=by, today=today)
    notice = MatterPaper.objects.get(matter=held, number=number)
    told = MatterPause.objects.create(
        matter=held, key=term, ground=ground, notice=notice, from_on=today, until_on=until
    )
    _recount(held, running)
    keep(held, "exclude_time", said, (), by=by, now=now, today=today)
    body = {"term": term, "ground": ground.value, "from_on": today.isoformat(), "document": number}
    body |= {"until_on": until.isoformat(), "due_on": running.due_on.isoformat(), **said}
    record(act="matters.exclude_time", about=held.about, by=by, at=now, unit=unit, body=body)
    return told


@transaction.atomic
def resume_time(
    *, matter: str, term: str, by: str, now: datetime, today: date, unit: str = ""
) -> MatterPause:
    """恢复计算期限: what the time was told for is over earlier; today counts again.

    Refused: `UnknownMatter`, `NotRunning`, `NothingPaused`.
    """
    held = locked(matter)
    running = _running(held, term)
    resting = [
        each
        for each in queries.pauses_of(held)
        if each.key == term and each.from_on <= today < (each.ended_on or each.until_on)
    ]
    if not resting:
        raise rules.NothingPaused(term=rules.named(rules.table_of(held.power), term))
    told = resting[-1]
    told.ended_on = today
    told.save(update_fields=["ended_on"])
    _recount(held, running)
    keep(held, "resume_time", {}, (), by=by, now=now, today=today)
    body = {"term": term, "document": told.notice.number, "due_on": running.due_on.isoformat()}
    record(act="matters.resume_time", about=held.about, by=by, at=now, unit=unit, body=body)
    return told


def _running(matter: Matter, term: str) -> MatterTerm:
    found = MatterTerm.objects.filter(matter=matter, key=term, ended_on=None).first()
    if found is None:
        raise rules.NotRunning(term=rules.named(rules.table_of(matter.power), term))
    return found


def _check(matter: Matter, running: MatterTerm, name: str, reason: str, today: date) -> None:
    if not reason.strip():
        raise rules.SaysTooLittle(doing=NOTICE[0], missing="理由 (reasons)")
    rules.check_going(queries.rests(matter).get(running.key, ()), today)
    if today > running.due_on:
        raise rules.TermOver(act=NOTICE[0], term=name, due_on=str(running.due_on))


def _limit(matter: Matter, running: MatterTerm) -> Limit:
    lasting = queries.limit(matter, running.key, running.start_on)
    assert lasting is not None  # it runs
    return lasting.limit


def _workdays() -> Calendar:
    return process.calendar(process.newest_release())


def _recount(matter: Matter, running: MatterTerm) -> None:
    """The last day of a term, without the days that do not count."""
    running.due_on = queries.due_on(running, _workdays())
    running.save(update_fields=["due_on"])
    keep_due(matter)
