"""Programs that run side by side: their words told apart, started again when one dies, ended whole.

Each program leads a process group of its own, so that Ctrl-C reaches us alone and we end them in
order; what a dead one leaves behind in its group is swept before it is started again.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO

from yimen.kernel.errors import Trouble

LOOK_EVERY_S = 0.3
DEATHS, WITHIN_S = 4, 60.0  # so many within a minute, and starting again helps nobody

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Program:
    """What to run under a name, and how long it may take to end when told."""

    name: str
    command: tuple[str, ...]
    grace_s: float = 12.0


@dataclass(slots=True)
class Running:
    """A program as it runs now, and when it was found dead before."""

    program: Program
    deaths: list[float] = field(default_factory=list)
    process: subprocess.Popen[str] = field(init=False)
    words: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start it, or start it again."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yimen.base.leash", str(os.getpid()), *self.program.command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self.words = threading.Thread(
            target=_pass_on, args=(self.program.name, self.process.stdout)
        )
        self.words.start()

    def sweep(self) -> None:
        """End what is left of its group: a killed server leaves its workers on the port."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.words.join()


def supervise(programs: Sequence[Program], *, stop: threading.Event, tell: Tell) -> None:
    """Run all until `stop` is set; one that ends by itself is started again, with a line.

    Raises Trouble, the others ended, when one dies again and again.
    """
    running: list[Running] = []
    try:
        running.extend(Running(program) for program in programs)
        while not stop.wait(LOOK_EVERY_S):
            for each in running:
                if each.process.poll() is not None:
                    _again(each, tell)
    finally:
        for each in running:  # the first one takes people in, so it is told first
            _terminate(each.process)
        for each in running:
            _end(each, tell)


def _pass_on(name: str, words: IO[str]) -> None:
    """Each line that a program says, with its name before it."""
    with words:
        for line in words:
            sys.stderr.write(f"{name:>6} | {line}")
            sys.stderr.flush()


def _again(dead: Running, tell: Tell) -> None:
    name, how = dead.program.name, _how(dead.process.returncode)
    dead.sweep()
    now = time.monotonic()
    dead.deaths = [*(at for at in dead.deaths if now - at < WITHIN_S), now]
    if len(dead.deaths) >= DEATHS:
        raise Trouble(f"{name} ended {DEATHS} times within a minute, last with {how}: see above")
    tell(f"{name} ended by itself with {how}; it is started again")
    dead.start()


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"status {code}"


def _terminate(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()


def _end(each: Running, tell: Tell) -> None:
    try:
        each.process.wait(timeout=each.program.grace_s)
    except subprocess.TimeoutExpired:
        tell(f"{each.program.name} does not end when told; it is killed")
    each.sweep()
