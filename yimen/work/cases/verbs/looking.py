"""Who watches leaves a trace too: a supervisor's look into a case is recorded."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.kernel.ref import Ref
from yimen.work.cases.verbs.locked import lock


@transaction.atomic
def look(*, case: str, by: str, now: datetime, unit: str = "") -> None:
    """监督查阅: a supervisor opened a case with everything in it, personal information too.

    It stands in a record of looks beside the case, whose own acts it does not touch. Refused:
    `UnknownCase`. 个人信息保护法 Art. 51, 54: who reads is limited, known and audited.
    """
    held = lock(case)
    about = Ref("look", held.number)
    record(act="cases.look", about=about, by=by, at=now, unit=unit, body={"state": held.state})
