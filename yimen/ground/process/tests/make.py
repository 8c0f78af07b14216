"""Plans and runs for the tests, made by the verbs themselves."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from yimen.ground.process import verbs
from yimen.ground.process.states import Outcome
from yimen.kernel import ids
from yimen.kernel.ref import Ref

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = date(2026, 3, 2)  # a Monday
DEPARTMENTS = tuple(f"dept{number}" for number in range(1, 6))


def step(key: str, *after: str, **more: object) -> dict[str, Any]:
    """A step as a plan file has it."""
    limit = {"number": 5, "unit": "working_day"}
    return {
        "key": key,
        "name": key.title(),
        "unit": key,
        "after": list(after),
        "limit": limit,
        **more,
    }


def plan(*steps: dict[str, Any], **more: object) -> dict[str, Any]:
    """A plan as a file has it; twenty working days by law and by promise."""
    return {
        "code": f"P{ids.new()}",
        "name": "Restaurant licence",
        "limit": {"number": 20, "unit": "working_day"},
        "promised": {"number": 20, "unit": "working_day"},
        "steps": list(steps),
        **more,
    }


def five_branches() -> dict[str, Any]:
    """Accept, five departments side by side, decide together, issue."""
    branches = [step(key, "accept") for key in DEPARTMENTS]
    return plan(step("accept"), *branches, step("decide", *DEPARTMENTS), step("issue", "decide"))


def run_of(data: dict[str, Any], **more: Any) -> UUID:
    """A started run of a plan."""
    version = verbs.publish(data=data, by="manager", now=NOW)
    about = Ref("case", f"C-{ids.new()}")
    begun = {"by": "clerk", "now": NOW, "today": TODAY, **more}
    return verbs.start(version=version.id, about=about, **begun).run


def answer(run: UUID, key: str, outcome: Outcome = Outcome.APPROVE, **more: Any) -> verbs.Moved:
    """An answer in a step by its reviewer."""
    given = {"by": "reviewer", "now": NOW, "today": TODAY, **more}
    return verbs.advance(run=run, step=key, outcome=outcome, **given)
