"""A closed case goes into the archive."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from yimen.work.cases.models import Case, Document
from yimen.work.cases.queries.archive import files
from yimen.work.cases.rules.archive import sums
from yimen.work.cases.states import Act
from yimen.work.cases.verbs.locked import lock, move, note
from yimen.work.cases.verbs.sealing import open_document


@transaction.atomic
def archive(
    *, case: str, address: str, by: str, now: datetime, today: date, unit: str = ""
) -> Case:
    """归档: what lies in the file of a case is recorded by its hash, so that a bundle proves it.

    Documents that nobody has opened are sealed now; `address` is where the case is followed. What
    is added later asks for another archiving. Refused: `UnknownCase`, `WrongState`.
    """
    held = lock(case)
    move(held, Act.ARCHIVE)
    for document in Document.objects.filter(case=held).order_by("issued_at", "pk"):
        open_document(document=document.pk, address=address, by=by, now=now)
    kept = files(held)
    body = {"sums": sha256(sums(kept)).hexdigest(), "files": len(kept), "on": today.isoformat()}
    note(held, "cases.archive", by=by, now=now, unit=unit, body=body)
    return held
