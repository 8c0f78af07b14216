"""How fast the ledger seals, proves and is verified, and what an entry weighs."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import psycopg
import throwaway
from drive import percentile, run_apart
from peer_yimen import connect

BATCH = 20_000  # entries sealed at once, as `seal` does by itself
CHAIN = 9  # entries of one subject: a start and eight answers
PROOFS = 2000
AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
BYTES = """
select sum(pg_total_relation_size(name::regclass))::bigint
from unnest(array['ledger_entry', 'ledger_leaf', 'ledger_tile', 'ledger_checkpoint']) as name
"""


class Ledger(NamedTuple):
    """Rates a second, times in ms, bytes an entry with its share of tree and indexes."""

    entries: int
    sealed_s: float
    proof_p50: float
    proof_p99: float
    verified_s: float
    bytes: float


def measure(dsn: str, entries: int, below: Path) -> Ledger:
    """Write so many entries, seal them, prove some, and verify all, in a process of its own."""
    told = below / "ledger.json"
    run_apart(_measure, dsn, entries, told)
    return Ledger(**json.loads(told.read_text()))


def _measure(dsn: str, entries: int, told: Path) -> None:
    connect(dsn)
    from django.core.management import call_command

    from yimen.ground.ledger import queries, verbs

    call_command("migrate", verbosity=0)
    _fill(dsn, entries)
    throwaway.settle(dsn)
    begun = time.perf_counter()
    while verbs.seal(now=AT, at_most=BATCH):
        pass
    sealed = time.perf_counter() - begun
    throwaway.settle(dsn)
    proofs = sorted(_proofs(dsn, entries))
    begun = time.perf_counter()
    report = queries.verify()
    verified = time.perf_counter() - begun
    if not report.whole or report.size != entries:
        raise SystemExit(f"the ledger does not verify: {report.findings[:3]}")
    found = Ledger(
        entries=entries,
        sealed_s=entries / sealed,
        proof_p50=percentile(proofs, 0.5),
        proof_p99=percentile(proofs, 0.99),
        verified_s=entries / verified,
        bytes=throwaway.ask(dsn, BYTES) / entries,
    )
    told.write_text(json.dumps(found._asdict()))


def _fill(dsn: str, entries: int) -> None:
    """Chains of entries as the engine writes them, past the acts that would write them."""
    columns = "id, at, act, kind, number, seq, unit, prev, hash, commitment, salt, body"
    with psycopg.connect(dsn) as connection, connection.cursor() as cursor:
        with cursor.copy(f"copy ledger_entry ({columns}) from stdin") as copy:
            for row in _rows(entries):
                copy.write_row(row)
        cursor.execute("insert into ledger_pending select id from ledger_entry")


def _rows(entries: int) -> Iterator[tuple[object, ...]]:
    from yimen.ground.ledger.rules import link
    from yimen.kernel import ids
    from yimen.kernel.ref import Ref

    about, prev = Ref("run", ""), b""
    for n in range(entries):
        if n % CHAIN == 0:
            about, prev = Ref("run", str(ids.new())), b""
        entry = link(
            id=ids.new(),
            act="process.advance",
            about=about,
            by="clerk",
            at=AT,
            unit="dept3",
            body={"step": "dept3", "outcome": "approve", "opened": {"decide": "2026-03-09"}},
            seq=n % CHAIN + 1,
            prev=prev,
        )
        prev = entry.hash
        yield astuple(entry)


def _proofs(dsn: str, entries: int) -> Iterator[float]:
    """Seconds that proofs of entries anywhere in the tree take."""
    from yimen.ground.ledger import queries

    places = random.Random(7).sample(range(entries), PROOFS)
    with psycopg.connect(dsn) as connection:
        asked = "select entry_id from ledger_leaf where place = any(%s) order by entry_id"
        chosen = [row[0] for row in connection.execute(asked, [places])]
    random.Random(7).shuffle(chosen)
    for id_ in chosen:
        begun = time.perf_counter()
        queries.inclusion(id_)
        yield time.perf_counter() - begun
