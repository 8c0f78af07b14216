"""Entries and trees to test with, made by the verbs themselves."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction

from yimen.ground.ledger import jobs, queries, verbs
from yimen.ground.ledger.models import Leaf, Tile
from yimen.ground.ledger.rules import Report, Witness
from yimen.kernel import merkle
from yimen.kernel.merkle import Address
from yimen.kernel.ref import Ref

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
CASE = Ref("case", "510100-2026-000017-X")


def case(n: int) -> Ref:
    return Ref("case", f"510100-2026-{n:06d}")


@transaction.atomic
def entry(about: Ref = CASE, act: str = "cases.accept", **body: object) -> UUID:
    return verbs.record(act=act, about=about, by="w.chen", at=NOON, unit="hall-3", body=body)


def sealed(count: int, *, subjects: int = 3) -> list[UUID]:
    """Entries on some subjects, sealed and signed; in the order of their places."""
    made = [entry(case(n % subjects), n=n) for n in range(count)]
    jobs.seal_all(NOON)
    return made


def sql(statement: str, *values: UUID) -> int:
    """What the administrator of the database does: a statement as the owner, past all verbs."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def found(witness: Witness | None = None) -> set[tuple[str, int | None]]:
    """What an audit finds, as (code, place)."""
    return {(one.code, one.place) for one in report(witness).findings}


def report(witness: Witness | None = None) -> Report:
    return queries.verify(witness=witness)


def rehash(place: int, *, act: str) -> None:
    """Change what an entry says was done, and its hash with it."""
    entry = Leaf.objects.get(place=place).entry
    entry.act = act
    entry.hash = merkle.leaf_hash(queries.public(entry))
    entry.save()


def regrow() -> dict[Address, bytes]:
    """Rewrite all tiles from the entries."""
    leaves = Leaf.objects.select_related("entry").order_by("place")
    tiles = merkle.extend(0, {}, [bytes(leaf.entry.hash) for leaf in leaves])
    Tile.objects.all().delete()
    for (level, n), data in tiles.items():
        Tile.objects.create(level=level, n=n, data=data)
    return tiles
