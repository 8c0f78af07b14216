"""Documents that come in while a run is under way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from yimen.ground.process.models import Document
from yimen.ground.process.rules import Change, Paper
from yimen.ground.process.verbs.locked import Moved, lock, write
from yimen.kernel import ids


@transaction.atomic
def hand_in(*, run: UUID, documents: Sequence[Paper], by: str, now: datetime, today: date) -> Moved:
    """补交材料: documents given from outside after the start, which steps may wait for.

    Raises NoRun.
    """
    locked = lock(run)
    Document.objects.bulk_create(
        Document(id=ids.new(), run_id=run, type=each.type, sha256=each.sha256, at=now)
        for each in documents
    )
    body = {"handed_in": {each.type: each.sha256 for each in documents}}
    return write(locked, Change(), act="process.hand_in", by=by, now=now, today=today, body=body)
