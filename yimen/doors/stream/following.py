"""Following the ledger for everybody who listens to this process."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import OperationalError, close_old_connections

from yimen.base import postgres
from yimen.ground.ledger import queries as ledger
from yimen.ground.ledger.verbs.sealing import SEALED
from yimen.work.cases.queries.concern import units_concerned

AT_ONCE = 500  # entries read at a time
LOOK_EVERY_S = 15.0  # a notification may be lost; the ledger is not
AFTER_TROUBLE_S = 2.0
FIGURES_EVERY_S = 10.0

log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Listener:
    """One open stream: what it may hear of, and what it was not told yet, however much that is."""

    units: frozenset[str]
    changed: set[str] = field(default_factory=set)
    figures: bool = False
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, units: frozenset[str]) -> None:
        """Keep what concerns this listener, and wake it."""
        if mine := units & self.units:
            self.changed |= mine
            self.woken.set()

    def hear_figures(self) -> None:
        """The figures of the day are others than before."""
        self.figures = True
        self.woken.set()


class Follower:
    """Reads each sealed entry once for all listeners of this process."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self.place = 0
        self.listening = False
        self.begun = asyncio.Event()  # set once the place is known
        self._figures_at = -FIGURES_EVERY_S
        self._figures_old = False

    async def run(self) -> None:
        """Follow for ever: what ends it is logged and it begins again, or all pages fall silent."""
        while True:
            try:
                await self._follow()
            except (psycopg.OperationalError, OperationalError) as error:
                log.warning("the ledger cannot be followed: %s", " ".join(str(error).split()))
            except Exception:  # a fault of ours
                log.exception("the ledger cannot be followed")
            self.listening = False
            await asyncio.sleep(AFTER_TROUBLE_S)

    async def _follow(self) -> None:
        connection = await psycopg.AsyncConnection.connect(postgres.url("app"), autocommit=True)
        async with connection:
            await connection.execute(f"listen {SEALED}")
            if not self.place:
                self.place = await asyncio.to_thread(_size)
            while True:
                await self._catch_up()
                self.listening = True
                self.begun.set()
                await _notified(connection)

    async def _catch_up(self) -> None:
        """Tell what was sealed since the last look; the place moves on once it is told."""
        while True:
            read, units = await asyncio.to_thread(_news, self.place)
            if read:
                self.place += read
                for listener in self.listeners:
                    listener.hear(units)
            self.tell_figures(changed=bool(units), at=time.monotonic())
            if read < AT_ONCE:
                return

    def tell_figures(self, *, changed: bool, at: float) -> None:
        """At most every ten seconds: the figures are counted for everybody at once.

        A change in between is told at the next look, which is never far. `at` are seconds of a
        clock that only goes on.
        """
        self._figures_old |= changed
        if self._figures_old and at - self._figures_at > FIGURES_EVERY_S:
            self._figures_at, self._figures_old = at, False
            for listener in self.listeners:
                listener.hear_figures()


async def _notified(connection: psycopg.AsyncConnection[Any]) -> None:
    """Wait for one notification, or until it is time to look without."""
    async for _ in connection.notifies(timeout=LOOK_EVERY_S, stop_after=1):
        return


def _size() -> int:
    close_old_connections()
    return ledger.size()


def _news(place: int) -> tuple[int, frozenset[str]]:
    """How many entries stand from `place` on, of the next few, and the units they concern."""
    close_old_connections()
    subjects = ledger.subjects_from(place, at_most=AT_ONCE)
    return len(subjects), units_concerned(subjects)
