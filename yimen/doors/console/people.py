"""`yimen people`: divisions, from the command line."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yimen.doors.console.ready import ready
from yimen.kernel.errors import Trouble

if TYPE_CHECKING:
    from yimen.ground.people.verbs import Loaded


@click.group()
def people() -> None:
    """Units, staff and the divisions they stand in.

    Example: yimen people divisions divisions.csv
    """


@people.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def divisions(*, file: Path, as_json: bool) -> None:
    """Load a published table of divisions: CSV in UTF-8 with `code`, `name` and `parent_code`.

    A second load of the same table changes nothing; rows are counted from 1, the head left out.

    Example: yimen people divisions divisions.csv --json
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except OSError as error:
        raise Trouble(f"cannot read {file}: {error.strerror}", permanent=True) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Trouble(f"cannot read {file}: {error}", permanent=True) from error
    if rows and not {"code", "name"} <= rows[0].keys():
        raise Trouble(f"{file} has no columns code and name", permanent=True)
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    loaded = verbs.load_divisions(rows=rows, source=file.name, by="console", now=timezone.now())
    if as_json:
        click.echo(json.dumps(asdict(loaded)))
    else:
        _say(file, loaded)
    seal_all(timezone.now())


def _say(file: Path, loaded: Loaded) -> None:
    click.echo(
        f"{file.name}: {loaded.added} added, {loaded.changed} changed, "
        f"{loaded.unchanged} unchanged, {len(loaded.bad)} not read"
    )
    for row in loaded.bad:
        click.echo(f"row {row}: no division code, no name, or a code that came before")
