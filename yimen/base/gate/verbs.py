"""What every act over the API ends with, and what every call costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from threading import Lock

from django.db import connection
from django.db.transaction import TransactionManagementError, atomic

from yimen.base.gate import rules
from yimen.base.gate.models import Answer, Bucket
from yimen.base.postgres.statements import Statement
from yimen.kernel import ids

SWEPT_AT_ONCE = 1000
NAMES_AT_MOST = 10_000
MINUTE, HOUR = 60, 3600

# Who comes second waits on the key until the first has committed, and then finds it taken: a
# division by zero, which undoes the act and tells the server's log nothing of the answer
KEEP = Statement(
    "gate_keep",
    """
insert into gate_answer as a (id, who, key, fingerprint, status, mark, body, kept_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (who, key) do update
    set id = excluded.id, fingerprint = excluded.fingerprint, mark = excluded.mark,
        body = excluded.body, kept_at = excluded.kept_at,
        status = excluded.status / (a.kept_at < $9)::int
""",
)
SPEND = Statement(
    "gate_spend",
    """
insert into gate_bucket as b (name, calls_left, counted_at)
values ($1, $2::float8 - $4::float8, $3)
on conflict (name) do update
    set calls_left = least($2::float8, b.calls_left + greatest(
            0, extract(epoch from excluded.counted_at - b.counted_at)) * $2::float8 / $5::float8)
            - $4::float8,
        counted_at = greatest(b.counted_at, excluded.counted_at)
    where least($2::float8, b.calls_left + greatest(
            0, extract(epoch from excluded.counted_at - b.counted_at)) * $2::float8 / $5::float8)
            >= $4::float8
returning calls_left
""",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given the first time."""

    status: int
    mark: str
    body: str


class Purse:
    """Calls that this process has taken from the buckets in advance, a second's worth at once.

    So most calls cost no statement, and no bucket gives more than it holds.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[str, int] = {}

    def take(self, name: str) -> bool:
        """Whether a call was there that is paid for."""
        with self._lock:
            left = self._held.get(name, 0)
            if left:
                self._held[name] = left - 1
            return left > 0

    def put(self, name: str, calls: int) -> None:
        """Calls that a bucket gave; of too many names all are forgotten, which costs them these."""
        with self._lock:
            if len(self._held) >= NAMES_AT_MOST:
                self._held.clear()
            self._held[name] = self._held.get(name, 0) + calls


PURSE = Purse()


def keep_answer(*, who: str, key: str, fingerprint: bytes, answer: Kept, now: datetime) -> None:
    """留存应答: take the key for the act that was just done, with what it is answered.

    In the transaction of the act, so that key, act and answer stand or fall together. Where the key
    is taken it breaks, in a `whole` at its end, and the act is undone: `kept_answer` then tells
    whether it was this very act. Refused: `KeyForm`.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("an answer is kept in the transaction of the act itself")
    said = (answer.status, answer.mark, answer.body)
    over = now - rules.KEPT_FOR
    KEEP.later(ids.new(), who, rules.key(key), fingerprint, *said, now, over)
    if ids.new().bytes[-1] == 0:  # one act of 256
        sweep(now=now)


def kept_answer(*, who: str, key: str, fingerprint: bytes, now: datetime) -> Kept | None:
    """留存的应答: what the act under this key was answered, or None. Refused: `KeyReused`."""
    held = Answer.objects.filter(who=who, key=key, kept_at__gte=now - rules.KEPT_FOR).first()
    if held is None:
        return None
    if bytes(held.fingerprint) != fingerprint:
        raise rules.KeyReused(key=key)
    return Kept(held.status, held.mark, held.body)


@atomic
def sweep(*, now: datetime) -> int:
    """清理过期应答: take away answers that are over, so many at once; how many it were."""
    over = Answer.objects.filter(kept_at__lt=now - rules.KEPT_FOR).order_by("kept_at")
    some = over.select_for_update(skip_locked=True).values_list("pk", flat=True)[:SWEPT_AT_ONCE]
    gone, _ = Answer.objects.filter(pk__in=list(some)).delete()
    return gone


def spend_call(*, name: str, per_minute: int, now: datetime) -> None:
    """计一次调用: a bucket holds a minute's calls and fills evenly; `TooManyCalls` when empty."""
    if PURSE.take(name):
        return
    second = max(1, per_minute // 60)
    for calls in sorted({second, 1}, reverse=True):
        if _spent(name, calls, most=per_minute, fills_in=MINUTE, now=now):
            PURSE.put(name, calls - 1)
            return
    raise _too_many(name, most=per_minute, fills_in=MINUTE)


def spend_try(*, name: str, per_hour: int, now: datetime) -> None:
    """计一次尝试 at what is short enough to be guessed in days; `TooManyCalls` after so many."""
    if not _spent(name, 1, most=per_hour, fills_in=HOUR, now=now):
        raise _too_many(name, most=per_hour, fills_in=HOUR)


def forget_buckets(*, now: datetime) -> int:
    """清理限流桶: one that nobody touched for an hour is full, as one that is not there; how many.

    Names come from whoever calls, so that without this their table would grow for ever.
    """
    gone, _ = Bucket.objects.filter(counted_at__lt=now - rules.FULL_AFTER).delete()
    return gone


def _spent(name: str, calls: int, *, most: int, fills_in: int, now: datetime) -> bool:
    """Whether a bucket of `most` calls, which fills in so many seconds, gave so many."""
    return SPEND(name, str(most), now, str(calls), str(fills_in)) is not None


def _too_many(name: str, *, most: int, fills_in: int) -> rules.TooManyCalls:
    left = Bucket.objects.values_list("calls_left", flat=True).get(name=name)
    return rules.TooManyCalls(seconds=max(1, ceil((1 - left) * fills_in / most)))
