"""What a command needs before it may touch the database."""

from __future__ import annotations

import os

import click

from yimen.base import postgres

MIGRATING = 1_364_551  # any number, the same in every process
# After a kill between making tables and giving rights, the next command must give them
BARRED = """
select exists (select from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
               and not has_table_privilege(%s, oid, 'select'))
"""


def ready() -> None:
    """Start the server, load Django and bring the tables up to date.

    Raises Trouble when the server cannot be had. A database that is up to date costs two queries.
    """
    if not os.environ.get("DATABASE_URL"):
        postgres.up()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")
    import django

    django.setup()
    if _behind():
        _migrate()


def _login(role: str) -> str:
    from django.db import connections

    return str(connections[postgres.alias(role)].settings_dict["USER"])


def _behind() -> bool:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    from yimen.kernel.errors import Trouble

    owner = connections[postgres.alias("owner")]
    try:
        executor = MigrationExecutor(owner)
    except OperationalError as error:
        raise Trouble(f"the database does not answer: {str(error).splitlines()[0]}") from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return True
    with owner.cursor() as cursor:
        cursor.execute(BARRED, [_login("app")])
        row = cursor.fetchone()
    return bool(row and row[0])


def _migrate() -> None:
    """Make or change the tables as the owner, then give app and sealer their rights on them."""
    from django.core.management import call_command
    from django.db import connections, transaction

    from yimen.ground.ledger import grants as ledger
    from yimen.ground.process import grants as process

    click.echo("yimen: bringing the tables up to date", err=True)
    owner = connections[postgres.alias("owner")]
    with owner.cursor() as cursor:  # two first commands at once: one makes the tables, one waits
        cursor.execute("select pg_advisory_lock(%s)", [MIGRATING])
    call_command("migrate", database=owner.alias, verbosity=0)
    app, sealer = _login("app"), _login("sealer")
    if _login("owner") in (app, sealer):
        click.echo(
            "yimen: one login has every role, so the database does not guard the past", err=True
        )
        return
    with transaction.atomic(using=owner.alias):
        exceptions = {**ledger.GRANTS, **process.GRANTS}
        postgres.grant(owner.connection, exceptions, app=app, sealer=sealer)
    owner.close()
