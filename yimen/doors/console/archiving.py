"""`yimen cases archive`: a closed case as one bundle that anybody can check."""

from __future__ import annotations

from pathlib import Path

import click

from yimen.doors.console.ready import ready


@click.command()
@click.argument("number")
@click.option(
    "--to",
    "to",
    required=True,
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="The ZIP to write.",
)
def archive(*, number: str, to: Path) -> None:
    """Archive the closed case NUMBER and write its bundle.

    In it lie documents, materials, every entry of the ledger with its proof, the signed checkpoint
    and a program that checks all of it with plain Python. Personal data stand in it in full.

    Example: yimen cases archive C-20260213-F3BN-RFUW-L63B --to case.zip
    """
    ready()
    from django.conf import settings

    from yimen.base.present import queries as present
    from yimen.ground.ledger import jobs as sealer
    from yimen.work.cases import queries, verbs
    from yimen.work.cases.queries.archive import packed

    origin = settings.ORIGINS[0].rstrip("/") if settings.ORIGINS else ""
    now, today = present.now(), present.today()
    address = f"{origin}/follow/{number}"
    verbs.archive(case=number, address=address, by="console", now=now, today=today)
    sealer.seal_all(now)
    data = packed(queries.case_for(number, today=today).case)
    to.write_bytes(data)
    click.echo(f"{to}: {len(data)} bytes; unpack it and run python3 verify.py")
