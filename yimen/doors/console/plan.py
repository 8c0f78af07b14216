"""`yimen plan`: whether a plan may be published, and how long it takes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from yimen.base.sentences import language
from yimen.base.sentences.plan import fault_text
from yimen.kernel.errors import Refused
from yimen.kernel.plan import Fault, NotOrdered, Plan, Schedule, digest, faults, read, schedule

MEGABYTES = 5  # two thousand steps with everything a step can have take about one


class FileNotRead(Refused):
    """The file is not there or may not be read; facts: `path`, `why`."""

    code = "plan.file-not-read"


class FileTooBig(Refused):
    """The file is too big to be a plan; facts: `path`, `megabytes`."""

    code = "plan.file-too-big"


@click.group()
def plan() -> None:
    """Plans: their faults and how long they take.

    Example: yimen plan check permit.json
    """


@plan.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Answer one JSON object.")
def check(*, file: str, as_json: bool) -> None:
    """Every reason for which the plan in FILE may not be published, and its critical path.

    FILE is JSON as in docs/howto/write-a-plan.md; - reads standard input. Ends with 1 where the
    plan has a fault; hints do not forbid publishing.

    \b
    Examples:
      yimen plan check permit.json
      yimen plan check - --json < permit.json
    """  # noqa: D301 - click reads the backspace as "keep these lines as they are"
    checked = read(_text(file))
    found = faults(checked)
    times = _times(checked, found)
    if as_json:
        click.echo(json.dumps(report(checked, found, times), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(checked, found, times)))
    if not all(fault.hint for fault in found):
        sys.exit(1)


def report(checked: Plan, found: tuple[Fault, ...], times: Schedule | None) -> dict[str, object]:
    """The result of a check as a program reads it; times are null where the steps have no order."""
    return {
        "code": checked.code,
        "name": checked.name,
        "digest": digest(checked),
        "may_be_published": all(fault.hint for fault in found),
        "faults": [
            {
                "code": fault.code,
                "steps": fault.steps,
                "text": fault_text(fault, checked, language()),
                "hint": fault.hint,
                "facts": fault.facts,
            }
            for fault in found
        ],
        "critical_path": times and times.critical_path,
        "serial_days": times and times.serial_days,
        "parallel_days": times and times.parallel_days,
        "shortest_path": times and times.shortest_path,
        "shortest_days": times and times.shortest_lawful_days,
        "slack": times and times.slack,
    }


def _lines(checked: Plan, found: tuple[Fault, ...], times: Schedule | None) -> list[str]:
    """The result of a check as a person reads it: faults, then hints, then times."""
    faulty = [fault for fault in found if not fault.hint]
    hints = [fault for fault in found if fault.hint]
    counts = f"{len(checked.steps)} steps, {len(faulty)} faults, {len(hints)} hints"
    lines = [f"{checked.name} ({checked.code}): {counts}"]
    for word, some in (("fault", faulty), ("hint ", hints)):
        lines += [f"  {word}  {fault_text(fault, checked, language())}" for fault in some]
    if times:
        path = " → ".join(checked.by_key[key].name for key in times.critical_path)
        lines += [f"Critical path: {path}"]
        lines += [f"Working days in parallel: {times.parallel_days}"]
        lines += [f"Working days one step after the other: {times.serial_days}"]
        lines += [f"Working days of the steps always needed: {times.shortest_lawful_days}"]
    verdict = "may not be published" if faulty else "may be published"
    return [*lines, f"The plan {verdict}."]


def _times(checked: Plan, found: tuple[Fault, ...]) -> Schedule | None:
    """No times for steps that wait for each other, be it only through a document."""
    if any(fault.code == "cycle" for fault in found):
        return None
    try:
        return schedule(checked)
    except NotOrdered:
        return None


def _text(file: str) -> bytes:
    """What a file holds, at most so much. Raises FileNotRead, FileTooBig."""
    most = MEGABYTES * 1024 * 1024
    try:
        if file == "-":
            text = sys.stdin.buffer.read(most + 1)
        else:
            with Path(file).open("rb") as opened:
                text = opened.read(most + 1)
    except (OSError, ValueError) as wrong:
        why = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
        raise FileNotRead(path=file, why=why) from None
    if len(text) > most:
        raise FileTooBig(path=file, megabytes=MEGABYTES)
    return text
