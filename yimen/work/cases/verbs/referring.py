"""The authority below has examined a case and sends it up to the one that decides."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from yimen.ground.people import queries as people
from yimen.ground.process import verbs as process
from yimen.ground.process.states import ClockKind, RunState
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, CaseMaterial, Referral
from yimen.work.cases.queries.referral import review_due, run_state
from yimen.work.cases.rules.referral import check_act, sent_late
from yimen.work.cases.states import Act, DocumentKind
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.locked import lock, move, note, run_of


@transaction.atomic
def refer_up(
    *,
    case: str,
    opinion: str,
    favourable: bool,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Referral:
    """报送上级: the opinion and all materials go to the authority above, which then has the case.

    Its own term counts from today (our reading: Art. 42 binds who decides, from when it can), the
    promise to the applicant runs on. After the twenty days of Art. 43 it is late and says so.
    Refused: `UnknownCase`, `WrongState` until the units below are done; `NothingToRefer`,
    `ReasonMissing`, `TimeExcluded`, `InquiryOpen`. 行政许可法 Art. 35, 43.
    """
    held = lock(case)
    move(held, _act(held, today))
    check_act(Act.REFER_UP, held.refers_to)
    rules.check_reason("refer_up", opinion)
    rules.check_no_exclusion(queries.excluded(held))
    rules.check_found(queries.inquiries_now(held), today)
    due_on = review_due(held, today)
    sent = _keep(held, opinion, due_on, favourable=favourable, by=by, now=now, today=today)
    _hand_over(held, by=by, now=now, today=today)
    body = {"document": sent.document.number, "opinion": opinion, "favourable": favourable}
    body |= {"from": sent.lower, "organ": held.organ, "materials": sent.materials}
    body |= {"due_on": str(due_on or ""), "late": sent_late(due_on, today)}
    note(held, "cases.refer_up", by=by, now=now, unit=unit, body=body)
    return sent


def _act(case: Case, today: date) -> Act:
    """What is still to be done above goes on there; where nothing is, it is ready to be decided."""
    over = case.run is not None and run_state(case, today) is not RunState.OPEN
    return Act.REFER_UP_REVIEWED if over else Act.REFER_UP


def _keep(
    case: Case,
    opinion: str,
    due_on: date | None,
    *,
    favourable: bool,
    by: str,
    now: datetime,
    today: date,
) -> Referral:
    """Everything that was handed in goes up, and the letter lists it."""
    newest = CaseMaterial.objects.filter(case=case).order_by("key", "-round").distinct("key")
    sent = Referral(case=case, lower=case.organ, opinion=opinion, favourable=favourable)
    sent.materials = [[each.key, each.name, each.sha256] for each in newest]
    sent.due_on = due_on
    content: dict[str, object] = {"unit": people.unit(case.refers_to).name, "opinion": opinion}
    content |= {"favourable": favourable, "materials": [name for _, name, _ in sent.materials]}
    sent.document = issue(case, DocumentKind.REFERRAL, content, by=by, now=now, today=today)
    sent.referred_at, sent.referred_on, sent.referred_by = now, today, by
    sent.save(force_insert=True)
    return sent


def _hand_over(case: Case, *, by: str, now: datetime, today: date) -> None:
    """The case changes hands: another unit decides, and the law counts its time from now."""
    case.organ, case.refers_to = case.refers_to, ""
    case.counts_from = today
    case.save(update_fields=["state", "organ", "refers_to", "counts_from"])
    law = queries.route(case).limits.get(ClockKind.STATUTORY)
    given: dict[str, Any] = {"run": run_of(case), "by": by, "now": now, "today": today}
    if law is None:  # the item is of a power for which no law sets a term
        process.stop_clock(kinds=[ClockKind.STATUTORY], **given)
    else:
        process.restart_clock(kind=ClockKind.STATUTORY, limit=law, **given)
