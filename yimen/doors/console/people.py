"""`yimen people`: divisions, and the tokens of programs, from the command line."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yimen.doors.console.clients import client
from yimen.doors.console.parties import account, erase
from yimen.doors.console.ready import ready
from yimen.kernel.errors import Trouble

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from yimen.ground.people.verbs import Loaded


@click.group()
def people() -> None:
    """Units, staff and the divisions they stand in.

    Example: yimen people divisions divisions.csv
    """


people.add_command(account)
people.add_command(client)
people.add_command(erase)


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


@people.group()
def token() -> None:
    """Tokens by which a program acts as an account, over the API.

    Example: yimen people token issue w.chen --days 90
    """


@token.command()
@click.argument("login")
@click.option("--days", default=90, show_default=True, help="How long it lasts, at most 366.")
@click.option("--name", default="API", show_default=True, help="What it is for.")
@click.option("--json", "as_json", is_flag=True, help="Print the token as one JSON object.")
def issue(*, login: str, days: int, name: str, as_json: bool) -> None:
    """Make a token for an account; its secret is shown this once and kept nowhere.

    Example: yimen people token issue w.chen --days 90 --name "case import"
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    now = timezone.now()
    made = verbs.issue_token(login=login, name=name, days=days, by="console", now=now)
    until = timezone.localdate(made.token.expires_at).isoformat()
    if as_json:
        told = {"token": made.secret, "id": str(made.token.pk), "login": login, "until": until}
        click.echo(json.dumps(told))
    else:
        click.echo(made.secret)
        click.echo(f"acts as {login} until {until}; id {made.token.pk}", err=True)
    seal_all(now)


@token.command()
@click.argument("token_id", type=click.UUID)
def revoke(*, token_id: UUID) -> None:
    """End a token, by its id.

    Example: yimen people token revoke 0199c0de-0000-7000-8000-000000000000
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    gone = verbs.revoke_token(token=token_id, by="console", now=timezone.now())
    click.echo(f"{gone.shown}… ({gone.name}) is revoked")
    seal_all(timezone.now())


@token.command("list")
@click.argument("login")
def list_(*, login: str) -> None:
    """List the tokens of an account, newest first.

    Example: yimen people token list w.chen
    """
    ready()
    from yimen.ground.people import queries

    for each in queries.tokens(login):
        state = "revoked" if each.revoked_at else f"until {each.expires_at:%Y-%m-%d}"
        click.echo(f"{each.pk} {each.shown}… {state} {each.name}")


@people.command()
@click.argument("login")
@click.password_option(help="Asked for where it is not given.")
def password(*, login: str, password: str) -> None:
    """Set the password of an account: from now on it and no other.

    Example: yimen people password w.chen
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    verbs.set_password(login=login, password=password, by="console", now=timezone.now())
    click.echo(f"{login} signs in with the new password")
    seal_all(timezone.now())


@people.command()
@click.argument("login")
def newphone(*, login: str) -> None:
    """Drop the one-time codes of an account whose telephone is gone; it then sets up new ones.

    Example: yimen people newphone w.chen
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    verbs.drop_factor(login=login, by="console", now=timezone.now())
    click.echo(f"{login} sets up new one-time codes at the next sign-in")
    seal_all(timezone.now())


@people.command()
@click.argument("uscc")
@click.argument("person")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Its last day.")
@click.option("--agent", is_flag=True, help="An agent, and not the legal representative.")
@click.option("--item", "items", multiple=True, help="Only this item; may be given again.")
def mandate(
    *, uscc: str, person: str, until: datetime, agent: bool, items: tuple[str, ...]
) -> None:
    """Enter who may act for an organisation, once a window has seen licence, letter and identity.

    The organisation stands by its credit code, the person by their public number (P-…). A legal
    representative gives further mandates in the portal.

    Example: yimen people mandate 91990101DM0001016J P-20260302-XXXX-XXXX-XXXX --until 2029-03-01
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import queries, rules, verbs
    from yimen.ground.people.states import GrantedBy, MandateKind

    firm = queries.organisation_by_uscc(uscc)
    if firm is None:
        raise rules.UnknownParty(number=uscc)
    now, today = timezone.now(), timezone.localdate()
    made = verbs.grant_mandate(
        organisation=firm.number,
        person=person,
        kind=MandateKind.AGENT if agent else MandateKind.REPRESENTATIVE,
        items=items,
        valid_from=today,
        valid_to=until.date(),
        given=GrantedBy.WINDOW,
        by="console",
        now=now,
        today=today,
    )
    click.echo(f"{person} acts for {firm.number} until {made.valid_to}: {made.number}")
    seal_all(now)


def _say(file: Path, loaded: Loaded) -> None:
    click.echo(
        f"{file.name}: {loaded.added} added, {loaded.changed} changed, "
        f"{loaded.unchanged} unchanged, {len(loaded.bad)} not read"
    )
    for row in loaded.bad:
        click.echo(f"row {row}: no division code, no name, or a code that came before")
