"""A call costs what it must: no layer of pages, and a case read once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.work.cases.tests import make as cases

pytestmark = pytest.mark.django_db


def test_no_layer_of_pages_stands_before_a_call() -> None:
    answer = Speaker().get("/ledger/checkpoint")
    page = Speaker().client.get("/health/live")

    layers = ("session", "user", "htmx", "look", "_messages")
    assert [name for name in layers if hasattr(answer.wsgi_request, name)] == []
    assert [name for name in layers if hasattr(page.wsgi_request, name)] == list(layers)
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src" in answer.headers["Content-Security-Policy"]


def test_a_step_is_answered_with_its_case_read_once() -> None:
    make.city()
    path, approve = f"/cases/{cases.accepted()}/steps", {"outcome": "approve"}
    reviewer, health = Speaker(make.REVIEWER), Speaker("health")
    told(health.act(f"{path}/health/review", approve))  # its plan is known from now on

    with CaptureQueriesContext(connection) as asked:
        done = reviewer.act(f"{path}/fire/review", approve)

    said = [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"]]
    assert sum("from cases_case" in one.lower() for one in said) == 1
    assert sum("people_unit" in one for one in said) == 1  # with who calls
    assert len(said) <= 9  # with the counting of calls, and the move of its state
    assert told(done)["state"] == "reviewed"
    assert done["ETag"] == reviewer.get(path.removesuffix("/steps"))["ETag"]
