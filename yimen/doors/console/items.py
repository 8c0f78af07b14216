"""`yimen items`: the catalogue from the command line."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yimen.doors.console.ready import ready
from yimen.kernel.errors import Trouble

if TYPE_CHECKING:
    from yimen.ground.catalog.verbs import Report


@click.group()
def items() -> None:
    """The catalogue of service items.

    Example: yimen items import items.json
    """


@items.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.option("--encoding", default="", help="Encoding of the file if not UTF-8, such as gb18030.")
def import_(*, file: Path, as_json: bool, encoding: str) -> None:
    """Import a list of items; every row is kept, every defect is reported by kind and row.

    FILE is JSON (an array of objects, or an object with `items`) or, by its suffix, CSV. A second
    import of the same list changes nothing. Rows are counted from 1.

    Example: yimen items import items.json --json
    """
    from yimen.ground.catalog.rules.files import read_list

    data = _bytes(file)
    rows = read_list(data, as_csv=file.suffix.lower() == ".csv", encoding=encoding)
    ready()
    from django.utils import timezone

    from yimen.ground.catalog import verbs
    from yimen.ground.ledger.jobs import seal_all

    now = timezone.now()
    report = verbs.import_list(
        rows=rows,
        file_name=file.name,
        file_digest=hashlib.sha256(data).hexdigest(),
        by="console",
        now=now,
        today=timezone.localdate(now),
        told=lambda stage, done: click.echo(f"yimen: {stage} {done} of {len(rows)} rows", err=True),
    )
    if as_json:
        click.echo(json.dumps(asdict(report)))
    else:
        _say(file, report)
    seal_all(timezone.now())


@items.command("ways")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the counts as one JSON object.")
def ways_(*, file: Path, as_json: bool) -> None:
    """Enter halls with their windows, and events (一件事) with their items in order.

    FILE is JSON: {"halls": [...], "events": [...]}, each text in Chinese and English. All of it is
    entered or nothing; what says the same as before changes nothing.

    Example: yimen items ways ways.json
    """
    from yimen.ground.catalog.rules import read_ways

    ways = read_ways(_bytes(file))
    ready()
    from django.db import transaction
    from django.utils import timezone

    from yimen.ground.catalog import verbs
    from yimen.ground.ledger.jobs import seal_all

    now = timezone.now()
    with transaction.atomic():
        halls = [
            verbs.enter_hall(hall=hall, place=place, by="console", now=now)
            for place, hall in enumerate(ways.halls)
        ]
        events = [
            verbs.enter_event(event=event, place=place, by="console", now=now)
            for place, event in enumerate(ways.events)
        ]
    told = {"halls": len(halls), "events": len(events), "changed": sum(halls) + sum(events)}
    if as_json:
        click.echo(json.dumps(told))
    else:
        click.echo(f"{file.name}: {len(halls)} halls, {len(events)} events; {told['changed']} new")
    seal_all(timezone.now())


@items.command("papers")
@click.argument("item")
@click.option("--blank", "blanks", multiple=True, metavar="MATERIAL=FILE", help="A form to fill.")
@click.option("--sample", "samples", multiple=True, metavar="MATERIAL=FILE", help="A filled one.")
@click.option(
    "--from",
    "begins",
    type=click.DateTime(["%Y-%m-%d"]),
    help="First day of the version that holds them, YYYY-MM-DD; tomorrow by default.",
)
@click.option("--by", default="operator", show_default=True, help="Who publishes them.")
def papers_(
    *,
    item: str,
    blanks: tuple[str, ...],
    samples: tuple[str, ...],
    begins: datetime | None,
    by: str,
) -> None:
    """Publish blank forms and samples of materials of ITEM, for its guide to offer.

    A new version of the item says what the last one said and holds these files (PDF, JPEG or PNG).
    MATERIAL is the key of a material. The application form itself needs no file: blank and sample
    are made from the item's form.

    Example: yimen items papers I-1 --blank layout=layout.pdf --sample layout=layout-sample.pdf
    """
    to_fill, filled = dict(map(_named, blanks)), dict(map(_named, samples))
    if not (to_fill or filled):
        raise click.UsageError("name a file with --blank or --sample")
    ready()
    from django.utils import timezone

    from yimen.ground.catalog import verbs
    from yimen.ground.ledger.jobs import seal_all

    now = timezone.now()
    today = timezone.localdate(now)
    day = begins.date() if begins else today + timedelta(days=1)
    version = verbs.publish_papers(
        item=item,
        blanks=to_fill,
        samples=filled,
        effective_from=day,
        by=by,
        now=now,
        today=today,
    )
    click.echo(f"{item}: version {version.number} holds them from {day}")
    seal_all(now)


@items.command()
@click.argument("item")
@click.option(
    "--from", "begins", type=click.DateTime(["%Y-%m-%d"]), required=True, help="YYYY-MM-DD."
)
@click.option("--reason", required=True, help="By which change of the law.")
@click.option("--by", default="operator", show_default=True, help="Who cancels it.")
def cancel(*, item: str, begins: datetime, reason: str, by: str) -> None:
    """Cancel ITEM: from a day on it takes no new case; those that began before go on.

    Example: yimen items cancel I-1 --from 2027-01-01 --reason "国发〔2026〕1号"
    """
    ready()
    from django.utils import timezone

    from yimen.ground.catalog import verbs
    from yimen.ground.ledger.jobs import seal_all

    now = timezone.now()
    day, today = begins.date(), timezone.localdate(now)
    verbs.cancel_item(item=item, cancelled_from=day, reason=reason, by=by, now=now, today=today)
    click.echo(f"{item} takes no new case from {day}")
    seal_all(now)


def _named(text: str) -> tuple[str, tuple[str, bytes]]:
    """MATERIAL=FILE as the key of a material, and the file by its name with what is in it."""
    key, sign, place = text.partition("=")
    if not (key and sign and place):
        raise click.UsageError(f"write MATERIAL=FILE, not {text}")
    return key, (Path(place).name, _bytes(Path(place)))


def _bytes(file: Path) -> bytes:
    from yimen.ground.catalog.rules.files import LARGEST

    try:
        with file.open("rb") as source:
            return source.read(LARGEST + 1)  # one more than is read, so that it is refused
    except OSError as error:
        raise Trouble(f"cannot read {file}: {error.strerror}", permanent=True) from error


def _say(file: Path, report: Report) -> None:
    from yimen.ground.catalog.rules.defects import KINDS

    click.echo(
        f"{file.name}: {report.rows} rows: {report.added} added, {report.changed} changed, "
        f"{report.unchanged} unchanged"
    )
    click.echo(
        f"{report.sichuan_form} codes in the Sichuan form, {report.valid_uscc} of them with a "
        "sound credit code"
    )
    for defect in report.defects:
        rows = ", ".join(map(str, defect.rows[:10])) + (" …" if defect.count > 10 else "")
        click.echo(f"{defect.count:6}  {defect.kind}: {KINDS[defect.kind]} (rows {rows})")
