"""The database that the tests are copied from follows the code, and has every table."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.codebase.tree import plant
from yimen.base.postgres.template import digest


def test_another_code_asks_for_another_template(tmp_path: Path) -> None:
    plant(tmp_path, "work/cases/migrations/0001_initial.py", "a")
    first = digest(tmp_path)

    moved = digest(plant(tmp_path, "work/cases/states.py", "a"))
    changed = digest(plant(tmp_path, "work/cases/states.py", "b"))
    tested = digest(plant(tmp_path, "work/cases/tests/test_states.py", "c"))

    assert len({first, moved, changed}) == 3
    assert tested == changed


@pytest.mark.django_db
def test_what_was_copied_has_every_table() -> None:
    executor = MigrationExecutor(connection)

    assert connection.settings_dict["TEST"]["TEMPLATE"].startswith("template_yimen_")
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
