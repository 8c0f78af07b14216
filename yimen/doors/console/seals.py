"""`yimen seals`: the seals of organs, and the letters that let them be used."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from yimen.doors.console.ready import ready

if TYPE_CHECKING:
    from yimen.ground.seals.models import Seal, SealLetter

APPROVAL = "行政审批专用章"
Day = click.DateTime(["%Y-%m-%d"])


@click.group()
def seals() -> None:
    """Seals of organs (行政审批专用章), and the letters that let them be used.

    A seal goes on a document only under a letter that names the item and stood on the day of issue.

    Example: yimen seals list
    """


@seals.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the seals as one JSON list.")
def list_(*, as_json: bool) -> None:
    """List the seals with their letters.

    Example: yimen seals list --json
    """
    ready()
    from yimen.ground.seals import queries

    found = [_shape(each) for each in queries.seals()]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for each in found:
        state = "withdrawn" if each["withdrawn"] else f"held at {each['window']}"
        click.echo(f"{each['seal']} {each['organ']} {each['name']} ({state})")
        for letter in each["letters"]:
            until = letter["withdrawn_on"] or letter["until"]
            of = ", ".join(letter["items"])
            click.echo(f"  {letter['letter']}: {letter['from']} to {until}, {of}")
    if not found:
        click.echo("no seal is registered")


@seals.command()
@click.argument("number")
@click.argument("organ")
@click.argument("window")
@click.option("--name", default=APPROVAL, show_default=True, help="As it stands in the seal.")
def register(*, number: str, organ: str, window: str, name: str) -> None:
    """Register a seal of the unit ORGAN that is held at the unit WINDOW.

    Key and certificate are made below the city's own root, in `seals` of YIMEN_HOME; put the key
    and chain of a licensed authority there as NUMBER.pem before, and those are used.

    Example: yimen seals register 9901000000001 market service-centre
    """
    now = _now()
    from yimen.base.documents.certificates import seal_file
    from yimen.ground.seals import verbs

    made = verbs.register_seal(
        number=number, name=name, organ=organ, window=window, by="console", now=now
    )
    click.echo(f"{made.number}: key and certificate in {seal_file(made.number)}")
    click.echo(f"certificate SHA-256 {made.fingerprint}")
    _seal_ledger(now)


@seals.command()
@click.argument("letter")
@click.argument("seal")
@click.argument("items", nargs=-1, required=True)
@click.option("--signed-by", required=True, help="Who signed the letter for the organ.")
@click.option("--from", "begins", type=Day, required=True, help="The first day.")
@click.option("--until", type=Day, required=True, help="The last day.")
def authorise(
    *,
    letter: str,
    seal: str,
    items: tuple[str, ...],
    signed_by: str,
    begins: datetime,
    until: datetime,
) -> None:
    """Register a LETTER that lets SEAL be used on documents about ITEMS.

    Example: yimen seals authorise L-1 S-1 I-1 --signed-by Wang --from 2026-01-01 --until 2026-12-31
    """
    now = _now()
    from yimen.ground.catalog import queries as catalog
    from yimen.ground.seals import verbs

    for item in items:
        catalog.item(item)
    made = verbs.authorise_seal(
        letter=letter,
        seal=seal,
        items=items,
        signed_by=signed_by,
        valid_from=begins.date(),
        valid_to=until.date(),
        by="console",
        now=now,
    )
    click.echo(f"{made.number}: {len(made.items)} items, {made.valid_from} to {made.valid_to}")
    _seal_ledger(now)


@seals.command()
@click.option("--letter", help="The letter that stands no longer, from today.")
@click.option("--seal", help="The seal that is used no longer, whatever the letters.")
@click.option("--reason", default="", help="Why a seal is withdrawn.")
def withdraw(*, letter: str | None, seal: str | None, reason: str) -> None:
    """Withdraw a letter, or a seal with its reason.

    Example: yimen seals withdraw --letter L-1
    """
    if (letter is None) == (seal is None):
        raise click.UsageError("name a --letter or a --seal, and one of them only")
    now = _now()
    from yimen.ground.seals import verbs

    if letter is not None:
        verbs.withdraw_authorisation(letter=letter, by="console", now=now, today=_local(now))
        click.echo(f"{letter} does not stand from today")
    elif seal is not None:
        verbs.withdraw_seal(seal=seal, reason=reason, by="console", now=now)
        click.echo(f"{seal} is withdrawn")
    _seal_ledger(now)


@seals.command()
def root() -> None:
    """Print the city's root certificate (PEM), for those who check seals by other programs.

    Example: yimen seals root > root.pem
    """
    ready()
    from cryptography.hazmat.primitives.serialization import Encoding

    from yimen.base.documents.certificates import ROOT, certificate

    click.echo(certificate(ROOT).public_bytes(Encoding.PEM).decode(), nl=False)


def _shape(seal: Seal) -> dict[str, Any]:
    return {
        "seal": seal.number,
        "name": seal.name,
        "organ": seal.organ.name,
        "window": seal.window.name,
        "certificate": seal.fingerprint,
        "withdrawn": seal.withdrawn_at is not None,
        "letters": [_letter(each) for each in seal.letters.all()],
    }


def _letter(letter: SealLetter) -> dict[str, Any]:
    withdrawn = letter.withdrawn_on.isoformat() if letter.withdrawn_on else ""
    return {
        "letter": letter.number,
        "items": letter.items,
        "signed_by": letter.signed_by,
        "from": letter.valid_from.isoformat(),
        "until": letter.valid_to.isoformat(),
        "withdrawn_on": withdrawn,
    }


def _now() -> datetime:
    ready()
    from django.utils import timezone

    return timezone.now()


def _local(now: datetime) -> date:
    from django.utils import timezone

    return timezone.localdate(now)


def _seal_ledger(now: datetime) -> None:
    from yimen.ground.ledger.jobs import seal_all

    seal_all(now)
