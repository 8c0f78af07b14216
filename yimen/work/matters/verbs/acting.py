"""A matter is opened, and every act in it is done by the table of its power."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Min

from yimen.ground.catalog import queries as catalog
from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries as people
from yimen.ground.process import queries as process
from yimen.kernel.codes import number as public_number
from yimen.work.matters import queries, rules
from yimen.work.matters.models import Matter, MatterAct, MatterPaper, MatterTerm
from yimen.work.matters.rules import Lasting
from yimen.work.matters.states import CLOSED, Move
from yimen.work.matters.verbs.papers import issue

NOTHING: Mapping[str, str] = {}


@transaction.atomic
def open_matter(
    *,
    item: str,
    subject: str,
    organ: str,
    person: str = "",
    organisation: str = "",
    by: str,
    now: datetime,
    today: date,
) -> Matter:
    """立案 or 收件: a power of the catalogue is used on or for somebody; its first terms begin.

    Refused: `UnknownItem` and as `version_in_force` (清单之外不得实施); `LicenceIsCase`; unknown
    units and parties; `SaysTooLittle` without a subject.
    """
    version = catalog.version_in_force(item, today)
    table = rules.table_of(version.power)
    told_on = None if table.told_by else today
    if not subject.strip():
        raise rules.SaysTooLittle(doing=table.states[table.first], missing="事由 (subject)")
    opened = Matter.objects.create(
        number=public_number.make("M", today, secrets.randbits(public_number.BITS)),
        power=version.power,
        item=version.item,
        subject=subject.strip(),
        organ=people.unit(organ).key,
        person=people.person(person) if person else None,
        organisation=people.organisation(organisation) if organisation else None,
        state=table.first,
        opened_at=now,
        opened_on=today,
        opened_by=by,
        told_on=told_on,
    )
    terms = _start(opened, table.starts, today)
    keep_due(opened)
    body = {"item": item, "power": version.power, "state": opened.state, "terms": terms}
    record(act="matters.open", about=opened.about, by=by, at=now, unit=organ, body=body)
    return opened


@transaction.atomic
def expect(*, matter: str, mark: str) -> None:
    """办前核对: lock a matter that still stands as it was looked at; its act follows at once.

    Refused: `UnknownMatter`, `MatterChanged`.
    """
    held = locked(matter)
    if queries.mark(held) != mark:
        raise rules.MatterChanged(number=matter)


@transaction.atomic
def act(
    *,
    matter: str,
    act: str,
    told: Mapping[str, str] = NOTHING,
    officers: Sequence[str] = (),
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Matter:
    """办理: an act of the table of the power, with what it must tell.

    Terms begin and end with it; one that ends after its last day is late and recorded so. Refused:
    `UnknownMatter`, `WrongAct`, and as `rules.check`.
    """
    held = locked(matter)
    table = rules.table_of(held.power)
    move = rules.move_of(table, held.state, act)
    attempt = queries.attempt(held, by, today, told, officers)
    rules.check(table, move, attempt)
    if move.calls:
        notice = queries.limit(held, "notice", today)
        assert notice is not None  # the law sets it
        rules.check_called(told, _last_day(notice, today))
    held.state, held.closed_on = move.to, today if move.to == CLOSED else None
    if act in table.told_by and held.told_on is None:
        held.told_on = today
    held.due_on = None if held.closed_on else held.due_on
    held.save(update_fields=["state", "closed_on", "told_on", "due_on"])
    said = {key: value.strip() for key, value in told.items() if value.strip()}
    repeated = attempt.called.told if move.called_by and attempt.called else {}
    paper = issue(
        held, move.paper, {**repeated, **_rests_on(held, move), **said}, by=by, today=today
    )
    late = [key for key in _end(held, move.ends, today) if key != move.until]
    keep(held, act, said, officers, by=by, now=now, today=today)
    terms = _start(held, move.starts, today)
    keep_due(held)
    body = {"state": held.state, "told": said, "officers": list(officers), "late": late}
    body |= {"terms": terms, "document": paper}
    record(act=f"matters.{act}", about=held.about, by=by, at=now, unit=unit, body=body)
    return held


def locked(number: str) -> Matter:
    """The matter, held until the transaction ends. Refused: `UnknownMatter`."""
    held = Matter.objects.select_for_update().filter(number=number).first()
    if held is None:
        raise rules.UnknownMatter(number=number)
    return held


def _start(matter: Matter, keys: Iterable[str], today: date) -> dict[str, str]:
    begun = {}
    for key in keys:
        held = queries.limit(matter, key, today)
        if held is None:
            continue
        due_on = _last_day(held, today)
        values = {"source": held.source, "start_on": today, "due_on": due_on, "ended_on": None}
        MatterTerm.objects.update_or_create(matter=matter, key=key, defaults=values)
        begun[key] = due_on.isoformat()
    return begun


def _last_day(held: Lasting, today: date) -> date:
    return rules.last_day(held.limit, today, process.calendar(process.newest_release()))


def _rests_on(matter: Matter, move: Move) -> dict[str, str]:
    """The number of the minutes on which a decision rests (行政处罚法 Art. 65)."""
    found = MatterPaper.objects.filter(matter=matter, title=move.rests_on).order_by("-pk").first()
    return {"minutes": found.number} if found else {}


def keep_due(matter: Matter) -> None:
    """The last day by which the lists are sorted; a closed matter waits for nothing."""
    running = MatterTerm.objects.filter(matter=matter, ended_on=None)
    first = running.aggregate(first=Min("due_on"))["first"]
    if matter.closed_on is None and matter.due_on != first:
        matter.due_on = first
        matter.save(update_fields=["due_on"])


def _end(matter: Matter, keys: Iterable[str], today: date) -> list[str]:
    """End these terms; which of them were over before."""
    open_ = list(MatterTerm.objects.filter(matter=matter, key__in=list(keys), ended_on=None))
    for term in open_:
        term.ended_on = today
        term.save(update_fields=["ended_on"])
    return [term.key for term in open_ if today > term.due_on]


def keep(
    matter: Matter,
    act: str,
    said: Mapping[str, str],
    officers: Sequence[str],
    *,
    by: str,
    now: datetime,
    today: date,
) -> None:
    """办理记录: an act takes its place in the matter, with what it told and who was there."""
    MatterAct.objects.create(
        matter=matter,
        place=MatterAct.objects.filter(matter=matter).count() + 1,
        act=act,
        told=dict(said),
        officers=list(officers),
        done_at=now,
        done_on=today,
        done_by=by,
    )
