"""`yimen plan check`: what a person and a program get for an answer."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yimen.doors.console import plan as console
from yimen.kernel.errors import Refused
from yimen.kernel.plan import Unreadable, faults, parse

HOWTO = Path(__file__).parents[4] / "docs/howto/write-a-plan.md"
LOOP = {
    "code": "p",
    "name": "plan",
    "steps": [
        {"key": "a", "name": "Review", "after": ["b"], "produces": ["opinion"]},
        {"key": "b", "name": "Permit", "requires": [{"document": "opinion"}]},
        {"key": "c", "name": "Issue", "after": ["b"]},
    ],
}
LOOPED = "Steps wait for each other: “Review” needs “Permit”, which needs “Review”'s “opinion”."


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_LANGUAGE", "en")


def run(text: str, *words: str) -> Result:
    return CliRunner().invoke(console.plan, ["check", "-", *words], input=text)


def example() -> str:
    found = re.search(r"```json\n(.*?)```", HOWTO.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_of_the_guide_has_no_fault_and_its_times() -> None:
    told = run(example(), "--json")

    answer = json.loads(told.output)
    assert told.exit_code == 0
    assert answer["faults"] == []
    assert answer["critical_path"] == ["accept", "drawings", "decide", "issue"]
    assert (answer["parallel_days"], answer["serial_days"], answer["shortest_days"]) == (9, 11, 9)
    assert answer["slack"]["visit"] == 3


def test_a_fault_is_told_in_words_and_ends_with_one() -> None:
    told = run(json.dumps(LOOP))

    assert told.exit_code == 1
    assert told.output.splitlines() == [
        "plan (p): 3 steps, 2 faults, 0 hints",
        f"  fault  {LOOPED}",
        "  fault  “Issue” can never open, because “Review”, “Permit” before them can never finish.",
        "The plan may not be published.",
    ]


def test_a_program_gets_the_faults_and_no_times_where_the_steps_have_no_order() -> None:
    looped = LOOP | {"steps": [{"key": "a", "name": "A", "after": ["a"]}]}

    answer = json.loads(run(json.dumps(looped), "--json").output)

    assert [fault["code"] for fault in answer["faults"]] == ["prerequisite-self"]
    assert answer["critical_path"] is None
    assert not answer["may_be_published"]


def test_hints_do_not_forbid() -> None:
    hinted = {"code": "p", "name": "plan", "steps": [{"key": k, "name": k} for k in "ab"]}

    told = run(json.dumps(hinted))

    assert told.exit_code == 0
    assert "1 hints" in told.output


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("", Unreadable), ("[]", Unreadable), ("x" * 6_000_000, console.FileTooBig)],
)
def test_what_is_no_plan_is_refused(text: str, refusal: type[Refused]) -> None:
    assert isinstance(run(text).exception, refusal)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", "\0"):
        told = CliRunner().invoke(console.plan, ["check", str(path)])

        assert isinstance(told.exception, console.FileNotRead)


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(example(), encoding="utf-8-sig")

    assert CliRunner().invoke(console.plan, ["check", str(file)]).exit_code == 0


def test_the_example_stands_for_every_field_of_the_guide() -> None:
    plan = parse(json.load(io.StringIO(example())))

    assert faults(plan) == ()
    fields = {field for step in json.loads(example())["steps"] for field in step}
    assert fields >= {"after", "when", "requires", "produces", "sets", "members", "return_to"}
