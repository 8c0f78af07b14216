"""What a command needs before it may touch the database."""

from __future__ import annotations

import os

import click
import django

from yimen.base import postgres


def ready() -> None:
    """Start the server, load Django and bring the tables up to date.

    Raises Trouble when the server cannot be had. A database that is up to date costs one query.
    """
    if not os.environ.get("DATABASE_URL"):
        postgres.up()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")
    django.setup()
    if _behind():
        migrate()


def _behind() -> bool:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[postgres.alias("owner")])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> None:
    """Make or change the tables as the owner, then give app and sealer their rights on them."""
    from django.core.management import call_command
    from django.db import connections

    from yimen.ground.ledger.grants import GRANTS

    click.echo("yimen: bringing the tables up to date", err=True)
    call_command("migrate", database=postgres.alias("owner"), verbosity=0)
    owner = connections[postgres.alias("owner")]
    logins = {
        role: str(connections[postgres.alias(role)].settings_dict["USER"])
        for role in ("app", "sealer")
    }
    if owner.settings_dict["USER"] in logins.values():
        click.echo(
            "yimen: one login for all roles: the database itself does not keep the past", err=True
        )
        return
    owner.ensure_connection()
    postgres.grant(owner.connection, GRANTS, **logins)
