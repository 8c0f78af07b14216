"""`yimen items import`: from a file to rows kept, as a person and a program call it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from pytest_django import Settings

from yimen.base.files.tests.test_files import PDF
from yimen.doors.console.items import items
from yimen.ground.catalog import queries
from yimen.ground.catalog.tests import make as catalogue
from yimen.kernel.errors import Refused, Trouble

HEAD = "name,department,implementation_code,item_type_code,item_type,area_code,dept_code\n"
LINE = "许可,局,X-511602000000-000-11511301008778183N-1-00,01,行政许可,511602,11511301008778183N\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Settings) -> None:
    settings.YIMEN_HOME = tmp_path / "home"  # the log gets a key of its own


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(items, ["import", *map(str, words)], catch_exceptions=False)


def test_an_odd_file_is_refused_with_the_place(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text("<html>")

    with pytest.raises(Refused, match=r"line 1, column 1"):
        run(file)


def test_a_missing_file_is_trouble_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"cannot read .*none\.json: No such file"):
        run(tmp_path / "none.json")


@pytest.mark.django_db
def test_a_table_is_imported_once_and_reported_to_people_and_programs(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(HEAD + LINE + ",局,Y,01,行政许可,511602,\n", "utf-8-sig")

    first, again = run(file, "--json"), run(file)

    report = json.loads(first.stdout)
    assert (report["rows"], report["added"], report["valid_uscc"]) == (2, 2, 1)
    assert {"kind": "missing-name", "count": 1, "rows": [2]} in report["defects"]
    assert "written 2 of 2 rows" in first.stderr
    assert "2 rows: 0 added, 0 changed, 2 unchanged" in again.stdout
    assert "missing-name: no name (rows 2)" in again.stdout
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from ledger_pending")
        assert cursor.fetchone() == (0,)  # both imports are sealed


@pytest.mark.slow
@pytest.mark.django_db
def test_the_real_list_answers_with_every_key_of_the_report(trial_data: Path) -> None:
    told = run(trial_data / "service_items_guangan_511602.json", "--json")

    report = json.loads(told.stdout)
    defects = report.pop("defects")
    assert report == {
        "rows": 1135,
        "added": 1135,
        "changed": 0,
        "unchanged": 0,
        "sichuan_form": 1115,
        "valid_uscc": 981,
    }
    assert all(defect["count"] == len(defect["rows"]) for defect in defects)


@pytest.mark.django_db
def test_papers_are_published_from_files_of_the_disk(tmp_path: Path) -> None:
    catalogue.item()
    catalogue.version()
    file = tmp_path / "form.pdf"
    file.write_bytes(PDF)
    words = ["papers", "I-1", "--blank", f"form={file}"]

    said = CliRunner().invoke(items, words, catch_exceptions=False)
    wrong = CliRunner().invoke(items, ["papers", "I-1", "--sample", "form"])
    none = CliRunner().invoke(items, ["papers", "I-1"])

    assert said.stdout.startswith("I-1: version 2 holds them from ")
    assert "write MATERIAL=FILE, not form" in wrong.stderr
    assert "name a file" in none.stderr


@pytest.mark.django_db
def test_an_item_is_cancelled_from_a_day_on() -> None:
    catalogue.item()
    catalogue.version()
    words = ["cancel", "I-1", "--from", "2099-01-01", "--reason", "国发〔2098〕1号"]

    said = CliRunner().invoke(items, words, catch_exceptions=False)

    assert said.stdout == "I-1 takes no new case from 2099-01-01\n"
    assert queries.item("I-1").cancelled_from == date(2099, 1, 1)
