"""What every act over the API begins and ends with, and what every call costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from django.db import connection
from django.db.transaction import TransactionManagementError

from yimen.base.gate import rules
from yimen.base.gate.models import Answer, Bucket
from yimen.kernel import ids

SWEPT_AT_ONCE = 1000

# Who comes second waits on the key until the first has committed, and then finds its answer
CLAIM = """
insert into gate_answer as a (id, who, key, fingerprint, status, mark, body, kept_at)
values (%(id)s, %(who)s, %(key)s, %(fingerprint)s, 0, '', '', %(now)s)
on conflict (who, key) do update
    set id = excluded.id, fingerprint = excluded.fingerprint, status = 0, mark = '', body = '',
        kept_at = excluded.kept_at
    where a.kept_at < %(over)s
returning id
"""
SPEND = """
insert into gate_bucket as b (name, calls_left, counted_at)
values (%(name)s, %(most)s - 1, %(now)s)
on conflict (name) do update
    set calls_left = least(%(most)s, b.calls_left + greatest(
            0, extract(epoch from %(now)s - b.counted_at)) * %(most)s / 60) - 1,
        counted_at = greatest(b.counted_at, %(now)s)
    where least(%(most)s, b.calls_left + greatest(
            0, extract(epoch from %(now)s - b.counted_at)) * %(most)s / 60) >= 1
returning calls_left
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given the first time."""

    status: int
    mark: str
    body: str


def begin_act(*, who: str, key: str, fingerprint: bytes, now: datetime) -> Kept | None:
    """占用幂等键: take the key for one act, or give the answer that the act under it has got.

    In the caller's transaction, so that key, act and answer stand or fall together. None: go on,
    and `keep_answer` at the end. Refused: `KeyForm`; `KeyReused` for another act.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a key is taken in the transaction of the act itself")
    row: dict[str, Any] = {
        "id": ids.new(),
        "who": who,
        "key": rules.key(key),
        "fingerprint": fingerprint,
        "now": now,
        "over": now - rules.KEPT_FOR,
    }
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, row)
        if cursor.fetchone() is not None:
            return None
    before = Answer.objects.get(who=who, key=key)
    if bytes(before.fingerprint) != fingerprint:
        raise rules.KeyReused(key=key)
    return Kept(before.status, before.mark, before.body)


def keep_answer(*, who: str, key: str, answer: Kept, now: datetime) -> None:
    """留存应答 under the key that `begin_act` took; now and then those that are over are swept."""
    held = Answer.objects.filter(who=who, key=key)
    held.update(status=answer.status, mark=answer.mark, body=answer.body)
    if ids.new().bytes[-1] == 0:  # one act of 256
        sweep(now=now)


def sweep(*, now: datetime) -> int:
    """清理过期应答: take away answers that are over, so many at once; how many it were."""
    over = Answer.objects.filter(kept_at__lt=now - rules.KEPT_FOR).order_by("kept_at")
    some = over.select_for_update(skip_locked=True).values_list("pk", flat=True)[:SWEPT_AT_ONCE]
    gone, _ = Answer.objects.filter(pk__in=list(some)).delete()
    return gone


def spend_call(*, name: str, per_minute: int, now: datetime) -> None:
    """计一次调用: a bucket holds a minute's calls and fills evenly; `TooManyCalls` when empty."""
    with connection.cursor() as cursor:
        cursor.execute(SPEND, {"name": name, "most": float(per_minute), "now": now})
        if cursor.fetchone() is None:
            left = Bucket.objects.values_list("calls_left", flat=True).get(name=name)
            raise rules.TooManyCalls(seconds=max(1, ceil((1 - left) * 60 / per_minute)))
