"""`yimen clock due`: what a person and a program get for an answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.base.sentences import SENTENCES
from yimen.doors.console import clock
from yimen.kernel.errors import Refused

GOOD = {"start": "2026-02-13", "limit": 20, "unit": "working_day"}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YIMEN_LANGUAGE", "en")
    monkeypatch.setenv("YIMEN_HOME", str(tmp_path))  # where no database was ever made
    monkeypatch.delenv("DATABASE_URL", raising=False)


def run(*words: str) -> Result:
    return CliRunner().invoke(clock.clock, ["due", *words], catch_exceptions=False)


def line(**fields: object) -> dict[str, Any]:
    return clock.answer_line(json.dumps(GOOD | fields).encode())


def test_the_date_comes_first_and_then_the_account() -> None:
    told = run("--start", "2026-02-13", "--limit", "20", "--pause", "2026-02-25:2026-03-04")

    assert told.exit_code == 0
    assert told.output.splitlines() == [
        "2026-03-27",
        "  2026-02-13 starts, this day not counted; the limit is 20 working day(s)",
        "  2026-02-24 from 2026-02-14 to this day: 2 working day(s) counted, 9 day(s) of rest not",
        "  2026-02-25 paused to 2026-03-03 inclusive: 7 day(s) not counted",
        "  2026-03-27 from 2026-03-04 to this day: 18 working day(s) counted, 6 day(s) of rest not",
        "  2026-03-27 due",
    ]


def test_the_account_is_told_in_chinese_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YIMEN_LANGUAGE")

    told = run("--start", "2026-02-13", "--limit", "20").output

    assert "起算，当日不计入；期限 20 个工作日" in told


def test_extensions_add_up() -> None:
    words = ("--start", "2026-02-13", "--limit", "20", "--extend", "10", "--extend", "5")

    assert json.loads(run(*words, "--json").output)["due_on"] == "2026-04-10"


def test_an_open_pause_says_what_is_left() -> None:
    words = ("--start", "2026-02-13", "--limit", "20", "--pause", "2026-02-25:")

    told, read = run(*words).output, json.loads(run(*words, "--json").output)

    assert told.startswith("paused, with 18 left\n")
    assert (read["due_on"], read["left"], read["provisional"]) == (None, 18, False)


def test_a_provisional_date_says_so() -> None:
    told = run("--start", "2099-12-01", "--limit", "5").output.splitlines()

    assert told[0] == "2099-12-08 (provisional)"
    assert "not announced yet" in told[-1]


def test_hours_end_at_an_instant() -> None:
    words = ("--start", "2026-02-13T10:30+08:00", "--limit", "24", "--unit", "hour")

    assert run(*words).output.startswith("2026-02-14T10:30+08:00\n")
    assert json.loads(run(*words, "--json").output)["due_at"] == "2026-02-14T10:30:00+08:00"


def test_a_given_end_is_told_as_given() -> None:
    assert run("--start", "2026-02-13", "--end", "2026-04-05").output.startswith("2026-04-05\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--limit", "20"], "clock.field-missing"),
        (["--start", "2026-02-13"], "clock.field-missing"),
        (["--start", "2026-02-30", "--limit", "20"], "clock.field-wrong"),
        (["--start", "2026-02-13", "--limit", "20", "--pause", "2026-02-25"], "clock.field-wrong"),
        (["--start", "2026-02-13", "--limit", "-1"], "clock.negative-limit"),
        (["--start", "2026-02-13", "--limit", "1", "--end", "2026-03-01"], "clock.end-or-limit"),
        (["--start", "2003-02-13", "--limit", "1"], "days.outside-calendar"),
    ],
)
def test_a_wrong_question_is_refused(words: list[str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        run(*words)

    assert refused.value.code == code


def test_an_unknown_unit_is_told_what_is_known() -> None:
    told = run("--start", "2026-02-13", "--limit", "1", "--unit", "week")

    assert told.exit_code == 2
    assert "'working_day', 'calendar_day', 'month', 'hour'" in told.output


def test_lines_and_a_clock_of_its_own_do_not_go_together() -> None:
    assert run("--lines", "--start", "2026-02-13").exit_code == 2


def test_a_line_is_answered_with_its_due_day() -> None:
    assert line() == {
        "due_on": "2026-03-19",
        "provisional": False,
        "explanation": [
            "2026-02-13 starts, this day not counted; the limit is 20 working day(s)",
            (
                "2026-03-19 from 2026-02-14 to this day: 20 working day(s) counted, "
                "14 day(s) of rest not"
            ),
            "2026-03-19 due",
        ],
    }


@pytest.mark.parametrize(
    ("fields", "due_on"),
    [
        ({"pauses": [["2026-02-25", "2026-03-04"]]}, "2026-03-27"),
        ({"pauses": [["2026-02-25", None]]}, None),
        ({"pauses": [], "extend": 0}, "2026-03-19"),
        ({"pauses": None, "extend": None}, "2026-03-19"),
        ({"extend": 10}, "2026-04-02"),
        ({"start": "2026-02-13T23:30:00+02:00"}, "2026-03-19"),
        ({"limit": None, "end": "2026-04-05"}, "2026-04-05"),
        ({"note": "fields of others are theirs"}, "2026-03-19"),
    ],
)
def test_a_line_may_hold_pauses_an_extension_or_an_end(
    fields: dict[str, object], due_on: str | None
) -> None:
    assert line(**fields)["due_on"] == due_on


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"start": None}, "clock.field-missing"),
        ({"limit": None}, "clock.field-missing"),
        ({"unit": None}, "clock.field-missing"),
        ({"start": 20260213}, "clock.field-wrong"),
        ({"start": "yesterday"}, "clock.field-wrong"),
        ({"start": ""}, "clock.field-wrong"),
        ({"limit": "20"}, "clock.field-wrong"),
        ({"limit": 20.0}, "clock.field-wrong"),
        ({"limit": 1e999}, "clock.line-not-an-object"),
        ({"limit": True}, "clock.field-wrong"),
        ({"limit": -1}, "clock.negative-limit"),
        ({"limit": 10**30}, "clock.limit-too-long"),
        ({"extend": 10**30}, "clock.limit-too-long"),
        ({"extend": "10"}, "clock.field-wrong"),
        ({"extend": False}, "clock.field-wrong"),
        ({"unit": "week"}, "clock.field-wrong"),
        ({"unit": ["working_day"]}, "clock.field-wrong"),
        ({"pauses": "2026-02-25"}, "clock.field-wrong"),
        ({"pauses": [["2026-02-25"]]}, "clock.field-wrong"),
        ({"pauses": [{"from": "2026-02-25"}]}, "clock.field-wrong"),
        ({"pauses": [[None, "2026-02-25"]]}, "clock.field-wrong"),
        ({"pauses": [["2026-03-04", "2026-02-25"]]}, "clock.pause-ends-before-it-begins"),
        ({"start": "9999-12-31"}, "days.outside-calendar"),
        ({"start": "9999-12-31T23:59:59-12:00", "unit": "hour"}, "days.outside-calendar"),
        ({"start": "0001-01-01T00:00:00+14:00", "unit": "hour"}, "days.outside-calendar"),
        ({"limit": 999_999}, "days.outside-calendar"),
        ({"limit": 999_999, "unit": "month"}, "days.outside-calendar"),
        ({"limit": 999_999, "unit": "hour"}, "days.outside-calendar"),
        ({"end": "2026-04-05"}, "clock.end-or-limit"),
    ],
)
def test_a_wrong_line_is_refused_by_code(fields: dict[str, object], code: str) -> None:
    told = line(**fields)

    assert told["refused"] == code
    assert told["text"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"nonsense",
        b"[]",
        b"null",
        b"1",
        b"{",
        b'{"start": NaN}',
        b"\xff\xfe",
        b"[" * 99_999,
    ],
)
def test_a_line_that_is_no_object_is_refused(raw: bytes) -> None:
    assert clock.answer_line(raw)["refused"] == "clock.line-not-an-object"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.slow
@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["start", "limit", "unit", "pauses", "extend", "end"]), JSON)
)
def test_whatever_a_line_holds_it_is_answered(fields: dict[str, object]) -> None:
    told = clock.answer_line(json.dumps(fields).encode())

    assert "due_on" in told or told["refused"] in SENTENCES


@pytest.mark.slow
@settings(deadline=None)
@given(st.binary(max_size=200))
def test_whatever_bytes_come_they_are_answered(raw: bytes) -> None:
    assert clock.answer_line(raw).keys() == {"refused", "text"}


def test_bad_lines_stop_nothing_and_every_line_has_its_answer() -> None:
    good = json.dumps(GOOD).encode()
    lone_surrogate = b'{"start": "\\ud800", "limit": 1, "unit": "working_day"}'
    mark = b"\xef\xbb\xbf"  # a file of Windows begins with it and ends its lines with CR LF
    lines = [mark + good + b"\r", b"\xff", b"", lone_surrogate, good]  # no newline at the end
    given = b"\n".join(lines)

    told = CliRunner().invoke(clock.clock, ["due", "--lines"], input=given)

    answers = [json.loads(answer) for answer in told.stdout_bytes.decode("utf-8").splitlines()]
    assert ["due_on" in answer for answer in answers] == [True, False, False, False, True]
    assert told.exit_code == 0


@pytest.mark.slow
def test_each_answer_comes_before_the_next_question_and_without_django() -> None:
    program = (
        "import sys; from yimen.doors.console.clock import clock\n"
        "try: clock(['due', '--lines'])\n"
        "finally: assert 'django' not in sys.modules\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        for _ in range(3):
            process.stdin.write(json.dumps(GOOD).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["due_on"] == "2026-03-19"
        process.stdin.close()

        assert process.wait() == 0
