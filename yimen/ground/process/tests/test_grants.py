"""What the site's login may do with the tables of the engine, asked of the real server."""

from __future__ import annotations

import os

import pytest
from django.db import connection

from yimen.base import postgres
from yimen.ground.ledger import grants as ledger
from yimen.ground.process import grants as process


@pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")),
    reason="DATABASE_URL names a server whose logins we do not know",
)
@pytest.mark.django_db
def test_the_app_can_retire_a_plan_and_not_rewrite_it() -> None:
    connection.ensure_connection()
    exceptions = {**ledger.GRANTS, **process.GRANTS}

    postgres.grant(connection.connection, exceptions, app="app", sealer="sealer")

    with connection.cursor() as cursor:
        cursor.execute(
            "select has_column_privilege('app', 'process_version', 'retired_at', 'update'),"
            " has_column_privilege('app', 'process_version', 'plan', 'update'),"
            " has_table_privilege('app', 'process_run', 'update'),"
            " has_table_privilege('app', 'ledger_entry', 'update')"
        )
        assert cursor.fetchone() == (True, False, True, False)
