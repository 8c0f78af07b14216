"""What happens to cases by the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from django.db import InterfaceError, OperationalError

from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import NothingExcluded
from yimen.work.cases.states import WrongPromise, WrongState

K = TypeVar("K")
CLOCK = "clock"  # who acts where the law acts by silence
log = logging.getLogger(__name__)


def by_the_clock(*, now: datetime, today: date) -> int:
    """Everything that is due by the clock today; how many cases this worker moved.

    Safe from any number of workers and again after a crash.
    """
    return sum(job(now=now, today=today) for job in JOBS)


def renew(*, now: datetime, today: date) -> int:
    """Renew every licence that ran out while its renewal was asked for and not decided; how many.

    行政许可法 Art. 50.
    """
    return _every(queries.renewing, verbs.renew_by_silence, now=now, today=today)


def deem_accepted(*, now: datetime, today: date) -> int:
    """Accept every case whose term for an answer has run out; how many this worker accepted.

    Safe from any number of workers and again after a crash: each case is a transaction of its own,
    and who comes second finds it accepted. One that cannot be accepted is logged and holds up none.
    """
    accepted = 0
    page = queries.silent(today=today)
    while page:
        accepted += sum(
            _done(verbs.deem_accepted, case.number, now=now, today=today) for case in page
        )
        page = queries.silent(today=today, after=(page[-1].counts_from, page[-1].number))
    return accepted


def lapse(*, now: datetime, today: date) -> int:
    """End every case whose applicant let the term for a correction pass; how many."""
    ended = 0
    page = queries.lapsing(today=today)
    while page:
        ended += sum(_done(verbs.lapse, case.number, now=now, today=today) for case in page)
        last = page[-1]
        page = queries.lapsing(today=today, after=(last.answer_by or today, last.number))
    return ended


def lapse_gaps(*, now: datetime, today: date) -> int:
    """End every case in which a promised material did not come in its term; how many."""
    return _every(queries.gaps_lapsing, verbs.lapse_gaps, now=now, today=today)


def resume_time(*, now: datetime, today: date) -> int:
    """Let the clocks go on wherever the time that the applicant was told of is over; how many."""
    return _every(queries.returning, verbs.resume_time, now=now, today=today)


def _every(
    due: Callable[..., list[tuple[K, str]]],
    act: Callable[..., object],
    *,
    now: datetime,
    today: date,
) -> int:
    """Do an act in every case that a list gives page by page; in how many it was done."""
    done = 0
    page = due(today=today)
    while page:
        done += sum(_done(act, case, now=now, today=today) for _, case in page)
        page = due(today=today, after=page[-1][0])
    return done


def _done(act: Callable[..., object], case: str, *, now: datetime, today: date) -> bool:
    try:
        act(case=case, by=CLOCK, now=now, today=today)
    except (WrongState, WrongPromise, NothingExcluded):
        return False  # another worker, or somebody at a desk, was quicker
    except (OperationalError, InterfaceError):
        raise  # the database is away: for all of them
    except Exception:  # whatever it is, one case holds up none
        log.exception("what is due by the clock in case %s cannot be done", case)
        return False
    return True


JOBS = (deem_accepted, lapse, lapse_gaps, resume_time, renew)
