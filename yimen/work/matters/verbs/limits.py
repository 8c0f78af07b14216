"""What a place lays down for the powers: how long terms are, and what stops them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.process.states import Ground
from yimen.kernel.clock import Limit
from yimen.kernel.ref import Ref
from yimen.work.matters import rules
from yimen.work.matters.models import MatterGround, MatterLimit
from yimen.work.matters.states import Table


@transaction.atomic
def set_limit(
    *,
    power: str,
    key: str,
    limit: Limit,
    source: str,
    valid_from: date,
    by: str,
    now: datetime,
) -> MatterLimit:
    """期限规定: how long a term of a power is here and by which rule, for terms that begin later.

    Where the law itself sets one, another law may differ and is then the source. Refused:
    `LicenceIsCase`, `UnknownTerm`; `SaysTooLittle` without a source.
    """
    table = rules.table_of(power)
    _check(table, key, source, "期限规定")
    set_, _ = MatterLimit.objects.update_or_create(
        power=table.power.value,
        key=key,
        valid_from=valid_from,
        defaults={"number": limit.number, "unit": limit.unit.value, "source": source.strip()},
    )
    body = {"number": limit.number, "unit": limit.unit.value, "source": source}
    about = Ref("matter_limit", f"{power}-{key}")
    days = {"valid_from": valid_from.isoformat()}
    record(act="matters.set_limit", about=about, by=by, at=now, body={**body, **days})
    return set_


@transaction.atomic
def set_ground(
    *,
    power: str,
    key: str,
    ground: Ground,
    source: str,
    valid_from: date,
    by: str,
    now: datetime,
) -> MatterGround:
    """不计入期限的情形: on this ground a term of a power may rest here, from a day on.

    Refused: `LicenceIsCase`, `UnknownTerm`; `SaysTooLittle` without a source.
    """
    table = rules.table_of(power)
    _check(table, key, source, "不计入期限的情形")
    held, _ = MatterGround.objects.update_or_create(
        power=table.power.value,
        key=key,
        ground=ground.value,
        valid_from=valid_from,
        defaults={"source": source.strip()},
    )
    body = {"ground": ground.value, "source": source.strip(), "valid_from": valid_from.isoformat()}
    about = Ref("matter_limit", f"{power}-{key}")
    record(act="matters.set_ground", about=about, by=by, at=now, body=body)
    return held


def _check(table: Table, key: str, source: str, doing: str) -> None:
    if table.term(key) is None:
        known = "、".join(each.key for each in table.terms) or "–"
        raise rules.UnknownTerm(power=table.power.value, term=key, known=known)
    if not source.strip():
        raise rules.SaysTooLittle(doing=doing, missing="依据 (source)")
