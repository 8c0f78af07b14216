"""A watcher sees every entry once, in order, and a failure takes its place back with its work."""

from __future__ import annotations

from uuid import UUID

import pytest

from yimen.ground.ledger import jobs, verbs
from yimen.ground.ledger.models import Entry
from yimen.ground.ledger.tests import make

pytestmark = pytest.mark.django_db


def test_a_watcher_sees_each_sealed_entry_once_and_in_order() -> None:
    made = make.sealed(7)
    waiting = make.entry()
    seen: list[UUID] = []

    counts = [
        verbs.follow(name="wall", each=lambda one: seen.append(one.pk), at_most=4) for _ in range(3)
    ]
    jobs.seal_all(make.NOON)
    counts.append(verbs.follow(name="wall", each=lambda one: seen.append(one.pk)))

    assert counts == [4, 3, 0, 1]
    assert seen == [*made, waiting]


def test_two_watchers_keep_their_own_places() -> None:
    made = make.sealed(2)
    wall: list[UUID] = []
    feed: list[UUID] = []

    verbs.follow(name="wall", each=lambda one: wall.append(one.pk))
    verbs.follow(name="feed", each=lambda one: feed.append(one.pk))

    assert wall == feed == made


def test_what_failed_is_seen_again() -> None:
    make.sealed(3)
    seen: list[int] = []

    def clumsy(one: Entry) -> None:
        seen.append(one.leaf.place)
        if seen == [0, 1]:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        verbs.follow(name="wall", each=clumsy)
    verbs.follow(name="wall", each=clumsy)

    assert seen == [0, 1, 0, 1, 2]
