"""`yimen ledger`: what was recorded, and the proof that nobody changed it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from yimen.doors.console.ready import ready
from yimen.kernel import note
from yimen.kernel.errors import Trouble
from yimen.kernel.ref import Ref

if TYPE_CHECKING:
    from yimen.ground.ledger.rules import Report

SHOW_EVERY = 20_000
"""Entries between two lines of progress."""


@click.group()
def ledger() -> None:
    """What was recorded, and the proof that nobody changed it.

    Example: yimen ledger verify --witness /mnt/audit/witness
    """


@ledger.command()
@click.option("--witness", type=click.Path(path_type=Path), help="A file of `ledger witness`.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; the root is in hex.")
def verify(witness: Path | None, *, as_json: bool) -> None:
    """Read everything again and name what does not fit; status 1 when anything does not.

    Without a witness kept elsewhere, somebody who holds both the database and the log key can
    rewrite history unseen.

    Example: yimen ledger verify --witness /mnt/audit/witness --json
    """
    ready()
    from yimen.ground.ledger import queries, witnessing

    shown = 0

    def progress(entries: int) -> None:
        nonlocal shown
        if entries - shown >= SHOW_EVERY:
            shown = entries
            click.echo(f"yimen: {entries} entries read", err=True)

    seen = witnessing.load(witness) if witness else None
    report = queries.verify(witness=seen, progress=progress)
    click.echo(json.dumps(_told(report), ensure_ascii=False) if as_json else _said(report))
    sys.exit(0 if report.whole else 1)


def _told(report: Report) -> dict[str, object]:
    return {
        "entries": report.entries,
        "size": report.size,
        "pending": report.pending,
        "root": report.root.hex(),
        "verified": report.whole,
        "signed": report.signed,
        "checkpoints": report.checkpoints,
        "witnessed": report.witnessed,
        "found": report.found,
        "findings": [
            {
                "code": one.code,
                "text": one.text,
                "place": one.place,
                "entry": str(one.entry) if one.entry else None,
            }
            for one in report.findings
        ],
    }


def _said(report: Report) -> str:
    lines = [f"{one.code}: {one.text}" for one in report.findings]
    if report.found > len(lines):
        lines.append(f"and {report.found - len(lines)} more")
    lines.append(
        f"{report.entries} entries, {report.size} sealed, {report.pending} waiting,"
        f" {report.checkpoints} checkpoints (the last of {report.signed} leaves),"
        f" {report.witnessed} witnessed"
    )
    lines.append(f"root {report.root.hex()}")
    lines.append("whole" if report.whole else f"NOT WHOLE: {report.found} findings")
    return "\n".join(lines)


@ledger.command()
@click.argument("what", nargs=-1, metavar="[ENTRY | KIND NUMBER]")
@click.option("--seq", type=int, help="Which entry of the subject, from 1; the last by default.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
@click.option("--check", type=click.Path(path_type=Path, dir_okay=False), help="Check a proof.")
@click.option("--key", help="The public key to check with; this home's own by default.")
def proof(
    what: tuple[str, ...], seq: int | None, out: Path | None, check: Path | None, key: str | None
) -> None:
    """Prove that an entry is in the ledger, or check such a proof without any database.

    \b
    Example: yimen ledger proof case 510100-2026-000017-X --out receipt.tlog-proof
             yimen ledger proof --check receipt.tlog-proof --key "$(yimen ledger checkpoint --key)"
    """  # noqa: D301 - \b is for click
    if check:
        click.echo(_checked(check, key))
        return
    text = _proved(what, seq)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text)
    except OSError as error:
        raise Trouble(f"cannot write {out}: {error.strerror}") from error
    click.echo(f"proof written to {out}")


def _proved(what: tuple[str, ...], seq: int | None) -> str:
    if len(what) not in {1, 2}:
        raise click.UsageError("name an entry, or a subject by its kind and number")
    if len(what) == 1:
        try:
            id_ = UUID(what[0])
        except ValueError:
            raise click.UsageError(f"{what[0]} is not the number of an entry") from None
    ready()
    from yimen.ground.ledger import queries

    if len(what) == 2:
        id_ = queries.in_subject(Ref(*what), seq).pk
    return queries.proof_text(id_)


def _checked(path: Path, key: str | None) -> str:
    try:
        text = path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"cannot read {path}: {error}") from error
    given = note.read_proof(text)
    checkpoint = note.check_proof(given, [note.read_verifier(key) if key else _own_key()])
    said = json.dumps(json.loads(given.data), ensure_ascii=False, indent=2)
    return (
        f"{said}\nis leaf {given.index} of the {checkpoint.size} that {checkpoint.origin} signed,"
        f" root {checkpoint.root.hex()}"
    )


def _own_key() -> note.Verifier:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")
    from yimen.ground.ledger import signing

    return signing.verifier()


@ledger.command()
@click.option("--key", is_flag=True, help="Print the public key of the log and nothing else.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; the root is in hex.")
def checkpoint(*, key: bool, as_json: bool) -> None:
    """Seal what waits and print the signed checkpoint.

    Example: yimen ledger checkpoint --json
    """
    if key:
        click.echo(str(_own_key()))
        return
    ready()
    from django.utils import timezone

    from yimen.ground.ledger import jobs, queries, witnessing

    jobs.seal_all(timezone.now())
    signed = queries.checkpoint()
    if signed is None:
        raise witnessing.NothingSigned
    if not as_json:
        click.echo(signed, nl=False)
        return
    read = note.read_checkpoint(note.split(signed)[0])
    told = {"origin": read.origin, "size": read.size, "root": read.root.hex(), "note": signed}
    click.echo(json.dumps(told, ensure_ascii=False))


@ledger.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def witness(file: Path) -> None:
    """Keep the last checkpoint in FILE if it extends what FILE has seen; refuse it if not.

    Run it by the clock from where the administrator of the database cannot write.

    Example: yimen ledger witness /mnt/audit/witness
    """
    ready()
    from yimen.ground.ledger import witnessing

    seen = witnessing.observe(file)
    click.echo(f"witnessed {seen.size} leaves of {seen.key.name} in {file}")


@ledger.command()
@click.argument("kind")
@click.argument("number")
@click.option("--entry", "entries", type=click.UUID, multiple=True, help="Only these entries.")
@click.option("--by", required=True, help="Who erases.")
@click.option("--ground", required=True, help="Why: the request or article of law.")
@click.confirmation_option(prompt="What these entries say is then gone for good. Go on?")
def erase(kind: str, number: str, entries: tuple[UUID, ...], by: str, ground: str) -> None:
    """Take what entries say out of the ledger; their hashes stay, and so does every proof.

    Example: yimen ledger erase draft D-2026-7 --by w.li --ground "PIPL 47(1)" --yes
    """
    ready()
    from django.db import IntegrityError
    from django.utils import timezone

    from yimen.ground.ledger import jobs, verbs

    now = timezone.now()
    about = Ref(kind, number)
    try:
        count = verbs.erase(about=about, by=by, ground=ground, now=now, entries=entries or None)
    except IntegrityError as error:
        raise Trouble(f"somebody else recorded on {about} at the same time: try again") from error
    jobs.seal_all(now)
    click.echo(f"{count} entries of {about} erased")
