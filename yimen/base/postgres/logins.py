"""The logins and the database that a server of ours must have."""

from __future__ import annotations

from collections.abc import Mapping

import psycopg
from psycopg import sql

ROLES = ("owner", "app", "sealer")
DATABASE = "yimen"


def bootstrap(dsn: str, passwords: Mapping[str, str]) -> None:
    """Make the three logins and the database; again and again gives the same."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        have = {name for (name,) in connection.execute("select rolname from pg_roles")}
        for role in ROLES:
            make = "alter" if role in have else "create"
            may = "createdb" if role == "owner" else ""  # the suite makes databases of its own
            wording = f"{make} role {{}} login {may} password {{}}"
            connection.execute(sql.SQL(wording).format(sql.Identifier(role), passwords[role]))
        found = connection.execute("select 1 from pg_database where datname = %s", [DATABASE])
        if not found.fetchone():
            named = sql.Identifier(DATABASE)
            connection.execute(sql.SQL("create database {} owner owner").format(named))
