"""Workload W on Yimen's own engine, through its verbs, as the site would call them.

Per transition: one row lock, statutory and promised clocks, a due date in working days for every
step that opens, a CEL condition on one of them, and a ledger entry bound to the one before.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from workload import REQUIRES, STEPS

PLAN = {
    "code": "W",
    "name": "Workload W",
    "limit": {"number": 20, "unit": "working_day"},
    "promised": {"number": 20, "unit": "working_day"},
    "facts": {"floor_area": {"type": "integer", "low": 0, "high": 100_000}},
    "steps": [
        {
            "key": key,
            "name": key,
            "unit": key,
            "after": REQUIRES[key],
            "limit": {"number": 5, "unit": "working_day"},
            **({"when": "floor_area > 50"} if key == "dept5" else {}),
        }
        for key in STEPS
    ],
}
ZONE = ZoneInfo("Asia/Shanghai")
# A case half way copied n times; ledger entries too, so that the tables are as large as life, with
# ids in the order of time, as in life
CLONE = """
create temp table copies on commit drop as
    select uuidv7() as id from generate_series(1, %(n)s);
insert into process_run (id, version_id, about_kind, about_number, state, seq, head, facts,
    not_needed, started_at, started_on, ended_at)
    select c.id, r.version_id, r.about_kind, c.id::text, r.state, r.seq, r.head,
    r.facts, r.not_needed, r.started_at, r.started_on, r.ended_at
    from process_run r, copies c where r.id = %(run)s;
insert into process_step (run_id, key, attempt, state, unit, opened_at, opened_on, due_on,
    provisional, claimed_by, done_at, done_on, done_by, outcome)
    select c.id, key, attempt, state, unit, opened_at, opened_on, due_on, provisional, claimed_by,
    done_at, done_on, done_by, outcome from process_step, copies c where run_id = %(run)s;
insert into process_clock (run_id, kind, started_on, number, unit, ends_at, ends_on, due_on,
    provisional, stopped_at, stopped_on)
    select c.id, kind, started_on, number, unit, ends_at, ends_on, due_on, provisional, stopped_at,
    stopped_on from process_clock, copies c where run_id = %(run)s;
insert into ledger_entry (id, at, act, kind, number, seq, unit, prev, hash, commitment, salt, body)
    select uuidv7(), at, act, kind, c.id::text, seq, unit, prev, hash, commitment, salt,
    body from ledger_entry, copies c where number = %(run)s::text;
"""


def connect(dsn: str) -> None:
    """Point Django at the database of the bench."""
    os.environ["DATABASE_URL"] = dsn
    os.environ["DJANGO_SETTINGS_MODULE"] = "yimen.config.settings"
    import django

    django.setup()


def publish() -> None:
    """The plan of workload W as version 1."""
    from yimen.ground.process import verbs

    verbs.publish(data=PLAN, by="bench", now=datetime.now(ZONE))


class Peer:
    """The interface that the driver asks for."""

    @staticmethod
    def setup(dsn: str) -> None:
        """Tables in an empty database, and the plan as version 1."""
        connect(dsn)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        publish()

    def __init__(self, dsn: str) -> None:
        connect(dsn)
        from yimen.ground.process import queries, verbs
        from yimen.ground.process.states import Outcome
        from yimen.kernel.ref import Ref

        self.verbs, self.ref, self.approve = verbs, Ref, Outcome.APPROVE
        self.version = queries.newest_version("W").id
        self.count = 0

    def start(self) -> UUID:
        """A new case."""
        self.count += 1
        return self.verbs.start(
            version=self.version,
            about=self.ref("case", f"{os.getpid()}-{self.count}"),
            facts={"floor_area": 120},
            **self._now(),
        ).run

    def complete(self, case: UUID, step: str) -> None:
        """One answered step, committed when this returns."""
        self.verbs.advance(run=case, step=step, outcome=self.approve, **self._now())

    def clone(self, case: UUID, n: int) -> None:
        """Fill the tables with copies of a live case."""
        from django.db import connection, transaction

        with transaction.atomic(), connection.cursor() as cursor:
            for statement in CLONE.split(";\n")[:-1]:
                cursor.execute(statement, {"n": n, "run": case})

    def seal(self) -> None:
        """Give every entry its place in the ledger's tree."""
        from yimen.ground.ledger import jobs

        jobs.seal_all(datetime.now(ZONE))

    def close(self) -> None:
        """Give the connection back."""
        from django.db import connection

        connection.close()

    def _now(self) -> dict[str, Any]:
        now = datetime.now(ZONE)
        return {"by": "clerk", "now": now, "today": date(now.year, now.month, now.day)}
