"""However a command ends, it ends with one clear line and a status."""

from __future__ import annotations

import errno
import sys

import pytest
from django.db import InterfaceError, OperationalError

from yimen.doors.console import main
from yimen.kernel.errors import Trouble

LOST = "server closed the connection unexpectedly\n\tThis probably means …"


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (Trouble("no room"), "no room"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "/x"), "/x: Is a directory"),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates"), r"not UTF-8: '\udcff'"),
        (OperationalError(LOST), "the database: server closed the connection unexpectedly"),
        (InterfaceError("the connection is closed"), "the database: the connection is closed"),
    ],
)
def test_what_goes_wrong_outside_is_told_in_one_line(
    error: Exception,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails(**_: object) -> None:
        raise error

    monkeypatch.setattr(main, "yimen", fails)

    with pytest.raises(SystemExit) as ended:
        main.main()

    assert ended.value.code == 2
    assert capsys.readouterr().err == f"yimen: {line}\n"


def test_a_refusal_ends_with_its_sentence_and_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YIMEN_LANGUAGE", "en")
    monkeypatch.setattr(sys, "argv", ["yimen", "clock", "due", "--start", "soon", "--limit", "1"])

    with pytest.raises(SystemExit) as ended:
        main.main()

    assert ended.value.code == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("yimen: ")
    assert line.endswith("[clock.field-wrong]")


def test_a_fault_of_ours_keeps_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(main, "yimen", fails)

    with pytest.raises(KeyError):
        main.main()
