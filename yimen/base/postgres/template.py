"""A database with all tables, migrated once, that each run of the tests starts as a copy of.

Its name tells of which code it was made; after a change another one is made, and old ones go.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import LiteralString

import django
import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

import yimen
from yimen.base.postgres.roles import url

MAKING = "template_yimen_making"
LOCK = 0x79696D656E000002  # one makes it, the others wait


def template() -> str:
    """The name of the template for the code as it stands; made when it is missing (4 s of CPU)."""
    name = f"template_yimen_{digest(Path(yimen.__file__).parent)}"
    with psycopg.connect(url(), autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", [LOCK])
        found = connection.execute(
            "select datname from pg_database where datname like 'template\\_yimen\\_%'"
        )
        there = {datname for (datname,) in found}
        if name not in there:
            for old in there:
                connection.execute(_named("drop database {} with (force)", old))
            _make()
            connection.execute(_named("alter database {} rename to {}", MAKING, name))
    return name


def _named(wording: LiteralString, *databases: str) -> sql.Composed:
    return sql.SQL(wording).format(*map(sql.Identifier, databases))


def digest(package: Path) -> str:
    """What the tables follow from: all code but the tests, for migrations import from it."""
    read = hashlib.sha256(django.__version__.encode())
    for path in sorted(package.rglob("*.py")):
        if "tests" not in path.parts:
            read.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return read.hexdigest()[:16]


def _make() -> None:
    """Migrate an empty database, by Django's own steps for a database of tests, and leave it."""
    connection = connections["default"]
    own = settings.DATABASES[connection.alias]
    before, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    named = test["NAME"]
    test["NAME"] = MAKING
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        test["NAME"] = named
        own["NAME"] = connection.settings_dict["NAME"] = before
