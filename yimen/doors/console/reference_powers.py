"""The tables of the powers beside licensing, as blocks of the reference page of states."""

from __future__ import annotations

from collections.abc import Iterable

from yimen.ground.catalog.states import POWER_NAMES
from yimen.work.matters.states import TABLES, Move, Table


def powers_blocks() -> list[str]:
    """Every table of a power: its states, terms and acts, and what follows what."""
    return [block for table in TABLES.values() for block in _blocks(table)]


def _blocks(table: Table) -> Iterable[str]:
    name = POWER_NAMES[table.power]
    yield f"## {table.power.name.capitalize().replace('_', ' ')} ({name})"
    yield f"`yimen.work.matters.states.TABLES`, {table.power.value} in A.2; {table.basis}."
    states = [f"| `{state}` | {meaning} |" for state, meaning in table.states.items()]
    yield "\n".join(["| state | meaning |", "|---|---|", *states])
    if table.terms:
        yield "\n".join(
            ["| term | meaning | length | source |", "|---|---|---|---|", *_terms(table)]
        )
    acts = [_act(move) for move in table.moves]
    heading = "| act | meaning | by | must tell | document |"
    yield "\n".join([heading, "|---|---|---|---|---|", *acts])
    yield _diagram(table)


def _terms(table: Table) -> Iterable[str]:
    for term in table.terms:
        limit = term.limit
        long = f"{limit.number} {limit.unit.value}" if limit else "as the place sets it"
        yield f"| `{term.key}` | {term.name} | {long} | {term.source} |"


def _act(move: Move) -> str:
    roles = ", ".join(sorted(role.value for role in move.roles))
    officers = f" ({move.officers} officers)" if move.officers else ""
    paper = move.paper[0] if move.paper else ""
    return f"| `{move.act}` | {move.name} | {roles}{officers} | {', '.join(move.tells)} | {paper} |"


def _diagram(table: Table) -> str:
    arrows = [
        f"    {since} --> {move.to}: {move.act}" for move in table.moves for since in move.since
    ]
    lines = [f"    [*] --> {table.first}", *arrows, "    closed --> [*]"]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])
