"""An act asked for twice is done once; calls run out and come back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DataError, connection, transaction

from yimen.base.gate import jobs, rules, verbs
from yimen.base.gate.models import Answer, Bucket
from yimen.base.gate.verbs import Kept
from yimen.kernel import ids

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
MARK, OTHER = b"\1" * 32, b"\2" * 32
DONE = Kept(201, '"1"', "{}")


def call(
    fingerprint: bytes = MARK, now: datetime = NOW, who: str = "a", act: Callable[[], object] = str
) -> Kept | None:
    try:
        with transaction.atomic():
            act()
            verbs.keep_answer(who=who, key="k", fingerprint=fingerprint, answer=DONE, now=now)
    except DataError:
        return verbs.kept_answer(who=who, key="k", fingerprint=fingerprint, now=now)
    return None


@pytest.mark.django_db
def test_the_second_call_under_a_key_gets_the_first_answer() -> None:
    assert call() is None
    assert call() == DONE
    assert call(who="b") is None  # a key belongs to who uses it


@pytest.mark.django_db
def test_a_key_serves_one_act_and_no_other() -> None:
    call()

    with pytest.raises(rules.KeyReused):
        call(OTHER)


@pytest.mark.django_db
def test_an_act_that_fails_leaves_its_key_free() -> None:
    def fail() -> None:
        raise rules.KeyForm

    with pytest.raises(rules.KeyForm):
        call(act=fail)

    assert call(OTHER) is None


@pytest.mark.django_db
def test_an_answer_is_kept_for_seven_days() -> None:
    call()

    assert call(now=NOW + timedelta(days=7)) == DONE
    assert call(OTHER, now=NOW + timedelta(days=7, seconds=1)) is None


@pytest.mark.django_db
def test_what_is_over_is_swept_and_nothing_else() -> None:
    call()
    call(who="b", now=NOW + timedelta(seconds=2))

    assert verbs.sweep(now=NOW + timedelta(days=7, seconds=1)) == 1
    assert [each.who for each in Answer.objects.all()] == ["b"]


@pytest.mark.parametrize("given", ["", "a b", "键", "k" * 201, "k\n"])
def test_a_key_is_visible_ascii(given: str) -> None:
    with pytest.raises(rules.KeyForm):
        rules.key(given)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_at_once_under_one_key_are_one_act() -> None:
    def act() -> None:
        Bucket.objects.create(name=str(ids.new()), calls_left=1, counted_at=NOW)

    def one(_: int) -> Kept | None:
        try:
            return call(act=act)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(one, range(8)))

    assert Bucket.objects.count() == 1
    assert sorted(map(str, answers)) == sorted([str(DONE)] * 7 + ["None"])
    assert jobs.sweep(now=NOW + timedelta(days=8)) == 2  # by itself, as the worker does it


@pytest.mark.django_db
def test_calls_are_taken_a_second_in_advance_and_never_more_than_there_are() -> None:
    def calls() -> int:
        for number in range(1000):
            try:
                verbs.spend_call(name="advance", per_minute=125, now=NOW)
            except rules.TooManyCalls:
                return number
        return 1000

    assert calls() == 125


@pytest.mark.django_db
def test_calls_run_out_and_come_back_evenly() -> None:
    def calls(now: datetime, times: int) -> None:
        for _ in range(times):
            verbs.spend_call(name="t", per_minute=30, now=now)

    calls(NOW, 30)
    with pytest.raises(rules.TooManyCalls) as refused:
        calls(NOW, 1)
    later = NOW + timedelta(seconds=2)
    calls(later, 1)
    with pytest.raises(rules.TooManyCalls):
        calls(later, 1)
    calls(later + timedelta(days=1), 30)

    assert refused.value.facts == {"seconds": 2}


@pytest.mark.django_db
def test_tries_run_out_for_an_hour() -> None:
    def tries(now: datetime, times: int) -> None:
        for _ in range(times):
            verbs.spend_try(name="t", per_hour=20, now=now)

    tries(NOW, 20)
    with pytest.raises(rules.TooManyCalls) as refused:
        tries(NOW, 1)
    tries(NOW + timedelta(minutes=3), 1)

    assert refused.value.facts == {"seconds": 180}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)  # as a worker does it, in no transaction of its own
def test_a_full_bucket_is_forgotten_and_one_in_use_is_not() -> None:
    for hours in (0, 1):
        verbs.spend_try(name=f"t{hours}", per_hour=20, now=NOW + timedelta(hours=hours))
    call()

    assert jobs.sweep(now=NOW + timedelta(hours=1, seconds=1)) == 1
    assert [each.name for each in Bucket.objects.all()] == ["t1"]
    assert jobs.sweep(now=NOW + timedelta(days=8)) == 2


@pytest.mark.django_db
def test_buckets_cost_no_log_of_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select relpersistence from pg_class where relname = 'gate_bucket'")
        assert cursor.fetchone() == ("u",)
