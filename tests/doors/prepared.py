"""A city in which every kind of case stands, played up to the last working day before today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from yimen.base.files.store import keep, keep_list
from yimen.base.files.tests.test_files import PDF
from yimen.demo.city import reading
from yimen.demo.city.founding import found
from yimen.demo.day import script
from yimen.demo.day.acting import Dossier
from yimen.demo.day.clockwork import Stage
from yimen.demo.day.done import Done
from yimen.demo.day.playing import OPENS
from yimen.demo.day.script import Part
from yimen.demo.day.stories import tell
from yimen.doors.desk.access import FACTORS
from yimen.ground.ledger.jobs import seal_all
from yimen.ground.people import queries as people
from yimen.ground.people import verbs as appointing
from yimen.ground.process import queries as process
from yimen.work.cases.models import CaseMaterial
from yimen.work.certificates import queries as certificates
from yimen.work.intake import verbs as drafting
from yimen.work.intake.states import Channel
from yimen.work.matters import verbs as matters
from yimen.work.matters.queries import view

WINDOW, MARKET = "yt0101", "yt0302"
SIGNING_IN = ("citizen", "entrepreneur", "agent", "neighbour")  # of the cast
# One case in each state that a page tells apart, by item and applicant
FEW = {
    "submitted": ("land-use-permit", "logistics"),
    "correcting": ("property-registration", "neighbour"),
    "accepted": ("planning-permit", "factory"),
    "reviewing": ("company-start", "agent"),
    "late": ("planning-permit", "developer"),
    "decided": ("project-filing", "developer"),
    "delivered": ("restaurant-start", "restaurant"),
    "closed": ("property-registration", "citizen"),
    "refused": ("restaurant-start", "teahouse"),
    "rejected": ("soil-conservation", "developer"),
    "not_required": ("road-occupation", "teahouse"),
    "withdrawn": ("restaurant-start", "entrepreneur"),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """What stands there: the cast by key, cases as in `FEW`, a draft of each door, and `beside`."""

    cast: Mapping[str, str]
    cases: Mapping[str, str]
    drafts: Mapping[str, str]
    beside: Mapping[str, str]


def prepare(*, whole: bool = False) -> Prepared:
    """The city with the cases of `FEW`, or with all of the script."""
    calendar = process.calendar(process.newest_release())
    last = timezone.localdate() - timedelta(days=1)
    day = calendar.working_day_numbered(calendar.working_days_through(last))
    stage = Stage(day, calendar, begins=OPENS)
    numbers = found(now=stage.now, today=stage.today)
    done: list[Done] = []
    dossiers = [
        Dossier(part, stage, numbers, done.append, window=order)
        for order, part in enumerate(_chosen(script.parts(), whole=whole))
    ]
    stories = [tell(each, str(order)) for order, each in enumerate(dossiers)]
    stage.play(stories, after_each_day=lambda _: None)
    now = timezone.now()
    for key in SIGNING_IN:
        appointing.give_account(person=numbers[key], login=key, by="window", now=now)
    seal_all(now)
    known = {(each.part.item, each.part.who): each.number for each in reversed(dossiers)}
    cases = {name: known[which] for name, which in FEW.items()}
    return Prepared(numbers, cases, _drafts(numbers), _beside(numbers["citizen"], cases))


def _chosen(parts: Iterable[Part], *, whole: bool) -> list[Part]:
    seen: set[tuple[str, str]] = set()
    chosen = []
    for part in parts:
        which = (part.item, part.who)
        if whole or (which in FEW.values() and which not in seen):
            chosen.append(part)
        seen.add(which)
    return chosen


def _drafts(numbers: Mapping[str, str]) -> dict[str, str]:
    """One that a citizen fills in online, and one that a clerk fills in."""
    item = reading.matters()["property-registration"].code
    now, today = timezone.now(), timezone.localdate()
    person = numbers["citizen"]
    online = drafting.open_draft(
        item=item, channel=Channel.COMPUTER, person=person, by=person, now=now, today=today
    )
    window = drafting.open_draft(
        item=item,
        channel=Channel.WINDOW,
        person=numbers["stranger"],
        by=WINDOW.upper(),
        unit="service-centre",
        now=now,
        today=today,
    )
    return {"online": online.number, "window": window.number}


def _beside(party: str, cases: Mapping[str, str]) -> dict[str, str]:
    """A matter of that party with a document, a licence, and a file of the case under review."""
    now, today = timezone.now(), timezone.localdate()
    item = reading.matters()["property-registration"].code
    who: dict[str, Any] = {"by": MARKET.upper(), "now": now, "today": today}
    matter = matters.open_matter(item=item, subject="确认门牌", organ="market", person=party, **who)
    matters.act(matter=matter.number, act="accept", told={}, officers=(), **who)
    [paper] = view(matter).papers
    licence = certificates.of_case(cases["delivered"])
    assert licence is not None
    file = keep("材料.pdf", PDF)
    brought = CaseMaterial.objects.filter(case__number=cases["reviewing"], round=0).earliest("pk")
    brought.sha256 = keep_list([file])
    brought.save(update_fields=["sha256"])
    return {
        "matter": matter.number,
        "paper": str(paper.pk),
        "licence": licence.identifier,
        "file": file.sha256,
    }


def visitor(login: str = "") -> Client:
    """A client as signing in leaves it behind; staff have shown both factors. "" is a stranger."""
    client = Client(raise_request_exception=False)
    if login:
        client.force_login(people.account(login))
        session = client.session
        session[FACTORS] = "shown"
        session.save()
    return client
