"""What the site's login may do with the tables of the engine, asked of the real server."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from yimen.base import postgres
from yimen.ground.ledger import grants as ledger
from yimen.ground.process import grants as process


def login(role: str) -> str:
    return str(psycopg.conninfo.conninfo_to_dict(postgres.url(role))["user"])


@pytest.mark.django_db
def test_the_app_can_retire_a_plan_and_not_rewrite_it() -> None:
    app, sealer = login("app"), login("sealer")
    if login("owner") in {app, sealer}:
        pytest.skip("DATABASE_URL gives one login for all roles")
    connection.ensure_connection()
    exceptions = {**ledger.GRANTS, **process.GRANTS}

    postgres.grant(connection.connection, exceptions, app=app, sealer=sealer)

    with connection.cursor() as cursor:
        cursor.execute(
            "select has_column_privilege(%(app)s, 'process_version', 'retired_at', 'update'),"
            " has_column_privilege(%(app)s, 'process_version', 'plan', 'update'),"
            " has_table_privilege(%(app)s, 'process_run', 'update'),"
            " has_table_privilege(%(app)s, 'ledger_entry', 'update')",
            {"app": app},
        )
        assert cursor.fetchone() == (True, False, True, False)
