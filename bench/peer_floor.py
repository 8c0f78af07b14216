"""Workload W on the floor: the rows of our engine, written by PostgreSQL alone (`floor.sql`)."""

from __future__ import annotations

from pathlib import Path

import psycopg
from workload import REQUIRES, STEPS

SQL = Path(__file__).with_name("floor.sql")
CLONE = """
create temp table copies on commit drop as
    select nextval(pg_get_serial_sequence('floor_run', 'id')) as id from generate_series(1, %(n)s);
insert into floor_run (id, plan, state, seq, started_at) overriding system value
    select c.id, plan, state, seq, started_at from floor_run r, copies c where r.id = %(run)s;
insert into floor_step select c.id, key, state, opened_at, due_on, done_at, done_by
    from floor_step, copies c where run_id = %(run)s;
insert into floor_history select c.id, seq, at, by, act, step
    from floor_history, copies c where run_id = %(run)s;
"""


class Peer:
    """The interface that the driver asks for."""

    @staticmethod
    def setup(dsn: str) -> None:
        """Tables in an empty database, and the plan."""
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute(SQL.read_bytes())
            cursor = connection.cursor()
            cursor.executemany("insert into floor_step_of_plan values (1, %s, 5)", zip(STEPS))
            edges = [(before, after) for after in STEPS for before in REQUIRES[after]]
            cursor.executemany("insert into floor_edge values (1, %s, %s)", edges)

    def __init__(self, dsn: str) -> None:
        self.connection = psycopg.connect(dsn, autocommit=True, prepare_threshold=0)

    def start(self) -> int:
        """A new case."""
        row = self.connection.execute("select floor_start(1, 'clerk')").fetchone()
        return int(row[0]) if row else 0

    def complete(self, case: int, step: str) -> None:
        """One answered step, committed when this returns; a step that is not open is refused."""
        self.connection.execute("select floor_advance(%s, %s, 'clerk')", (case, step))

    def clone(self, case: int, n: int) -> None:
        """Fill the tables with copies of a live case."""
        with self.connection.transaction():
            for statement in CLONE.split(";\n")[:-1]:
                self.connection.execute(statement.encode(), {"n": n, "run": case})

    def close(self) -> None:
        """Give the connection back."""
        self.connection.close()
