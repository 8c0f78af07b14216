"""A file comes piece by piece, goes on where it stopped, and is whole or not there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from yimen.base.files import arriving, rules
from yimen.base.files.arriving import Arrival
from yimen.base.files.tests.test_files import HOSTILE
from yimen.kernel.errors import Refused

TODAY = date(2026, 3, 2)
CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 4


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def arrival(target: str = "draft", size: int = len(CONTENT)) -> Arrival:
    return Arrival(target, "图.pdf", size, "1772413200000")


def append(
    piece: bytes, at: int, *, of: Arrival | None = None, today: date = TODAY
) -> bytes | None:
    return arriving.append(of or arrival(), piece, at=at, today=today)


@given(st.lists(st.integers(1, len(CONTENT) - 1), max_size=6, unique=True))
def test_pieces_of_any_size_make_the_file(cuts: list[int]) -> None:
    marks = [0, *sorted(cuts), len(CONTENT)]

    taken = [append(CONTENT[a:b], a) for a, b in pairwise(marks)]

    assert taken == [None] * len(cuts) + [CONTENT]
    assert arriving.offset(arrival(), today=TODAY) == 0


def test_a_piece_that_does_not_join_on_is_refused_with_where_to_go_on() -> None:
    append(CONTENT[:100], 0)

    for at in (0, 50, 101):
        with pytest.raises(rules.OtherOffset) as refused:
            append(CONTENT[at : at + 10], at)
        assert refused.value.facts["offset"] == 100


def test_more_than_was_announced_is_not_taken() -> None:
    with pytest.raises(rules.OtherOffset):
        append(CONTENT + b"x", 0)
    with pytest.raises(rules.FileTooLarge):
        append(CONTENT, 0, of=arrival(size=rules.LARGEST + 1))


@pytest.mark.parametrize(
    "content", [row[1] for row in HOSTILE if row[2] in {"files.unknown-kind", "files.archive"}]
)
def test_what_is_not_taken_is_refused_with_its_first_piece(folder: Path, content: bytes) -> None:
    with pytest.raises(Refused):
        append(content[:300].ljust(300), 0, of=arrival(size=rules.LARGEST))

    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_two_places_do_not_mix() -> None:
    append(CONTENT[:100], 0)

    assert arriving.offset(arrival("another draft"), today=TODAY) == 0


def test_midnight_interrupts_nothing() -> None:
    append(CONTENT[:100], 0)

    tomorrow = TODAY + timedelta(days=1)
    assert append(CONTENT[100:], 100, today=tomorrow) == CONTENT


def test_a_last_piece_whose_others_were_taken_begins_again(folder: Path) -> None:
    append(CONTENT[:100], 0)
    append(CONTENT[100:150], 100)
    next(folder.rglob("0000000000")).unlink()

    with pytest.raises(rules.OtherOffset) as refused:
        append(CONTENT[150:], 150)

    assert refused.value.facts["offset"] == 0
    assert arriving.offset(arrival(), today=TODAY) == 0


def test_a_second_copy_that_the_storage_made_is_no_piece(folder: Path) -> None:
    append(CONTENT[:100], 0)
    first = next(folder.rglob("0000000000"))
    first.with_name("0000000000_qSFdSJW").write_bytes(CONTENT[:100])

    assert arriving.offset(arrival(), today=TODAY) == 100


def test_what_stopped_for_good_is_swept_out(folder: Path) -> None:
    append(CONTENT[:100], 0)

    arriving.sweep(today=TODAY + timedelta(days=1))
    assert arriving.offset(arrival(), today=TODAY) == 100
    arriving.sweep(today=TODAY + timedelta(days=2))

    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_of_the_same_piece_sent_many_times_at_once_one_counts() -> None:
    def send(_: int) -> str:
        try:
            append(CONTENT[:100], 0)
        except rules.OtherOffset:
            return "refused"
        return "taken"

    with ThreadPoolExecutor(8) as senders:
        sent = list(senders.map(send, range(8)))

    assert sent.count("taken") == 1
    assert arriving.offset(arrival(), today=TODAY) == 100
