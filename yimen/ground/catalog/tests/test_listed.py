"""Rows of dirty lists: read, judged, and recognised again in any order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ground.catalog import rules
from yimen.ground.catalog.rules.defects import KINDS, between_rows
from yimen.ground.catalog.rules.listed import Known, Listed
from yimen.ground.catalog.tests import make

ROWS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=8)


def read(raw: object, row: int = 1) -> Listed:
    listed = rules.read_row(row, raw)
    assert listed is not None
    return listed


def test_a_sound_row_has_no_defects() -> None:
    assert read(make.row()).defects == ()


@pytest.mark.parametrize(
    ("change", "defects"),
    [
        ({"name": ""}, {"missing-name"}),
        ({"name": None}, {"missing-name"}),
        ({"name": 7}, {"not-text", "missing-name"}),
        ({"department": " "}, {"missing-department", "stray-blank"}),
        ({"implementation_code": ""}, {"missing-code"}),
        ({"area_code": ""}, {"missing-area"}),
        ({"area_code": "5116"}, {"area-form", "area-differs"}),
        ({"area_code": "510000"}, {"area-differs"}),
        ({"item_type_code": ""}, {"missing-type"}),
        ({"item_type_code": "99"}, {"unknown-type"}),
        ({"item_type_code": "15"}, set()),
        ({"item_type_code": "1"}, set()),
        ({"item_type_code": "20"}, {"type-name-differs"}),
        ({"dept_code": "68236467-8"}, {"department-code"}),
        ({"dept_code": "68236467-9"}, set()),
        ({"implementation_code": "E-000021-001-1111111111111111"}, {"code-form"}),
        (
            {"implementation_code": "A1-511602000000-000-1151130108778239R-1-00"},
            {"body-length"},
        ),
        (
            {"implementation_code": "A1-511602000000-000-TE5116020105116050-1-00"},
            {"body-check"},
        ),
        (
            {"implementation_code": "G-01-511602000000-000-11511301008778183N-1-00"},
            {"old-basic-code"},
        ),
        (
            {"implementation_code": "a1-511602000000-000-11511301008778183N-1-00"},
            {"code-characters"},
        ),
        ({"name": "a\u200bb"}, {"odd-character"}),
        ({"name": "a\0b"}, {"odd-character"}),
        ({"name": "办" * 501}, {"too-long"}),
        ({"name": "a\ud800b"}, {"odd-character"}),
        ({"name": " a"}, {"stray-blank"}),
        ({"name": "a\u3000b"}, {"stray-blank"}),
        ({"name": "a b"}, set()),
        ({"name": "\uff18"}, {"full-width-letter"}),
        ({"name": "许可(新办)"}, {"half-width-bracket"}),
        ({"name": "许可\uff08新办"}, {"unbalanced-brackets"}),
        ({"name": "许可\uff09新办\uff08"}, {"unbalanced-brackets"}),
    ],
)
def test_a_defect_is_told_by_kind(change: dict[str, Any], defects: set[str]) -> None:
    listed = read({**make.row(), **change})

    assert set(listed.defects) == defects
    assert set(listed.defects) <= KINDS.keys()


@pytest.mark.parametrize("raw", [None, 1, "text", ["name"], []])
def test_what_is_no_object_is_no_row(raw: object) -> None:
    assert rules.read_row(1, raw) is None


def test_a_row_nested_beyond_sense_is_no_row() -> None:
    deep: object = "x"
    for _ in range(5000):
        deep = [deep]

    assert rules.read_row(1, make.row(more=deep)) is None


def test_fields_that_another_program_worked_out_do_not_count() -> None:
    plain = read(make.row())

    helped = read(make.row(basic_code="other", impl_org_code_is_uscc=True))

    assert helped.digest == plain.digest
    assert read(make.row(main_item="other")).digest != plain.digest


def test_rows_that_share_a_code_or_a_name_are_told() -> None:
    rows = [read(make.row("a", "X"), 1), read(make.row("a", "Y"), 2), read(make.row("b", "X"), 3)]

    assert between_rows(rows) == {"duplicate-code": [1, 3], "duplicate-name": [1, 2]}


def _listed(pairs: list[tuple[str, str]]) -> list[Listed]:
    return [read(make.row(name, code), place) for place, (code, name) in enumerate(pairs, 1)]


def _stored(matched: rules.Matched) -> list[Known]:
    return [
        Known(place, row.key, occurrence, row.digest)
        for place, (row, occurrence) in enumerate(matched.added)
    ]


@given(ROWS, st.randoms(use_true_random=False))
def test_the_same_rows_in_any_order_change_nothing(
    pairs: list[tuple[str, str]], chance: Any
) -> None:
    known = _stored(rules.match([], _listed(pairs)))
    chance.shuffle(pairs)

    again = rules.match(known, _listed(pairs))

    assert (again.added, again.changed, again.unchanged) == ([], [], len(pairs))


@given(ROWS, ROWS)
def test_every_row_is_added_changed_or_unchanged_and_numbers_stay_apart(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    known = _stored(rules.match([], _listed(before)))

    matched = rules.match(known, _listed(after))

    numbers = [rules.number_of(each.key, each.occurrence) for each in known]
    numbers += [rules.number_of(row.key, occurrence) for row, occurrence in matched.added]
    changed = [pk for pk, _ in matched.changed]
    assert len(matched.added) + len(changed) + matched.unchanged == len(after)
    assert len(set(numbers)) == len(numbers)
    assert len(set(changed)) == len(changed)


def test_our_reading_of_the_raw_code_is_that_of_the_parsed_fields(trial_data: Path) -> None:
    file = trial_data / "service_items_guangan_511602.json"
    rows = json.loads(file.read_text("utf-8"))["items"]

    differing = []
    for place, raw in enumerate(rows, 1):
        code = read(raw).code
        parts = (code.basic, code.area, code.body, code.body_is_uscc) if code else (None,) * 4
        parsed = ("basic_code", "impl_area_code", "impl_org_code", "impl_org_code_is_uscc")
        if parts != tuple(raw[name] for name in parsed):
            differing.append(place)

    assert differing == []
