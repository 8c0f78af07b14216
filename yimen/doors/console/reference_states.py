"""The reference page of states: what the tables of the code say, as tables and as diagrams."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from yimen.doors.console.reference_powers import powers_blocks

MEMBER = re.compile(r"^    ([A-Z_]+) = [^#\n]*?(?:  # (.*))?$", re.MULTILINE)
# Title, module, class of the states, and whether a table in the module says what follows what
SUBJECTS = (
    ("Drafts (草稿)", "yimen.work.intake.states", "State", True),
    ("Cases (办件)", "yimen.work.cases.states.case", "State", True),
    ("Runs of a plan (流程)", "yimen.ground.process.states", "RunState", False),
    ("Steps of a run (环节)", "yimen.ground.process.states", "StepState", False),
)


def states_blocks() -> list[str]:
    """Every life that the code keeps a table of, each as blocks of Markdown."""
    lives = [block for subject in SUBJECTS for block in _blocks(*subject)]
    return [*lives, *powers_blocks()]


def _blocks(title: str, module: str, name: str, moves: bool) -> Iterable[str]:  # noqa: FBT001  # a row of SUBJECTS
    found = importlib.import_module(module)
    kind: type[Enum] = getattr(found, name)
    yield f"## {title}"
    yield f"`{module}.{name}`  \n{(inspect.getdoc(kind) or '').splitlines()[0]}"
    said = dict(MEMBER.findall(inspect.getsource(kind)))
    rows = [f"| `{one.name.lower()}` | {said.get(one.name, '')} |" for one in kind]
    yield "\n".join(["| state | meaning |", "|---|---|", *rows])
    if moves:
        yield diagram(found.MOVES, kind)


def diagram(moves: Mapping[tuple[Any, Any], Any], kind: type[Enum]) -> str:
    """What follows what, as Mermaid draws it: acts that lead the same way share an arrow."""
    arrows: dict[tuple[Any, Any], list[str]] = {}
    for (state, act), to in moves.items():
        arrows.setdefault((state, to), []).append(str(act))
    left = {state for state, _ in moves}
    order = list(kind)
    lines = [
        f"    {state.name.lower()} --> {to.name.lower()}: {', '.join(sorted(arrows[state, to]))}"
        for state, to in sorted(arrows, key=lambda each: [order.index(one) for one in each])
    ]
    first = next(iter(kind)).name.lower()
    ends = [f"    {one.name.lower()} --> [*]" for one in kind if one not in left]
    return "\n".join(
        ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}", *lines, *ends, "```"]
    )
