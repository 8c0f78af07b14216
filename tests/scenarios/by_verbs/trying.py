"""Trying an act and taking it back, and what was recorded of one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from django.db import transaction

from tests.scenarios.by_rules.asking import sure
from yimen.ground.ledger import queries as ledger
from yimen.kernel.errors import Refused
from yimen.kernel.ref import Ref
from yimen.work.cases import queries
from yimen.work.cases.rules import Key


def why_not(act: Callable[[], object], *refusals: type[Refused]) -> Refused | None:
    """Try an act and take it back: the refusal, where it is one of these."""
    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except refusals as refused:
        return refused
    return None


def in_time(act: Callable[[], object], *refusals: type[Refused]) -> str:
    """Late where the act is refused for it."""
    return "late" if why_not(act, *refusals) else "in time"


def said(number: str) -> dict[str, object]:
    """What the last entry about a case says."""
    entry = ledger.history(Ref("case", number))[-1]
    body: dict[str, object] = json.loads(str(entry.body))
    return body


def due_on(number: str, key: Key, today: date) -> str:
    """The last day of a term that runs for a case beside its clocks."""
    terms = queries.case_for(number, today=today).terms
    term = next(each for each in terms if each.key is key)
    return f"{term.due_on}{sure(provisional=term.provisional)}"
