"""`yimen plan`: whether a plan may be published, how long it takes, and how it looks."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from yimen.base.drawing import draw
from yimen.base.sentences import language
from yimen.base.sentences.plan import fault_text
from yimen.kernel.errors import Refused
from yimen.kernel.layout import Direction
from yimen.kernel.plan import Fault, NotOrdered, Plan, Schedule, digest, faults, read, schedule

MEGABYTES = 5  # two thousand steps with everything a step can have take about one

_NO_ORDER = {"cycle", "key-twice", "prerequisite-self", "prerequisite-unknown"}


class FileNotRead(Refused):
    """The file is not there or may not be read; facts: `path`, `why`."""

    code = "plan.file-not-read"


class FileTooBig(Refused):
    """The file is too big to be a plan; facts: `path`, `megabytes`."""

    code = "plan.file-too-big"


class NotDrawn(Refused):
    """The steps of the plan have no order in which they could be drawn; facts: `why`."""

    code = "plan.not-drawn"


class FileNotWritten(Refused):
    """The drawing cannot be written there; facts: `path`, `why`."""

    code = "plan.file-not-written"


@click.group()
def plan() -> None:
    """Plans: their faults, how long they take, and their drawing.

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


@plan.command(name="draw")
@click.argument("file")
@click.option("--out", metavar="FILE.svg", help="Write there, not to standard output.")
@click.option(
    "--direction",
    type=click.Choice([way.value for way in Direction]),
    default=Direction.ACROSS.value,
    show_default=True,
    help="Which way the arrows run: across a wide page, or down a narrow one.",
)
@click.option(
    "--lang", type=click.Choice(["zh-hans", "en"]), help="Without it, that of YIMEN_LANGUAGE."
)
def draw_plan(*, file: str, out: str | None, direction: str, lang: str | None) -> None:
    """Draw the plan in FILE as SVG: steps, what they wait for, limits, the critical path.

    FILE is JSON as in docs/howto/write-a-plan.md; - reads standard input. A plan may have other
    faults, but its steps must not wait for each other.

    \b
    Examples:
      yimen plan draw permit.json --out permit.svg
      yimen plan draw permit.json --direction down --lang en > permit.svg
    """  # noqa: D301 - click reads the backspace as "keep these lines as they are"
    drawn = read(_text(file))
    why = [fault_text(one, drawn, language()) for one in faults(drawn) if one.code in _NO_ORDER]
    if why:
        raise NotDrawn(why=" ".join(why))
    svg = draw(drawn, direction=Direction(direction), lang=lang, themed=False)
    if out is None:
        click.echo(svg)
        return
    try:
        Path(out).write_text(f"{svg}\n", encoding="utf-8")
    except (OSError, ValueError) as wrong:
        raise FileNotWritten(path=out, why=_why(wrong)) from None
    click.echo(f"Drew {len(drawn.steps)} steps of {drawn.name} in {out}.", err=True)


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
        raise FileNotRead(path=file, why=_why(wrong)) from None
    if len(text) > most:
        raise FileTooBig(path=file, megabytes=MEGABYTES)
    return text


def _why(wrong: OSError | ValueError) -> str:
    return str(wrong.strerror) if isinstance(wrong, OSError) else str(wrong)
