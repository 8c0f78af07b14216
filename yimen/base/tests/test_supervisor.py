"""Programs side by side: one that dies is started again, all end together, none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from yimen.base.supervisor import DEATHS, Program, supervise
from yimen.kernel.errors import Trouble

pytestmark = pytest.mark.slow
ENDLESS = "import time\nwhile True: time.sleep(1)"
STUBBORN = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)"
PATIENCE_S = 60  # a busy machine is slow, and no fault


def program(
    name: str, file: Path, source: str, *, first: str = "", grace_s: float = 5.0
) -> Program:
    """A program that does `first`, then writes the process ids it had into a file, one a line."""
    return Program(name, (sys.executable, "-c", f"{first}\n{noting(file)}\n{source}"), grace_s)


def noting(file: Path) -> str:
    """Python that writes its process id into a file."""
    return f"import os\nopen({str(file)!r}, 'a').write(str(os.getpid()) + chr(10))"


def with_child(file: Path) -> str:
    """Python that starts a program which notes itself in a file and never ends."""
    child = f"{noting(file)}\n{ENDLESS}"
    return f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {child!r}])\n{ENDLESS}"


def pids(file: Path, at_least: int) -> list[int]:
    """The process ids in the file, once there are so many."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if file.exists() and len(found := file.read_text().split()) >= at_least:
            return [int(each) for each in found]
        time.sleep(0.05)
    raise AssertionError(f"fewer than {at_least} starts in {file}")


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ended(pid: int) -> bool:
    """Whether a process is gone, or goes soon: one that is killed needs a moment."""
    until = time.monotonic() + PATIENCE_S
    while lives(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not lives(pid)


def test_one_that_is_killed_is_started_again_and_said(tmp_path: Path) -> None:
    stop, said = threading.Event(), list[str]()
    file = tmp_path / "pids"
    programs = [program("web", file, ENDLESS)]
    running = threading.Thread(
        target=supervise, args=(programs,), kwargs={"stop": stop, "tell": said.append}
    )

    running.start()
    os.kill(pids(file, 1)[0], signal.SIGKILL)
    again = pids(file, 2)[1]
    stop.set()
    running.join(timeout=PATIENCE_S)

    assert said == ["web ended by itself with signal 9; it is started again"]
    assert not lives(again)


def test_one_that_dies_again_and_again_ends_all_with_one_line(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    programs = [
        program("web", bad, "raise SystemExit(3)"),
        program("worker", good, ENDLESS),
    ]

    with pytest.raises(Trouble, match=f"web ended {DEATHS} times .* status 3"):
        supervise(programs, stop=threading.Event(), tell=lambda _: None)

    assert len(pids(bad, DEATHS)) == DEATHS
    assert not lives(pids(good, 1)[0])


def test_one_that_does_not_end_when_told_is_killed(tmp_path: Path) -> None:
    stop, said = threading.Event(), list[str]()
    file = tmp_path / "pids"

    def end_soon() -> None:
        pids(file, 1)
        stop.set()

    threading.Thread(target=end_soon).start()
    stubborn = program("worker", file, ENDLESS, first=STUBBORN, grace_s=0.5)
    supervise([stubborn], stop=stop, tell=said.append)

    assert said == ["worker does not end when told; it is killed"]
    assert not lives(pids(file, 1)[0])


def test_what_a_dead_one_started_does_not_outlive_it(tmp_path: Path) -> None:
    stop, file, children = threading.Event(), tmp_path / "pids", tmp_path / "children"
    running = threading.Thread(
        target=supervise,
        args=([program("web", file, with_child(children))],),
        kwargs={"stop": stop, "tell": lambda _: None},
    )

    running.start()
    first, child = pids(file, 1)[0], pids(children, 1)[0]
    os.kill(first, signal.SIGKILL)
    pids(file, 2)
    gone = ended(child)
    stop.set()
    running.join(timeout=PATIENCE_S)

    assert gone


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_programs_end_when_their_supervisor_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    source = (
        "import threading, sys\nfrom pathlib import Path\n"
        "from yimen.base.tests.test_supervisor import ENDLESS, program\n"
        "from yimen.base.supervisor import supervise\n"
        f"supervise([program('web', Path({str(file)!r}), ENDLESS)],"
        " stop=threading.Event(), tell=print)"
    )
    parent = subprocess.Popen([sys.executable, "-c", source])
    child = pids(file, 1)[0]

    parent.kill()
    parent.wait()

    assert ended(child)
