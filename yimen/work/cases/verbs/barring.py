"""Who may not apply again for a time."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries as people
from yimen.kernel.ref import Ref
from yimen.work.cases import rules
from yimen.work.cases.models import Bar, Case
from yimen.work.cases.rules import Key


@transaction.atomic
def bar(
    *,
    item: str,
    term: Key,
    reason: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    person: str = "",
    organisation: str = "",
) -> Bar:
    """申请限制: one year after false materials, three years after a licence got by fraud.

    In matters of public safety, health, life and property only; the deciding unit judges that.
    `person` or `organisation` is a public number. Refused: `people.unknown-party`,
    `ReasonMissing`. 行政许可法 Art. 78, 79.
    """
    rules.check_reason("bar", reason)
    entered = Bar.objects.create(
        person=people.person(person) if person else None,
        organisation=people.organisation(organisation) if organisation else None,
        item=item,
        article=rules.TERMS[term].source,
        reason=reason,
        from_on=today,
        until_on=rules.barred_until(term, today),
        entered_at=now,
        entered_by=by,
    )
    body = {"item": item, "article": entered.article, "until": entered.until_on.isoformat()}
    about = Ref("bar", f"{person or organisation} {item} {entered.pk}")
    record(act="cases.bar", about=about, by=by, at=now, unit=unit, body=body)
    return entered


def bar_applicant(
    case: Case, reason: str, *, by: str, now: datetime, today: date, unit: str
) -> dict[str, object]:
    """After false materials in a locked case its applicant waits a year: what its document says.

    行政许可法 Art. 78.
    """
    entered = bar(
        item=case.item,
        term=Key.BAR_FALSE,
        reason=reason,
        by=by,
        now=now,
        today=today,
        unit=unit,
        person=case.person.number if case.person else "",
        organisation=case.organisation.number if case.organisation else "",
    )
    return {"barred_until_on": entered.until_on.isoformat()}
