"""The one cursor of the hot path lives as long as its connection, and no longer."""

from __future__ import annotations

import pytest
from django.db import connection

from yimen.ground.process.verbs.locked import execute

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_statement_runs_on_the_new_connection_when_the_old_one_was_closed() -> None:
    asked = b"select pg_backend_pid() + %s"
    before = execute(asked, (0,))
    connection.close()

    after = execute(asked, (0,))

    assert after != before
