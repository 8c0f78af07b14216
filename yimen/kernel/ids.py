"""Identifiers that are unique without a centre and sort by time: UUID version 7 (RFC 9562)."""

from __future__ import annotations

import secrets
import time
from threading import Lock
from uuid import UUID

_COUNTER = 12 + 30
"""Bits below the millisecond that count (RFC 9562 6.2, method 1: rand_a and the top of rand_b)."""
_NOISE = 62 - 30


class Maker:
    """Makes identifiers that only ever rise, whatever the clock does and whoever asks."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._at = -1
        self._count = 0

    def new(self, at_ms: int) -> UUID:
        """The next identifier at `at_ms` milliseconds since 1970.

        Where the clock stands still or goes back, the last time is kept and the counter rises by
        a random step, so that neighbours cannot be guessed.
        """
        # a fresh counter leaves its top bit free, so that it has room to rise
        fresh, noise = divmod(secrets.randbits(_COUNTER - 1 + _NOISE), 1 << _NOISE)
        with self._lock:
            if at_ms > self._at:
                self._at, self._count = at_ms, fresh
            else:
                self._count += 1 + fresh % 256
                if self._count >> _COUNTER:
                    self._at, self._count = self._at + 1, fresh
            at, count = self._at, self._count
        high, low = count >> 30, count & ((1 << 30) - 1)
        return UUID(
            int=(at & ((1 << 48) - 1)) << 80
            | 7 << 76
            | high << 64
            | 2 << 62
            | low << _NOISE
            | noise
        )


_maker = Maker()


def new() -> UUID:
    """A new identifier by the real clock; in this process each is greater than the one before."""
    return _maker.new(time.time_ns() // 1_000_000)


def at_ms(id_: UUID) -> int:
    """The milliseconds since 1970 that an identifier was made at."""
    return id_.int >> 80
