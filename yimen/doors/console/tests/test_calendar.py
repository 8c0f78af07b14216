"""`yimen calendar load`: told first, loaded when asked, refused with the row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from yimen.doors.console import calendar
from yimen.doors.console.calendar import FileUnreadable, RowUnreadable, read
from yimen.ground.ledger import queries as ledger
from yimen.ground.process import queries
from yimen.work.matters import queries as matter_queries
from yimen.work.matters.tests import make as matters

GOOD = "day,is_workday,name,source\n2027-01-01,0,元旦,国办发明电\n2027-10-09,1,国庆节,国办发明电\n"


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "2027.csv"
    file.write_text(text)
    return file


@pytest.mark.django_db
def test_a_year_is_loaded_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "ready", lambda: None)  # the suite has its own database
    monkeypatch.setattr(calendar, "seal", lambda: None)  # sealing needs a committed entry
    file = written(tmp_path, GOOD)

    told = CliRunner().invoke(calendar.calendar, ["load", str(file)])
    before = queries.newest_release()
    done = CliRunner().invoke(calendar.calendar, ["load", str(file), "--yes"])

    assert "Nothing was changed" in told.output, told.exception
    assert before == 0
    assert "Loaded." in done.output
    held = queries.calendar(queries.newest_release())
    assert held.certain_through == date(2027, 12, 24)  # not only as far as the notice names days
    assert held.is_working(date(2027, 10, 9))


@pytest.mark.slow
@pytest.mark.django_db
def test_terms_of_matters_are_told_and_follow_with_an_entry_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "ready", lambda: None)  # as above
    monkeypatch.setattr(calendar, "seal", lambda: None)
    number = matters.opened(day=date(2026, 11, 20))  # ninety days later is a Thursday
    file = written(tmp_path, "day,is_workday,name,source\n2027-02-18,0,春节,国办发明电\n")

    told = CliRunner().invoke(calendar.calendar, ["load", str(file)]).output
    before = matter_queries.matter_of(number).due_on
    CliRunner().invoke(calendar.calendar, ["load", str(file), "--yes"])

    held = matter_queries.matter_of(number)
    assert f"matter {number} decision: 2027-02-18 → 2027-02-19" in told
    assert (before, held.due_on) == (date(2027, 2, 18), date(2027, 2, 19))
    assert [entry.act for entry in ledger.history(held.about)][-1] == "matters.recount"


@pytest.mark.parametrize(
    "row", ["2027-13-01,0,x,y", "2027-01-02,maybe,x,y", "2027-01-01,0,again,y", ",,,"]
)
def test_a_bad_row_is_named_and_nothing_is_loaded(tmp_path: Path, row: str) -> None:
    with pytest.raises(RowUnreadable) as refused:
        read(written(tmp_path, f"{GOOD}{row}\n"))

    assert refused.value.facts["row"] == 3


@pytest.mark.parametrize("text", ["", "day,name\n2027-01-01,x\n"])
def test_a_file_without_the_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileUnreadable):
        read(written(tmp_path, text))
