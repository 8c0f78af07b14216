"""Loading a published table of divisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.people.models import Division
from yimen.kernel.codes import division
from yimen.kernel.ref import Ref

LONGEST_NAME = 100
COLUMNS = ["name", "level", "parent_code"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, and the rows (counted from 1) that could not be read."""

    added: int
    changed: int
    unchanged: int
    bad: tuple[int, ...]


@transaction.atomic
def load_divisions(
    *, rows: Iterable[Mapping[str, str]], source: str, by: str, now: datetime
) -> Loaded:
    """载入行政区划: codes and names as published; a code that is not in `rows` stays as it is.

    A row needs `code` and `name`; `parent_code` may be empty. One entry stands for the load.
    """
    known = {place.code: place for place in Division.objects.select_for_update()}
    added: dict[str, Division] = {}
    changed: list[Division] = []
    bad: list[int] = []
    unchanged = 0
    for place, row in enumerate(rows, 1):
        fresh = _read(row)
        if fresh is None or fresh.code in added:
            bad.append(place)
        elif (old := known.get(fresh.code)) is None:
            added[fresh.code] = fresh
        elif all(getattr(old, column) == getattr(fresh, column) for column in COLUMNS):
            unchanged += 1
        else:
            fresh.pk = old.pk
            changed.append(fresh)
    Division.objects.bulk_create(added.values(), batch_size=2000)
    Division.objects.bulk_update(changed, COLUMNS, batch_size=500)
    done = Loaded(len(added), len(changed), unchanged, tuple(bad))
    body = {"source": source, "added": done.added, "changed": done.changed, "bad": len(bad)}
    record(act="people.load_divisions", about=Ref("divisions", "cn"), by=by, at=now, body=body)
    return done


def _read(row: Mapping[str, str]) -> Division | None:
    code, name, parent = (row.get(column) or "" for column in ("code", "name", "parent_code"))
    if division.problems(code) or (parent and division.problems(parent)):
        return None
    if not 0 < len(name) <= LONGEST_NAME or "\0" in name:
        return None
    place = division.check(code)
    above = division.check(parent).text if parent else ""
    return Division(code=place.text, name=name, level=place.level, parent_code=above)
