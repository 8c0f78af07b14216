"""The rules of a place are entered, as data with their source."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries as people
from yimen.kernel.ref import Ref
from yimen.work.cases import rules
from yimen.work.cases.models import LocalRule
from yimen.work.cases.rules import Local
from yimen.work.cases.states import LocalKey


@transaction.atomic
def enter_local_rule(
    *,
    unit: str,
    key: LocalKey,
    rule: Local,
    valid_from: date,
    by: str,
    now: datetime,
    valid_to: date | None = None,
) -> LocalRule:
    """地方规定: what holds for the cases of a unit and of all units below it, from a day on.

    The nearest unit above a case's organ that has a rule on the day decides; a rule of the same
    day is replaced by none, so that what was law then stays on record. Refused:
    `people.unknown-unit`, `LocalRuleHalf`, `LocalRuleThere`, `ReasonMissing` without a source.
    """
    people.unit(unit)
    rules.check_local_rule(key, rule)
    if LocalRule.objects.filter(unit=unit, key=key, valid_from=valid_from).exists():
        raise rules.LocalRuleThere(key=key.value, unit=unit, day=valid_from.isoformat())
    entered = LocalRule.objects.create(
        unit=unit,
        key=key,
        number=rule.limit.number if rule.limit else None,
        counted_in=rule.limit.unit if rule.limit else "",
        effect=rule.effect or "",
        source=rule.source,
        valid_from=valid_from,
        valid_to=valid_to,
        entered_at=now,
        entered_by=by,
    )
    limit = [rule.limit.number, rule.limit.unit.value] if rule.limit else None
    body = {"limit": limit, "effect": entered.effect, "source": rule.source}
    days = {"from": valid_from.isoformat(), "to": valid_to and valid_to.isoformat()}
    about = Ref("local_rule", f"{unit} {key.value} {valid_from.isoformat()}")
    record(act="cases.enter_local_rule", about=about, by=by, at=now, body={**body, **days})
    return entered
