"""Three logins of the database, so that whoever takes over the site cannot rewrite the past.

owner   makes and changes tables; used by migrations only
app     what every page, API call and command works as
sealer  gives entries of the ledger their place, and changes nothing else
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql

from yimen.base.postgres.logins import DATABASE
from yimen.base.postgres.server import known
from yimen.kernel.errors import Trouble

TEST = "YIMEN_TEST"  # set by the pytest plugin: one connection, as owner
Grants = Mapping[str, Mapping[str, tuple[str, ...]]]  # table -> role -> privileges


def url(role: str = "owner") -> str:
    """The connection string of a role; DATABASE_URL and its kin go before our own server."""
    outside = os.environ.get("DATABASE_URL")
    if outside:
        return os.environ.get(f"DATABASE_URL_{role.upper()}", outside)
    server = known()
    return server.dsn(role, DATABASE) if server else f"postgresql://{role}@/{DATABASE}"


def exists() -> bool:
    """Whether this installation has a database at all."""
    return bool(os.environ.get("DATABASE_URL")) or known() is not None


def alias(role: str) -> str:
    """The Django connection that works as `role`; in tests there is one for all."""
    return "default" if role == "app" or os.environ.get(TEST) else role


def databases() -> dict[str, dict[str, Any]]:
    """DATABASES for Django's settings."""
    if os.environ.get(TEST):
        return {"default": _django(url("owner"))}
    return {alias(role): _django(url(role)) for role in ("app", "owner", "sealer")}


# Our statements are short: compiling one costs a hundred times what it saves (370 ms and 1 ms for
# one row of the search index on Debian's server, which compiles unless told). And no disk of today
# seeks: at the price of 4 that servers assume, counting lights reads a million cases (0.9 s, 0.3)
PLANNED = "-c jit=off -c random_page_cost=1.1"


def _django(dsn: str) -> dict[str, Any]:
    try:
        told = psycopg.conninfo.conninfo_to_dict(dsn)
    except psycopg.ProgrammingError:  # what libpq says of it tells the password
        form = "postgresql://login:password@host:port/database"
        raise Trouble(f"DATABASE_URL cannot be read: write {form}", permanent=True) from None
    options: dict[str, Any] = {"application_name": "yimen", "options": PLANNED}
    if os.environ.get(TEST):
        options["options"] += " -c synchronous_commit=off"  # a crash may lose a test, no more
    named = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    values = {ours: str(told.pop(theirs, "")) for theirs, ours in named.items()}
    # A connection costs more than most pages; one that went stale is noticed before it is used
    kept = {"CONN_MAX_AGE": 0 if os.environ.get(TEST) else 60, "CONN_HEALTH_CHECKS": True}
    engine = "django.db.backends.postgresql"
    return {"ENGINE": engine, **values, **kept, "OPTIONS": {**told, **options}}


def grant(
    connection: psycopg.Connection[Any], exceptions: Grants, *, app: str, sealer: str
) -> None:
    """Give the app its rights on every table, but on those in `exceptions` just what they name."""
    names = {"app": sql.Identifier(app), "sealer": sql.Identifier(sealer)}
    for wording in (
        "grant usage on schema public to {app}, {sealer}",
        "grant select, insert, update, delete on all tables in schema public to {app}",
        "grant usage on all sequences in schema public to {app}, {sealer}",
    ):
        connection.execute(sql.SQL(wording).format(**names))
    for table, by_role in exceptions.items():
        where = sql.Identifier(table)
        connection.execute(
            sql.SQL("revoke all on {} from {}, {}").format(where, names["app"], names["sealer"])
        )
        for role, privileges in by_role.items():
            what = sql.SQL(", ").join(sql.SQL(word) for word in privileges)
            connection.execute(sql.SQL("grant {} on {} to {}").format(what, where, names[role]))
