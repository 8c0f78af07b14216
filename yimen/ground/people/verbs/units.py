"""Founding units of the tree."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people import rules
from yimen.ground.people.models import Unit
from yimen.ground.people.states import Level, UnitKind
from yimen.kernel.codes import division
from yimen.kernel.codes import uscc as credit_code
from yimen.kernel.ref import Ref


@transaction.atomic
def found_unit(
    *,
    key: str,
    name: str,
    kind: UnitKind,
    level: Level,
    division_code: str,
    by: str,
    now: datetime,
    parent: str = "",
    uscc: str = "",
) -> Unit:
    """设立单位: put a unit into the tree, below `parent` or as a root.

    Refused: a bad or taken key, an unknown parent, a level above the parent's, a division code or a
    credit code that fails its checks.
    """
    above = unit_locked(key=parent) if parent else None
    if not re.fullmatch(rules.UNIT_KEY, key) or len(key) > 60:
        raise rules.BadUnitKey(key=key[:60])
    if Unit.objects.filter(key=key).exists():
        raise rules.UnitExists(unit=key)
    if above is not None:
        rules.may_stand_under(level=level, above=above.level)
    unit = Unit.objects.create(
        key=key,
        name=rules.named(name),
        kind=kind,
        level=level,
        division_code=division.check(division_code).text,
        uscc=credit_code.check(uscc).text if uscc else "",
        parent=above,
        parent_path=above.path if above else "/",
        founded_at=now,
    )
    body = {"name": unit.name, "kind": kind, "level": int(level), "parent": parent, "uscc": uscc}
    record(act="people.found_unit", about=Ref("unit", key), by=by, at=now, unit=key, body=body)
    return unit


def unit_locked(*, key: str) -> Unit:
    """The unit of that key, locked until the transaction ends, or `UnknownUnit`."""
    unit = Unit.objects.select_for_update(no_key=True).filter(key=key).first()
    if unit is None:
        raise rules.UnknownUnit(unit=key)
    return unit
