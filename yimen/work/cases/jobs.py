"""What happens to cases by the clock."""

from __future__ import annotations

import logging
from datetime import date, datetime

from yimen.kernel.errors import Refused
from yimen.work.cases import queries, verbs
from yimen.work.cases.states import WrongState

CLOCK = "clock"  # who acts where the law acts by silence
log = logging.getLogger(__name__)


def deem_accepted(*, now: datetime, today: date) -> int:
    """Accept every case whose term for an answer has run out; how many this worker accepted.

    Safe from any number of workers and again after a crash: each case is a transaction of its own,
    and who comes second finds it accepted. One that cannot be accepted is logged and holds up none.
    """
    accepted = 0
    page = queries.silent(today=today)
    while page:
        accepted += sum(_accepted(case.number, now, today) for case in page)
        page = queries.silent(today=today, after=(page[-1].counts_from, page[-1].number))
    return accepted


def _accepted(case: str, now: datetime, today: date) -> bool:
    try:
        verbs.deem_accepted(case=case, by=CLOCK, now=now, today=today)
    except WrongState:
        return False  # another worker, or an answer, was quicker
    except Refused:
        log.exception("case %s is due to be accepted by silence and cannot be", case)
        return False
    return True
