"""`yimen plan draw`: a drawing in a file or on standard output, or the reason why there is none."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner, Result

from yimen.doors.console import plan as console
from yimen.kernel.errors import Refused

STEPS: list[dict[str, object]] = [
    {"key": "a", "name": "受理", "limit": {"number": 2, "unit": "working_day"}},
    {"key": "b", "name": "Review & <decide>", "after": ["a"]},
]
LOOP: list[dict[str, object]] = [
    {"key": "a", "name": "A", "after": ["b"]},
    {"key": "b", "name": "B", "after": ["a"]},
]


def run(*words: str, steps: list[dict[str, object]] | None = None) -> Result:
    text = json.dumps({"code": "p", "name": "plan", "steps": STEPS if steps is None else steps})
    return CliRunner().invoke(console.plan, ["draw", "-", *words], input=text)


def width(svg: str) -> int:
    return int(fromstring(svg).attrib["width"])


def test_the_drawing_comes_on_standard_output() -> None:
    told = run("--lang", "en")

    assert told.exit_code == 0
    assert "2 working days" in told.stdout
    assert "Review &amp; &lt;decide&gt;" in told.stdout
    assert "var(" not in told.stdout  # viewers of files know no variables
    assert fromstring(told.stdout).attrib["lang"] == "en"


def test_the_drawing_is_written_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "plan.svg"

    told = run("--out", str(out), "--lang", "zh-hans")

    assert told.exit_code == 0
    assert told.stdout == ""
    assert told.stderr == f"Drew 2 steps of plan in {out}.\n"
    assert "2 个工作日" in out.read_text(encoding="utf-8")


def test_the_direction_turns_the_drawing() -> None:
    chain: list[dict[str, object]] = [
        {"key": f"s{n}", "name": "审查", "after": [f"s{n - 1}"] if n else []} for n in range(6)
    ]

    across, down = run(steps=chain).stdout, run("--direction", "down", steps=chain).stdout

    assert width(across) > 2 * width(down)


def test_a_loop_is_refused_with_the_words_of_the_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_LANGUAGE", "en")

    told = run(steps=LOOP)

    assert isinstance(told.exception, Refused)
    assert told.exception.code == "plan.not-drawn"
    assert "Steps wait for each other: “A” needs “B”" in str(told.exception.facts["why"])
    assert told.stdout == ""


def test_a_prerequisite_that_is_not_there_is_refused() -> None:
    told = run(steps=[{"key": "a", "name": "A", "after": ["gone"]}])

    assert isinstance(told.exception, Refused)
    assert told.exception.code == "plan.not-drawn"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    told = run("--out", str(tmp_path / "gone" / "plan.svg"))

    assert isinstance(told.exception, Refused)
    assert told.exception.code == "plan.file-not-written"
