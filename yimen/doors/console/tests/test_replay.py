"""`yimen replay` as a person and a program call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from yimen.demo.replay.tests import make
from yimen.doors.console.replay import replay
from yimen.kernel.errors import Refused

CASES = "c1,2026-03-02T09:00+08:00,2026-03-12T09:00+08:00,2026-03-09T09:00+08:00\n"
EVENTS = (
    "c1,受理,2026-03-02T10:00+08:00,窗口,李\nc1,受理,2026-03-03T10:00+08:00,窗口,李\nc9,x,y,,\n"
)
KEYS = (
    "runs cases events applied refused before_start after_end rework finished on_time "
    "on_time_to_the_second late as_of bad_rows events_per_second ledger"
)


def run(folder: Path, *words: str) -> Result:
    events, cases = make.write(folder, cases=CASES, events=EVENTS)
    given = ["--events", str(events), "--cases", str(cases), *words]
    return CliRunner().invoke(replay, given, catch_exceptions=False)


@pytest.mark.django_db
def test_a_program_reads_every_key_of_the_report(tmp_path: Path) -> None:
    told = json.loads(run(tmp_path, "--as-of", "2026-03-05", "--json").stdout)

    assert list(told) == KEYS.split()
    assert (told["runs"], told["applied"], told["rework"], told["on_time"]) == (1, 2, 1, 1)
    assert told["as_of"] == {"2026-03-05": {"open": 1, "yellow": 0, "red": 0}}
    assert told["bad_rows"] == [
        {
            "file": str(tmp_path / "events.csv"),
            "row": 3,
            "why": "case c9 has no row among the cases that can be used",
        }
    ]
    assert told["ledger"]["verified"] is True


@pytest.mark.django_db
def test_a_person_reads_the_same_in_lines_and_sees_it_go_on(tmp_path: Path) -> None:
    told = run(tmp_path, "--as-of", "2026-03-13")

    assert "2 of 2 events applied, 1 of them rework" in told.stdout
    assert "1 finished: 1 on time by the day" in told.stdout
    assert "2026-03-13: 0 open, 0 yellow, 0 red" in told.stdout
    assert "events.csv, row 3: case c9" in told.stdout
    assert "4 of 4 acts" in told.stderr


@pytest.mark.django_db
def test_a_ledger_that_does_not_fit_is_said_and_is_a_failure(tmp_path: Path) -> None:
    whole = run(tmp_path)
    with connection.cursor() as cursor:
        cursor.execute("update ledger_entry set unit = 'another' where act = 'process.publish'")

    broken = run(tmp_path)

    assert (whole.exit_code, broken.exit_code) == (0, 1)
    assert "DOES NOT FIT" in broken.stdout


@pytest.mark.django_db
def test_where_nothing_can_be_used_the_first_reason_is_said(tmp_path: Path) -> None:
    events, cases = make.write(tmp_path, cases=CASES, events="c1,x,1 March,,\n")

    told = CliRunner().invoke(replay, ["--events", str(events), "--cases", str(cases)])

    assert isinstance(told.exception, Refused)
    assert "bad rows: 1; the first:" in told.stderr
    assert "events.csv, row 1: timestamp is no time: 1 March" in told.stderr


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    events, cases = make.write(tmp_path, cases=CASES, events=EVENTS)

    with pytest.raises(Refused, match="startdate, deadline, enddate"):
        CliRunner().invoke(
            replay,
            ["--events", str(cases), "--cases", str(events)],
            catch_exceptions=False,
        )
