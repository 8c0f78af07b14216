"""Drive workload W against one peer and measure it.

    PYTHONPATH=bench .venv/bin/python bench/drive.py peer_yimen --workers 2 --cases 300 --live 1000

A peer is a module with a class `Peer`: `Peer.setup(dsn)` makes its tables in an empty database;
`Peer(dsn)` then has `start() -> case`, `complete(case, step)`, `clone(case, n)` and `close()`. Each
answer is committed, with one row of history, when `complete` returns; one that is not open is
refused. A worker keeps 20 cases open and answers a random open step of a random one.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import time
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import psycopg
import throwaway
from psycopg.conninfo import make_conninfo
from workload import STEPS, enabled

WINDOW = 20
BYTES = """
select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'm')
    and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
"""
SPAWN = multiprocessing.get_context("spawn")  # a forked child would share connections


class Peer(Protocol):
    """What is measured."""

    def start(self) -> Any: ...
    def complete(self, case: Any, step: str) -> None: ...
    def clone(self, case: Any, n: int) -> None: ...
    def close(self) -> None: ...


class Work(NamedTuple):
    """What one worker found: seconds by the clock, of CPU, and of each start and answer."""

    wall: float
    cpu: float
    starts: list[float]
    answers: list[float]


class Left(NamedTuple):
    """Bytes that a finished case leaves: as it is, once the ledger is sealed, and vacuumed."""

    written: float
    sealed: float
    vacuumed: float


class Measured(NamedTuple):
    """One run of one peer; times in ms, bytes a finished case."""

    transitions_s: float
    p50: float
    p99: float
    cpu_client: float
    cpu_server: float
    bytes: float
    wal: float


def prepare(module: str, dsn: str, live: int) -> None:
    """Tables and `live` cases with three answers each, in a process of its own.

    Copies of sound rows: their foreign keys need no check, which would take longer than the rest.
    """
    unchecked = make_conninfo(dsn, options="-c session_replication_role=replica")
    run_apart(_fill, module, unchecked, live)
    throwaway.settle(dsn)


def measure(module: str, dsn: str, *, workers: int, cases: int, seed: int = 7) -> Measured:
    """Let `workers` processes begin and finish `cases` cases each."""
    barrier, told = SPAWN.Barrier(workers + 1), SPAWN.Queue()
    processes = [
        SPAWN.Process(target=_work, args=(module, dsn, cases, seed + number, barrier, told))
        for number in range(workers)
    ]
    for process in processes:
        process.start()
    barrier.wait(timeout=120)  # every worker has done its first case, which is not counted
    bytes_, wal, cpu = throwaway.ask(dsn, BYTES), _wal(dsn), server_cpu(dsn)
    barrier.wait(timeout=120)
    found: list[Work] = [told.get(timeout=600) for _ in processes]
    cpu = server_cpu(dsn) - cpu
    for process in processes:
        process.join()
    bytes_, wal = throwaway.ask(dsn, BYTES) - bytes_, _wal(dsn) - wal
    answers = sorted(one for work in found for one in work.answers)
    acts = len(answers) + sum(len(work.starts) for work in found)
    return Measured(
        transitions_s=len(answers) / max(work.wall for work in found),
        p50=percentile(answers, 0.5),
        p99=percentile(answers, 0.99),
        cpu_client=sum(work.cpu for work in found) * 1000 / acts,
        cpu_server=cpu * 1000 / acts,
        bytes=bytes_ / (workers * cases),
        wal=wal / (workers * cases),
    )


def leftover(module: str, dsn: str, *, workers: int, cases: int) -> Left:
    """Finish cases twice, and see what those of the second time leave.

    The first ones bring the tables to where they are in life: what is vacuumed is used again.
    """
    sizes: list[int] = []
    for _ in range(2):
        measure(module, dsn, workers=workers, cases=cases)
        written = throwaway.ask(dsn, BYTES)
        run_apart(_seal, module, dsn)
        sealed = throwaway.ask(dsn, BYTES)
        throwaway.settle(dsn)
        sizes += [written, sealed, throwaway.ask(dsn, BYTES)]
    before, after = sizes[2], sizes[3:]
    finished = workers * (cases + 1)  # each worker begins with one that is not timed
    return Left(*((size - before) / finished for size in after))


def percentile(ordered: list[float], share: float) -> float:
    """A percentile in ms of sorted seconds."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def server_cpu(dsn: str) -> float:
    """CPU seconds of the whole server so far: the postmaster and its children, ended ones too."""
    with psycopg.connect(dsn) as connection:
        postmaster = _stat(connection.info.backend_pid)[1]
        ticks = sum(int(field) for field in _stat(int(postmaster))[11:15])
        for entry in Path("/proc").iterdir():
            fields = _stat(int(entry.name)) if entry.name.isdigit() else []
            if fields and fields[1] == postmaster:
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on; none where the process has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def _wal(dsn: str) -> float:
    return float(throwaway.ask(dsn, "select pg_current_wal_lsn() - '0/0'::pg_lsn"))


def run_apart(target: Any, *values: object) -> None:
    """Call a function in a process of its own, where nothing is imported or connected yet."""
    process = SPAWN.Process(target=target, args=values)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{target.__name__} failed in a process of its own")


def _fill(module: str, dsn: str, live: int) -> None:
    kind = import_module(module).Peer
    kind.setup(dsn)
    if live:
        peer: Peer = kind(dsn)
        case = peer.start()
        for step in STEPS[:3]:
            peer.complete(case, step)
        peer.clone(case, live - 1)
        peer.close()


def _seal(module: str, dsn: str) -> None:
    kind = import_module(module).Peer
    if hasattr(kind, "seal"):
        peer = kind(dsn)
        peer.seal()
        peer.close()


def _work(module: str, dsn: str, cases: int, seed: int, barrier: Any, told: Any) -> None:
    peer: Peer = import_module(module).Peer(dsn)
    first = peer.start()
    for step in STEPS:
        peer.complete(first, step)
    barrier.wait(timeout=120)
    barrier.wait(timeout=120)
    told.put(work(peer, cases, random.Random(seed)))
    peer.close()


def work(peer: Peer, cases: int, chance: random.Random) -> Work:
    """Begin and finish so many cases, always 20 of them open."""
    starts: list[float] = []
    answers: list[float] = []
    hands: list[tuple[Any, set[str]]] = []
    cpu, begun = time.process_time(), time.perf_counter()
    while hands or len(starts) < cases:
        at = time.perf_counter()
        if len(hands) < WINDOW and len(starts) < cases:
            hands.append((peer.start(), set()))
            starts.append(time.perf_counter() - at)
            continue
        slot = chance.randrange(len(hands))
        case, done = hands[slot]
        step = chance.choice(enabled(done))
        at = time.perf_counter()
        peer.complete(case, step)
        answers.append(time.perf_counter() - at)
        done.add(step)
        if len(done) == len(STEPS):
            del hands[slot]
    return Work(time.perf_counter() - begun, time.process_time() - cpu, starts, answers)


def main() -> None:
    """Measure one peer on a server of its own and print one line of JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("peer")
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--cases", type=int, default=200, help="for each worker")
    asked.add_argument("--live", type=int, default=0, help="cases that are there already")
    told = asked.parse_args()
    with throwaway.running() as server:
        dsn = throwaway.database(server, "bench")
        prepare(told.peer, dsn, told.live)
        found = measure(told.peer, dsn, workers=told.workers, cases=told.cases)
    print(json.dumps({**vars(told), **{k: round(v, 3) for k, v in found._asdict().items()}}))


if __name__ == "__main__":
    main()
