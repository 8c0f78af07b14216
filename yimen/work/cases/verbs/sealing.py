"""A document is opened: sealed the first time, and the same file ever after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from yimen.base.documents.rendering import render
from yimen.base.files.store import content
from yimen.ground.seals import queries as seals
from yimen.ground.seals import verbs as sealing
from yimen.ground.seals.rules import CertificateOver, NotAuthorised, SealWithdrawn
from yimen.kernel.errors import Refused, Trouble
from yimen.kernel.ref import Ref
from yimen.work.cases.models import Document
from yimen.work.cases.queries.documents import letter_facts

LETTER = "letter"  # the template


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as a file; `unsealed` says why it bears no seal, and then it is a copy to read."""

    number: str
    pdf: bytes
    unsealed: Refused | None


@transaction.atomic
def open_document(*, document: UUID, address: str, by: str, now: datetime) -> Opened:
    """打开文书: the file of a document that was issued, sealed when it is opened first.

    Sealed under a letter that stood on the day of issue; the file is then kept under its hash and
    never made again. Where no letter stood, a copy says that it bears no seal, and has the same
    bytes each time too. `address` is where the case is followed. Trouble where key or file is gone.
    """
    held = _locked(document)
    about = Ref("document", str(held.pk))
    use = seals.impression_on(about)
    try:
        if use is None:
            letter = seals.letter_for(organ=held.organ, item=held.case.item, on=held.issued_on)
            facts = letter_facts(held, address=address, seal=letter.seal)
            use = sealing.affix(
                letter=letter.number,
                pdf=render(LETTER, facts, dated=held.issued_on),
                about=about,
                document=held.number,
                title=str(facts["title"]),
                item=held.case.item,
                issued_on=held.issued_on,
                by=by,
                now=now,
            )
    except (NotAuthorised, SealWithdrawn, CertificateOver) as refused:
        facts = letter_facts(held, address=address, seal=None)
        return Opened(held.number, render(LETTER, facts, dated=held.issued_on), refused)
    file = content(use.sha256)
    if file is None:
        raise Trouble(f"the file of {held.number} is missing: put back {use.sha256}")
    return Opened(held.number, file, None)


def _locked(document: UUID) -> Document:
    # Of two who open it first one seals, and the other waits here and finds it sealed
    parties = ("case__version", "case__person", "case__organisation")
    documents = Document.objects.select_related(*parties)
    return documents.select_for_update(no_key=True, of=("self",)).get(pk=document)
