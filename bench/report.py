"""What was measured as one table: value, target, and whether it is reached."""

from __future__ import annotations

import os
import platform
import re
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import throwaway

Results = dict[str, Any]
Row = tuple[str, str, str, bool | None]  # measure, value, target, whether it is reached
NAMES = {
    "floor": "floor: the same rows by one SQL function",
    "yimen": "Yimen",
    "spiff": "SpiffWorkflow, task tree only",
}


def machine(dsn: str, below: Path) -> Results:
    """What the figures depend on; never who runs it."""
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "cpu": model.group(1) if model else platform.machine(),
        "memory_gb": round(int(memory.group(1)) / 2**20) if memory else 0,
        "postgresql": throwaway.ask(dsn, "show server_version"),
        "python": platform.python_version(),
        "flush_p50_ms": round(flush(below), 2),
    }


def flush(below: Path) -> float:
    """Median ms until the disk says that 8 kB are safe: the floor of every commit."""
    times = []
    with tempfile.TemporaryFile(dir=below) as file:
        for _ in range(200):
            file.write(bytes(8192))
            file.flush()
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def median(rounds: list[Results], peer: str, workers: int, measure: str) -> float:
    """The median over all rounds of one measure."""
    key = f"{peer}/{workers}"
    return float(statistics.median(one[key][measure] for one in rounds))


def cpu_of(rounds: list[Results], peer: str, workers: int) -> float:
    """CPU ms of a transition, client and server together."""
    return sum(median(rounds, peer, workers, f"cpu_{side}") for side in ("client", "server"))


def ratio(rounds: list[Results], peer: str, other: str, workers: int) -> float:
    """How many times the transitions/s of another: median of the ratios within each round."""
    mine, theirs = f"{peer}/{workers}", f"{other}/{workers}"
    each = [one[mine]["transitions_s"] / one[theirs]["transitions_s"] for one in rounds]
    return float(statistics.median(each))


def slowdown(rounds: list[Results], live: int, base: int) -> float:
    """Per cent by which an answer takes longer at `live` cases than at `base`, in the median."""
    each = [one[str(base)]["transitions_s"] / one[str(live)]["transitions_s"] for one in rounds]
    return float(statistics.median(each) - 1) * 100


def summary(results: Results) -> list[Row]:
    """The rows (measure, value, target, reached); reached is None where there is no target."""
    rounds, sizes, ledger = results["rounds"], results["sizes"], results["ledger"]
    to_floor, to_spiff = (ratio(rounds, "yimen", other, 2) for other in ("floor", "spiff"))
    cpu = cpu_of(rounds, "yimen", 2)
    p99 = median(rounds, "yimen", 1, "p99")
    left = results["left"]["yimen"]
    base, *larger = results["live"]
    rate = median(rounds, "yimen", 2, "transitions_s")
    rows: list[Row] = [
        ("transitions/s, durable, 2 workers", f"{rate:,.0f}", "", None),
        ("… of the floor", f"{to_floor:.2f}", "≥ 0.5", to_floor >= 0.5),
        ("… of SpiffWorkflow", f"{to_spiff:.2f}", "≥ 1.5", to_spiff >= 1.5),
        ("client + server CPU of a transition", f"{cpu:.2f} ms", "≤ 1.2 ms", cpu <= 1.2),
        ("p99 of a transition, 1 worker", f"{p99:.2f} ms", "≤ 3 ms", p99 <= 3),
    ]
    for live in larger:
        more = slowdown(sizes, live, base)
        target = ("≤ 10 %", more <= 10) if live == 100_000 else ("", None)
        rows.append((f"slowdown from {base:,} to {live:,} live cases", f"{more:.1f} %", *target))
    stages = {
        "bytes left by a finished case, as written": left["written"],
        "… with its ledger sealed": left["sealed"],
        "… sealed and vacuumed": left["vacuumed"],
    }
    rows += [(name, f"{size:,.0f}", "≤ 8,000", size <= 8000) for name, size in stages.items()]
    return [*rows, *_of_the_ledger(ledger), *of_http(results["http"])]


def _of_the_ledger(ledger: Results) -> list[Row]:
    sealed, proof = ledger["sealed_s"], ledger["proof_p99"]
    at = f"{ledger['entries']:,} entries"
    return [
        ("ledger: entries sealed a second", f"{sealed:,.0f}", "≥ 20,000", sealed >= 20_000),
        (f"ledger: p99 of a proof at {at}", f"{proof:.1f} ms", "≤ 10 ms", proof <= 10),
        (f"ledger: p50 of a proof at {at}", f"{ledger['proof_p50']:.1f} ms", "", None),
        ("ledger: entries verified a second", f"{ledger['verified_s']:,.0f}", "", None),
        ("ledger: bytes of an entry, sealed", f"{ledger['bytes']:,.0f}", "", None),
    ]


def of_http(http: Results) -> list[Row]:
    """Acts over HTTP against the engine in the same rounds, and lists among few and many cases."""

    def middle(measure: str) -> float:
        return float(statistics.median(one[measure] for one in http["acts"]))

    share = statistics.median(one["acts_s"] / one["engine_s"] for one in http["acts"])
    cpu = middle("cpu_web") + middle("cpu_database")
    rows: list[Row] = [
        ("act over HTTP: acts/s, 2 workers", f"{middle('acts_s'):,.0f}", "", None),
        ("… of the engine's own rate", f"{share:.2f}", "≥ 0.4", share >= 0.4),
        ("… web server + database CPU", f"{cpu:.2f} ms", "≤ 3 ms", cpu <= 3),
        ("… p50 · p99", f"{middle('p50'):.1f} · {middle('p99'):.1f} ms", "", None),
    ]
    few, many = (http["lists"][str(cases)] for cases in http["stock"])
    for name, page in many.items():
        asked, before = page["statements"], few[name]["statements"]
        value = f"{page['p50']:.0f} · {page['p99']:.0f} ms, {asked} statements"
        value += "" if asked == before else f" (among {http['stock'][0]}: {before})"
        kept = page["p50"] <= 50 and page["p99"] <= 200 and asked <= before
        rows.append((f"{name}, p50 · p99", value, "≤ 50 · 200 ms, no more", kept))
    cases, items = http["stock"][1], http["items"][1]
    return [*rows, (f"… the pages above: among {cases:,} cases, {items:,} items", "", "", None)]


def rows(found: list[Row]) -> str:
    """Rows in Markdown."""
    lines = []
    for name, value, target, reached in found:
        said = "" if reached is None else "yes" if reached else "**no**"
        lines.append(f"| {name} | {value} | {target} | {said} |")
    return "\n".join(lines)


def table(results: Results) -> str:
    """All of it in Markdown."""
    lines = [
        _about(results["machine"], len(results["rounds"])),
        "",
        "| measure | Yimen | target | reached |",
        "|---|---:|---:|---|",
    ]
    lines.append(rows(summary(results)))
    lines += [
        "",
        f"Workload W at {results['live'][0]:,} live cases, with 1 · 2 workers:",
        "",
        "| | transitions/s | p50 ms | p99 ms | client + server CPU ms | bytes left | WAL bytes |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(_peer(results, peer) for peer in NAMES),
    ]
    return "\n".join(lines) + "\n"


def _about(machine: Results, rounds: int) -> str:
    return (
        f"Measured on {machine['date']} in one run: {machine['cores']} cores ({machine['cpu']}),"
        f" {machine['memory_gb']} GB, PostgreSQL {machine['postgresql']}, Python"
        f" {machine['python']}; the disk flushes in {machine['flush_p50_ms']} ms. Durable commits;"
        f" medians of {rounds} interleaved rounds, ratios taken within a round. `make bench`"
        " measures again."
    )


def _peer(results: Results, peer: str) -> str:
    def both(measure: str, form: str) -> str:
        found = [median(results["rounds"], peer, workers, measure) for workers in (1, 2)]
        return " · ".join(format(one, form) for one in found)

    cpu = " · ".join(f"{cpu_of(results['rounds'], peer, workers):.2f}" for workers in (1, 2))
    left = results["left"][peer]["sealed"]
    return (
        f"| {NAMES[peer]} | {both('transitions_s', ',.0f')} | {both('p50', '.2f')} |"
        f" {both('p99', '.2f')} | {cpu} | {left:,.0f} | {both('wal', ',.0f')} |"
    )
