"""导入事项清单: one act for a whole list, every row kept, every defect told."""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from yimen.ground.catalog import rules
from yimen.ground.catalog.models import Department, Item, ItemList
from yimen.ground.catalog.rules.defects import KINDS, between_rows
from yimen.ground.catalog.rules.listed import Known
from yimen.ground.catalog.states import Tier
from yimen.ground.ledger.verbs import record
from yimen.kernel.codes import number as public_number
from yimen.kernel.ref import Ref

T = TypeVar("T")
Told = Callable[[str, int], None]
BATCH = 2000
COLUMNS = ["code", "basic_code", "name", "main_name", "initials"]
COLUMNS += ["power", "area_code", "department", "tier"]


@dataclass(frozen=True, slots=True)
class Defect:
    """One kind of defect with the rows (counted from 1) that have it."""

    kind: str
    count: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did and found."""

    rows: int
    added: int
    changed: int
    unchanged: int
    sichuan_form: int
    valid_uscc: int
    defects: tuple[Defect, ...]


@transaction.atomic
def import_list(
    *,
    rows: Iterable[object],
    file_name: str,
    file_digest: str,
    by: str,
    now: datetime,
    today: date,
    told: Told = lambda _stage, _done: None,
) -> Report:
    """导入: add what is new, change what the list says otherwise, leave the rest; nothing is lost.

    `told` hears how many rows are "read" and then "written" so far. A row that is no object is
    reported and not kept; items that the list does not name stay as they are. One ledger entry.
    """
    with connection.cursor() as cursor:
        # Two imports at once would both find a row missing and both add it.
        cursor.execute("lock table catalog_item in share row exclusive mode")
    listed, bad = _read(rows, told)
    matched = rules.match(_known({row.key for row in listed}), listed)
    report = Report(
        rows=len(listed) + len(bad),
        added=len(matched.added),
        changed=len(matched.changed),
        unchanged=matched.unchanged,
        sichuan_form=sum(row.sichuan for row in listed),
        valid_uscc=sum(row.names_a_body for row in listed),
        defects=_defects(listed, bad),
    )
    entered = ItemList.objects.create(
        number=public_number.make("L", today, secrets.randbits(public_number.BITS)),
        file_name=file_name,
        file_digest=file_digest,
        report=asdict(report),
        imported_at=now,
        imported_by=by,
    )
    _write(matched, entered, told)
    _record(entered, listed, report, by, now)
    return report


def _read(rows: Iterable[object], told: Told) -> tuple[list[rules.Listed], list[int]]:
    listed: list[rules.Listed] = []
    bad: list[int] = []
    for place, raw in enumerate(rows, 1):
        row = rules.read_row(place, raw)
        if row is None:
            bad.append(place)
        else:
            listed.append(row)
        if place % BATCH == 0:
            told("read", place)
    return listed, bad


def _known(keys: set[str]) -> Iterator[Known]:
    for some in _batches(sorted(keys)):
        found = Item.objects.filter(key__in=some)
        for pk, key, occurrence, digest in found.values_list("pk", "key", "occurrence", "digest"):
            yield Known(pk, key, occurrence, digest)


def _write(matched: rules.Matched, entered: ItemList, told: Told) -> None:
    written = [row for row, _ in matched.added] + [row for _, row in matched.changed]
    departments = _departments({row.department for row in written if row.department})
    done = 0
    for some in _batches(matched.added):
        items = [_item(row, occurrence, departments, entered) for row, occurrence in some]
        Item.objects.bulk_create(items)
        done += len(items)
        told("written", done)
    for few in _batches(matched.changed):
        items = [_item(row, 1, departments, entered) for _, row in few]
        for item, (pk, _) in zip(items, few, strict=True):
            item.pk = pk
        Item.objects.bulk_update(items, [*COLUMNS, "raw", "digest", "listed"], batch_size=500)
        done += len(items)
        told("written", done)


def _departments(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Department]:
    fresh = [Department(area_code=area, name=name) for area, name in sorted(wanted)]
    Department.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=BATCH)
    names = {name for _, name in wanted}
    found = Department.objects.filter(name__in=names)
    return {(each.area_code, each.name): each for each in found}


def _item(
    row: rules.Listed,
    occurrence: int,
    departments: dict[tuple[str, str], Department],
    entered: ItemList,
) -> Item:
    handling = row.code is not None and row.code.handling not in {"", "00"}
    return Item(
        number=rules.number_of(row.key, occurrence),
        key=row.key,
        occurrence=occurrence,
        tier=Tier.HANDLING if handling else Tier.IMPLEMENTATION,
        department=departments[row.department] if row.department else None,
        code=row.fields["implementation_code"],
        basic_code=row.code.basic if row.code else "",
        name=row.fields["name"],
        main_name=row.fields["main_item"],
        initials=rules.initials(row.fields["name"]),
        power=row.fields["item_type_code"],
        area_code=row.fields["area_code"],
        raw=dict(row.raw),
        digest=row.digest,
        listed=entered,
    )


def _defects(listed: list[rules.Listed], bad: list[int]) -> tuple[Defect, ...]:
    found: dict[str, list[int]] = defaultdict(list, between_rows(listed))
    found["not-a-row"] = bad
    for row in listed:
        for kind in row.defects:
            found[kind].append(row.row)
    return tuple(
        Defect(kind, len(found[kind]), tuple(found[kind])) for kind in KINDS if found[kind]
    )


def _record(
    entered: ItemList, listed: list[rules.Listed], report: Report, by: str, now: datetime
) -> None:
    rows_digest = hashlib.sha256("".join(sorted(row.digest for row in listed)).encode())
    body = {
        "file": entered.file_name,
        "file_digest": entered.file_digest,
        "rows_digest": rows_digest.hexdigest(),
        "rows": report.rows,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "defects": {defect.kind: defect.count for defect in report.defects},
    }
    about = Ref("item_list", entered.number)
    record(act="catalog.import_list", about=about, by=by, at=now, body=body)


def _batches(some: list[T]) -> Iterator[list[T]]:
    left = iter(some)
    while batch := list(islice(left, BATCH)):
        yield batch
