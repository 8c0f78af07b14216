"""Documents of matters are numbered when they are issued, and sealed when they are opened first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Max

from yimen.base.documents.rendering import render
from yimen.ground.people import queries as people
from yimen.ground.seals import verbs as seals
from yimen.ground.seals.verbs import Opened, Paper
from yimen.kernel.ref import Ref
from yimen.work.matters import queries, rules
from yimen.work.matters.models import Matter, MatterPaper

if TYPE_CHECKING:
    from yimen.ground.seals.models import Seal

SERIES = 4_711  # any number: the lock under which documents take their numbers


@transaction.atomic
def open_paper(*, paper: int, by: str, now: datetime) -> Opened:
    """打开文书: the file of a document of a matter, sealed when it is opened first.

    Where no letter covers it, a copy that says so has the same bytes each time too. Trouble where
    key or file is gone.
    """
    papers = MatterPaper.objects.select_related(
        "matter__item", "matter__person", "matter__organisation"
    )
    # Of two who open it first one seals, and the other waits here and finds it sealed
    held = papers.select_for_update(no_key=True, of=("self",)).get(pk=paper)

    def draw(seal: Seal | None) -> bytes:
        return render("letter", queries.paper_facts(held, seal), dated=held.issued_on)

    sealed = Paper(
        about=Ref("matter_paper", str(held.pk)),
        number=held.number,
        title=held.title,
        organ=held.organ,
        item=held.matter.item.number,
        issued_on=held.issued_on,
    )
    return seals.open_sealed(paper=sealed, draw=draw, by=by, now=now)


def issue(
    matter: Matter, paper: tuple[str, str] | None, said: Mapping[str, str], *, by: str, today: date
) -> str:
    """The number of the document that an act issues, "" where it issues none.

    `paper` is its title and the short word in its number.
    """
    if paper is None:
        return ""
    title, short = paper
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [SERIES])
    series = {"organ": matter.organ, "short": short, "year": today.year}
    last = MatterPaper.objects.filter(**series).aggregate(last=Max("serial"))["last"] or 0
    named = people.unit(matter.organ).name
    issued = MatterPaper.objects.create(
        matter=matter,
        title=title,
        **series,
        serial=last + 1,
        number=rules.number(named, short, today.year, last + 1),
        content=dict(said),
        issued_on=today,
        issued_by=by,
    )
    return issued.number
