"""Importing lists: nothing is lost, nothing is added twice."""

from __future__ import annotations

import hashlib
import json
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from yimen.ground.catalog import queries, verbs
from yimen.ground.catalog.models import Item, ItemList
from yimen.ground.catalog.rules.files import read_list
from yimen.ground.catalog.tests import make

pytestmark = pytest.mark.django_db


def kinds(report: verbs.Report) -> dict[str, tuple[int, ...]]:
    return {defect.kind: defect.rows for defect in report.defects}


@pytest.mark.slow
def test_the_real_list_is_kept_whole_and_a_second_import_adds_nothing(trial_data: Path) -> None:
    data = (trial_data / "service_items_guangan_511602.json").read_bytes()
    rows: list[Any] = read_list(data, as_csv=False)

    first = make.imported(rows)
    random.Random(1).shuffle(rows)
    again = make.imported(rows)

    assert (first.rows, first.sichuan_form, first.valid_uscc) == (1135, 1115, 981)
    assert make.counts(first) == (1135, 0, 0)
    assert make.counts(again) == (0, 0, 1135)
    assert Item.objects.count() == 1135
    assert len(queries.shops(make.TODAY)) == 34
    assert {kind: len(rows) for kind, rows in kinds(first).items()} == {
        "area-differs": 1,
        "department-code": 307,
        "code-form": 20,
        "code-characters": 1,
        "body-length": 127,
        "body-check": 7,
        "old-basic-code": 18,
        "odd-character": 1,
        "full-width-letter": 4,
        "half-width-bracket": 47,
        "duplicate-name": 4,
    }


def test_a_changed_row_changes_its_item_and_no_other() -> None:
    make.imported([make.row("a", "X"), make.row("b", "Y")])

    report = make.imported([make.row("c", "X"), make.row("b", "Y")])

    assert make.counts(report) == (0, 1, 1)
    assert [item.name for item in queries.items()] == ["c", "b"]


def test_rows_with_one_code_are_all_kept_and_reported() -> None:
    rows = [make.row("a", "X"), make.row("b", "X"), make.row("b", "X")]

    first = make.imported(rows)
    again = make.imported(list(reversed(rows)))

    assert make.counts(first) == (3, 0, 0)
    assert make.counts(again) == (0, 0, 3)
    assert [item.number for item in queries.items()] == ["X", "X~2", "X~3"]
    assert kinds(first)["duplicate-code"] == (1, 2, 3)


def test_rows_without_code_name_or_department_are_kept() -> None:
    rows: list[object] = [{"name": "a"}, {"department": "d"}, {}, {}]

    first = make.imported(rows)
    again = make.imported(rows)

    assert make.counts(first) == (4, 0, 0)
    assert make.counts(again) == (0, 0, 4)
    assert kinds(first)["missing-code"] == (1, 2, 3, 4)
    assert kinds(first)["missing-name"] == (2, 3, 4)


def test_what_is_no_row_is_reported_and_the_rest_imported() -> None:
    report = make.imported([make.row("a"), "text", None, make.row("b"), 7])

    assert (report.rows, report.added) == (5, 2)
    assert kinds(report)["not-a-row"] == (2, 3, 5)


def test_texts_beyond_all_measure_are_kept() -> None:
    long = "长" * 5000
    row = make.row(long, code=long, department=long, area_code=long, item_type_code=long)

    first = make.imported([row, make.row("nul\0", "A\0")])
    again = make.imported([row, make.row("nul\0", "A\0")])

    assert make.counts(first) == (2, 0, 0)
    assert make.counts(again) == (0, 0, 2)
    kept = Item.objects.get(name=long)
    assert kept.raw is not None
    assert kept.raw["department"] == long


def test_a_name_of_half_a_list_holds_up_no_import() -> None:
    # a lost quote in a CSV file; to cut up all of it took time with the square of its length
    with connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = '10s'")

    make.imported([make.row("长" * 50_000)])

    assert Item.objects.count() == 1


def _import(_: int) -> tuple[int, int, int]:
    try:
        return make.counts(make.imported([make.row(f"n{n}") for n in range(20)]))
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_list_imported_by_eight_at_once_is_added_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = sorted(pool.map(_import, range(8)))

    assert found == [(0, 0, 20)] * 7 + [(20, 0, 0)]
    assert Item.objects.count() == 20


def test_an_empty_list_is_an_import_of_nothing() -> None:
    assert make.imported([]).rows == 0


def test_an_import_is_one_entry_with_the_digests_of_file_and_rows() -> None:
    make.imported([make.row("a"), make.row("b")])

    with connection.cursor() as cursor:
        cursor.execute("select act, kind, body from ledger_entry")
        ((act, kind, body),) = cursor.fetchall()
    told = json.loads(body)
    listed = ItemList.objects.get()
    assert (act, kind) == ("catalog.import_list", "item_list")
    assert (told["rows"], told["added"], told["file_digest"]) == (2, 2, "0" * 64)
    assert len(told["rows_digest"]) == len(hashlib.sha256().hexdigest())
    assert listed.report["added"] == 2
