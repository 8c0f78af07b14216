"""`yimen db`: the database behind Yimen."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from yimen.base import postgres
from yimen.doors.console.ready import ready
from yimen.kernel.errors import Trouble


@click.group()
def db() -> None:
    """The database: connection strings and a shell.

    Example: yimen db url --as app
    """


@db.command("url")
@click.option("--as", "role", type=click.Choice(["owner", "app", "sealer"]), default="owner")
def show_url(role: str) -> None:
    """Print a connection string for psql and psycopg; it holds a password.

    Example: psql "$(yimen db url --as app)"
    """
    ready()
    click.echo(postgres.url(role))


@db.command()
@click.option("--as", "role", type=click.Choice(["owner", "app", "sealer"]), default="owner")
def shell(role: str) -> None:
    """Open psql on the database.

    Example: yimen db shell --as app
    """
    ready()
    own = postgres.binaries(postgres.home()) / "psql"
    try:
        ended = subprocess.run([own, postgres.url(role)], check=False)
    except FileNotFoundError as error:
        raise Trouble(f"{own} is missing: install the PostgreSQL client") from error
    sys.exit(ended.returncode)


@click.command()
def down() -> None:
    """Stop the database server of this installation.

    Example: yimen down
    """
    if os.environ.get("DATABASE_URL"):
        raise Trouble(
            "DATABASE_URL names a server that Yimen did not start, so it does not stop it"
        )
    click.echo("stopped" if postgres.down() else "nothing was running")
