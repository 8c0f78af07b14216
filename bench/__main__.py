"""Measure everything in one run, side by side.

    .venv/bin/python -m bench            some ten minutes; writes results.json and results.md here
    .venv/bin/python -m bench --quick    a few minutes, small figures, writes nothing
    .venv/bin/python -m bench --only http    only what is asked over HTTP; writes nothing

A round lets every peer have its turn, and rounds repeat, so that noise of the machine hits all
alike; medians over the rounds are told, and ratios are taken within a round.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # peers are found by their names alone, in other drivers too

import drive  # noqa: E402
import ledger  # noqa: E402
import over_http  # noqa: E402
import report  # noqa: E402
import throwaway  # noqa: E402
from report import Results  # noqa: E402

PEERS = ("floor", "yimen", "spiff")


class Size(NamedTuple):
    """How much of everything a run measures."""

    rounds: int
    cases: dict[str, int]  # finished by each worker in a round
    live: tuple[int, ...]
    size_rounds: int
    size_cases: int
    left: int  # cases whose bytes are counted
    entries: int
    acts: int  # cases in which five departments answer over HTTP in a round
    stock: tuple[int, int]  # cases among which lists are asked: few, and many
    items: tuple[int, int]
    asked: int  # times that a page is asked for


FULL = Size(
    rounds=7,
    cases={"floor": 300, "yimen": 200, "spiff": 100},
    live=(1_000, 100_000, 1_000_000),
    size_rounds=11,
    size_cases=100,
    left=600,
    entries=1_000_000,
    acts=120,
    stock=(100, 1_000_000),
    items=(100, 100_000),
    asked=200,
)
QUICK = Size(
    rounds=1,
    cases={"floor": 60, "yimen": 40, "spiff": 20},
    live=(1_000, 10_000),
    size_rounds=1,
    size_cases=30,
    left=30,
    entries=20_000,
    acts=60,
    stock=(100, 2_000),
    items=(100, 500),
    asked=10,
)


def say(text: str) -> None:
    """What is going on, on stderr."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def left(server: str, size: Size) -> Results:
    """Bytes left by finished cases, in tables that nothing else has touched."""
    found = {}
    for peer in PEERS:
        say(f"bytes left: {peer}")
        dsn = throwaway.database(server, f"left_{peer}")
        drive.prepare(f"peer_{peer}", dsn, size.live[0])
        found[peer] = drive.leftover(f"peer_{peer}", dsn, workers=2, cases=size.left)._asdict()
    return found


def rounds(server: str, size: Size) -> list[Results]:
    """Every peer in turn with one and with two workers, again and again."""
    found = []
    for number in range(size.rounds):
        one: Results = {}
        for workers in (1, 2):
            for peer in PEERS:
                say(f"round {number + 1} of {size.rounds}: {peer}, {workers} workers")
                dsn = throwaway.dsn_of(server, f"left_{peer}")
                measured = drive.measure(
                    f"peer_{peer}", dsn, workers=workers, cases=size.cases[peer], seed=100 * number
                )
                one[f"{peer}/{workers}"] = measured._asdict()
        found.append(one)
    return found


def sizes(server: str, size: Size) -> list[Results]:
    """Our engine among few and many live cases, one worker, in turns."""
    dsns = {}
    for live in size.live:
        say(f"filling {live:,} live cases")
        dsns[live] = throwaway.database(server, f"live_{live}")
        drive.prepare("peer_yimen", dsns[live], live)
    found = []
    for number in range(size.size_rounds):
        one: Results = {}
        turn = size.live if number % 2 else size.live[::-1]
        for live in turn:
            say(f"turn {number + 1} of {size.size_rounds}: {live:,} live cases")
            measured = drive.measure(
                "peer_yimen", dsns[live], workers=1, cases=size.size_cases, seed=number
            )
            one[str(live)] = measured._asdict()
        found.append(one)
    return found


def http(server: str, size: Size, below: Path) -> Results:
    """Acts over HTTP in turns with the engine's own, and lists among few and many cases."""
    say("a city for acts over HTTP")
    engine, acts = throwaway.database(server, "http_engine"), throwaway.database(server, "http")
    drive.prepare("peer_yimen", engine, size.live[0])
    told = over_http.prepare(acts, below, cases=size.rounds * size.acts)
    turns = []
    with over_http.acting(acts, told) as review:
        for number in range(size.rounds):
            say(f"round {number + 1} of {size.rounds}: acts over HTTP, 2 workers")
            own = drive.measure(
                "peer_yimen", engine, workers=2, cases=size.cases["yimen"], seed=number
            )
            found = review(number * size.acts, size.acts)
            turns.append({"engine_s": own.transitions_s, **found._asdict()})
    lists = {}
    for cases, items in zip(size.stock, size.items, strict=True):
        say(f"lists among {cases:,} cases and {items:,} items")
        dsn = throwaway.database(server, f"lists_{cases}")
        lists[str(cases)] = over_http.lists(dsn, below, cases=cases, items=items, asked=size.asked)
    return {"acts": turns, "stock": size.stock, "items": size.items, "lists": lists}


def everything(server: str, size: Size, below: Path, folder: Path) -> Results:
    """All measures, one after the other."""
    results: Results = {
        "machine": report.machine(throwaway.dsn_of(server, "postgres"), below),
        "live": size.live,
        "left": left(server, size),
        "rounds": rounds(server, size),
    }
    say(f"ledger of {size.entries:,} entries")
    dsn = throwaway.database(server, "ledger")
    results["ledger"] = ledger.measure(dsn, size.entries, folder)._asdict()
    results["sizes"] = sizes(server, size)
    results["http"] = http(server, size, folder)
    return results


def main() -> None:
    """Measure, print the table, and keep both forms of it."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="a smoke run that writes nothing")
    asked.add_argument("--only", choices=["http"], help="these rows alone, writing nothing")
    asked.add_argument("--on", type=Path, help="a folder on the disk to measure (default: temp)")
    told = asked.parse_args()
    size = QUICK if told.quick else FULL
    begun = time.monotonic()
    below = told.on or Path(tempfile.gettempdir())
    with throwaway.running(below) as server, tempfile.TemporaryDirectory() as folder:
        if told.only:
            print(report.rows(report.of_http(http(server, size, Path(folder)))))
            return
        results = everything(server, size, below, Path(folder))
    results["seconds"] = round(time.monotonic() - begun)
    text = report.table(results)
    if not told.quick:
        (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n")
        (HERE / "results.md").write_text(text)
    print(text, end="")


if __name__ == "__main__":
    main()
