"""Files wait in a tray until they are sent, whoever put them there and whenever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from yimen.base.files import arriving, jobs, tray
from yimen.base.files.arriving import Arrival
from yimen.base.files.store import Stored
from yimen.base.files.tray import Tray

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PLAN = Tray("case C-1 resubmit", "layout")


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def file(n: int) -> Stored:
    return Stored(f"{n}.pdf", f"{n:064}", 7, "application/pdf")


def test_files_lie_in_the_order_in_which_they_came_and_each_once() -> None:
    for minute, n in enumerate((2, 1, 2)):
        tray.put(PLAN, file(n), now=NOW + timedelta(minutes=minute))

    tray.put(Tray("case C-1 resubmit", "other"), file(3), now=NOW)

    assert [each.name for each in tray.files(PLAN)] == ["2.pdf", "1.pdf"]


def test_what_was_taken_out_or_sent_is_gone() -> None:
    for n in (1, 2):
        tray.put(PLAN, file(n), now=NOW)

    tray.take(PLAN, file(1).sha256)
    left = tray.files(PLAN)
    tray.clear(PLAN)

    assert left == [file(2)]
    assert tray.files(PLAN) == []


def test_files_that_come_at_once_are_all_there() -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: tray.put(PLAN, file(n), now=NOW), range(12)))

    assert len(tray.files(PLAN)) == 12


def test_what_nobody_touched_for_ninety_days_is_swept_out_with_what_stopped_on_its_way() -> None:
    later = Tray("case C-2 supplement", "layout")
    tray.put(PLAN, file(1), now=NOW)
    tray.put(later, file(2), now=NOW)
    tray.put(later, file(3), now=NOW + timedelta(days=1))
    half = Arrival("case C-1", "a.pdf", 9)
    arriving.append(half, b"%PDF", at=0, today=NOW.date())

    on_the_last_day = jobs.sweep(today=NOW.date() + timedelta(days=90))
    stopped = arriving.offset(half, today=NOW.date())
    swept = jobs.sweep(today=NOW.date() + timedelta(days=91))

    assert (on_the_last_day, stopped, swept) == (0, 0, 1)
    assert tray.files(PLAN) == []
    assert tray.files(later) == [file(2), file(3)]
    tray.put(PLAN, file(4), now=NOW)
    assert tray.files(PLAN) == [file(4)]
