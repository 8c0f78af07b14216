"""Reading a log: what can be used is, and what cannot is told with its place and skipped."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from yimen.demo.replay.reading import ColumnsMissing, Log, read
from yimen.demo.replay.tests import make
from yimen.kernel.errors import Trouble

CASE = "c1,2026-03-02T09:00:00+08:00,2026-03-12T09:00:00+08:00,\n"
EVENT = "c1,accept,2026-03-02T10:00:00+08:00,Window,Li\n"


def log(folder: Path, *, cases: str = CASE, events: str = EVENT) -> Log:
    there, others = make.write(folder, cases=cases, events=events)
    return read(events=there, cases=others)


def whys(found: Log) -> list[tuple[str, int, str]]:
    return [(Path(bad.file).name, bad.row, bad.why) for bad in found.bad_rows]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",x,2026-03-02T10:00:00Z,,", "case_id is empty"),
        ("c1, ,2026-03-02T10:00:00Z,,", "activity is empty"),
        ("c1,x,,,", "timestamp is empty"),
        ("c1,x,yesterday,,", "timestamp is no time: yesterday"),
        ("c1,x,2026-02-30T10:00:00Z,,", "timestamp is no time: 2026-02-30T10:00:00Z"),
        ("c1,x,0001-01-01T00:00:00+08:00,,", "timestamp is no time: 0001-01-01T00:00:00+08:00"),
        ("c2,x,2026-03-02T10:00:00Z,,", "case c2 has no row among the cases that can be used"),
        ("c1,x", "it has 2 cells where the head line has 5"),
        ("c1,a,b,2026-03-02T10:00:00Z,,", "it has 6 cells where the head line has 5"),
        ("c1,x\0,2026-03-02T10:00:00Z,,", "activity holds a NUL character"),
        ("c1,x,2026-03-02T10:00:00Z,\0,", "org_group holds a NUL character"),
        (f"{'c' * 201},x,2026-03-02T10:00:00Z,,", "case_id is longer than 200 characters"),
    ],
)
def test_an_event_that_cannot_be_used_is_told_with_its_row(
    tmp_path: Path, row: str, why: str
) -> None:
    found = log(tmp_path, events=f"{EVENT}\n{row}\n{EVENT}")

    assert whys(found) == [("events.csv", 2, why)]
    assert len(found.events) == 2


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("c1,2026-03-02,2026-03-12,", "case c1 is there already"),
        ("c2,2026-03-02,,", "deadline is empty"),
        ("c2,,2026-03-12,", "startdate is empty"),
        ("c2,2026-03-02,2026-03-12,soon", "enddate is no time: soon"),
    ],
)
def test_a_case_that_cannot_be_used_is_told_with_its_row(
    tmp_path: Path, row: str, why: str
) -> None:
    found = log(tmp_path, cases=f"{CASE}{row}\n")

    assert whys(found) == [("cases.csv", 2, why)]
    assert [case.id for case in found.cases] == ["c1"]


def test_bytes_that_are_no_text_spoil_one_row_only(tmp_path: Path) -> None:
    there, others = make.write(tmp_path, cases=CASE, events="")
    good = make.EVENTS_HEAD + EVENT
    there.write_bytes(good.encode() + EVENT.replace("accept", "受理").encode("gb18030"))

    found = read(events=there, cases=others)

    assert whys(found) == [("events.csv", 2, "activity is not UTF-8")]


def test_a_cell_that_never_ends_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    endless = f'c1,"{"x" * 140_000}\n'

    found = log(tmp_path, events=f"{EVENT}{endless}{EVENT}c1,x\n")

    assert [row for _, row, _ in whys(found)] == [2, 4]
    assert "not CSV" in whys(found)[0][2]
    assert len(found.events) == 2


def test_events_are_put_in_time_order_across_offsets_and_ties_keep_the_order_of_the_file(
    tmp_path: Path,
) -> None:
    rows = (
        "c1,third,2026-03-02T10:00:00+08:00,,",
        "c1,first,2026-03-02T01:30:00+00:00,,",
        "c1,fourth,2026-03-02T02:00:00Z,,",
        "c1,second,2026-03-02T09:45:00,,",  # without an offset: the time of China
    )

    found = log(tmp_path, events="\n".join(rows))

    assert [event.activity for event in found.events] == ["first", "second", "third", "fourth"]
    assert found.events[1].at.utcoffset() == timedelta(hours=8)


def test_a_file_from_a_spreadsheet_reads_like_any_other(tmp_path: Path) -> None:
    there, others = make.write(tmp_path, cases="", events="")
    text = (
        f'note,{make.EVENTS_HEAD}"a, b\r\nc",{EVENT.replace("accept", chr(34) + "审,批" + chr(34))}'
    )
    there.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    others.write_bytes(b"\xef\xbb\xbf" + (make.CASES_HEAD + CASE).replace("\n", "\r\n").encode())

    found = read(events=there, cases=others)

    assert found.bad_rows == ()
    assert [(event.activity, event.unit, event.by) for event in found.events] == [
        ("审,批", "Window", "Li")
    ]


def test_groups_and_resources_may_be_absent(tmp_path: Path) -> None:
    there, others = make.write(tmp_path, cases=CASE, events="")
    there.write_text("timestamp,activity,case_id\n2026-03-02T10:00:00Z,accept,c1\n")

    (event,) = read(events=there, cases=others).events

    assert (event.unit, event.by) == ("", "")


def test_missing_columns_are_refused_by_name(tmp_path: Path) -> None:
    there, others = make.write(tmp_path, cases=CASE, events="")
    there.write_text("case,activity,time\n")

    with pytest.raises(ColumnsMissing) as refused:
        read(events=there, cases=others)

    assert refused.value.facts["missing"] == "case_id, timestamp"
    assert refused.value.facts["there"] == "case, activity, time"


def test_what_is_said_of_a_file_plays_no_tricks_on_a_terminal(tmp_path: Path) -> None:
    there, others = make.write(tmp_path, cases=CASE, events="c\x1b[2J,x,2026-03-02,,\n")
    told = read(events=there, cases=others).bad_rows[0].why
    others.write_bytes("编号\x1b,".encode("utf-16"))

    with pytest.raises(ColumnsMissing) as refused:
        read(events=there, cases=others)

    assert told.startswith("case c?[2J has no row")
    assert str(refused.value.facts["there"]).isprintable()


def test_an_empty_file_lacks_every_column(tmp_path: Path) -> None:
    there, others = make.write(tmp_path, cases=CASE, events="")
    others.write_bytes(b"")

    with pytest.raises(ColumnsMissing, match="case_id, startdate, deadline, enddate"):
        read(events=there, cases=others)


def test_a_file_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"cannot read .*none\.csv: No such file"):
        read(events=tmp_path / "none.csv", cases=tmp_path / "none.csv")
