"""A document is opened: sealed the first time, and the same file ever after."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from yimen.base.documents.rendering import render
from yimen.ground.seals import verbs as seals
from yimen.ground.seals.verbs import Opened, Paper
from yimen.kernel.ref import Ref
from yimen.work.cases.models import Document
from yimen.work.cases.queries.documents import letter_facts

if TYPE_CHECKING:
    from yimen.ground.seals.models import Seal


@transaction.atomic
def open_document(*, document: UUID, address: str, by: str, now: datetime) -> Opened:
    """打开文书: the file of a document that was issued, sealed when it is opened first.

    Where no letter covers it, a copy that says so has the same bytes each time too. `address` is
    where the case is followed. Trouble where key or file is gone.
    """
    held = _locked(document)

    def draw(seal: Seal | None) -> bytes:
        facts = letter_facts(held, address=address, seal=seal)
        return render("letter", facts, dated=held.issued_on)

    paper = Paper(
        about=Ref("document", str(held.pk)),
        number=held.number,
        title=str(letter_facts(held, address=address, seal=None)["title"]),
        organ=held.organ,
        item=held.case.item,
        issued_on=held.issued_on,
    )
    return seals.open_sealed(paper=paper, draw=draw, by=by, now=now)


def _locked(document: UUID) -> Document:
    # Of two who open it first one seals, and the other waits here and finds it sealed
    parties = ("case__version", "case__person", "case__organisation")
    documents = Document.objects.select_related(*parties)
    return documents.select_for_update(no_key=True, of=("self",)).get(pk=document)
