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
STUBBORN = f"import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n{ENDLESS}"
WITH_CHILD = (
    f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', '''{ENDLESS}'''])\n{ENDLESS}"
)


def program(name: str, file: Path, source: str, grace_s: float = 5.0) -> Program:
    """A program that writes the process ids it had into a file, one a line."""
    noted = f"import os\nopen({str(file)!r}, 'a').write(str(os.getpid()) + chr(10))\n{source}"
    return Program(name, (sys.executable, "-c", noted), grace_s)


def pids(file: Path, at_least: int) -> list[int]:
    """The process ids in the file, once there are so many."""
    until = time.monotonic() + 20
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
    running.join(timeout=20)

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
        stop.wait(0.3)
        stop.set()

    threading.Thread(target=end_soon).start()
    supervise([program("worker", file, STUBBORN, 0.5)], stop=stop, tell=said.append)

    assert said == ["worker does not end when told; it is killed"]
    assert not lives(pids(file, 1)[0])


def test_what_a_dead_one_started_does_not_outlive_it(tmp_path: Path) -> None:
    stop, file = threading.Event(), tmp_path / "pids"
    running = threading.Thread(
        target=supervise,
        args=([program("web", file, WITH_CHILD)],),
        kwargs={"stop": stop, "tell": lambda _: None},
    )

    running.start()
    first = pids(file, 1)[0]
    time.sleep(0.3)
    os.kill(first, signal.SIGKILL)
    pids(file, 2)
    left = subprocess.run(["pgrep", "-g", str(first)], capture_output=True, text=True, check=False)
    stop.set()
    running.join(timeout=20)

    assert not [pid for pid in left.stdout.split() if lives(int(pid))]


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
    until = time.monotonic() + 10
    while lives(child) and time.monotonic() < until:
        time.sleep(0.05)

    assert not lives(child)
