"""Every peer is the same workload: it takes the same answers, and refuses the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import peer_floor
import peer_spiff
import peer_yimen
import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo
from workload import STEPS, enabled

from yimen.kernel.errors import Refused

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
TABLES = """
drop table if exists floor_step_of_plan, floor_edge, floor_history, floor_step, floor_run,
    spiff_case, spiff_history cascade;
drop function if exists floor_start;
drop function if exists floor_advance
"""


@pytest.fixture(params=[peer_floor, peer_spiff, peer_yimen], ids=lambda module: module.__name__)
def peer(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A peer in the database of the test, which is left as it was."""
    told = connection.get_connection_params()
    named = ("host", "port", "user", "password", "dbname")
    dsn = make_conninfo(**{key: told[key] for key in named if told.get(key)})
    with psycopg.connect(dsn, autocommit=True) as own:
        own.execute(TABLES)
        kind = request.param.Peer
        if kind is not peer_yimen.Peer:
            kind.setup(dsn)
        else:
            peer_yimen.publish()
        peer = kind(dsn)
        yield peer
        if kind is not peer_yimen.Peer:
            peer.close()
        own.execute(TABLES)


@pytest.mark.parametrize("seed", range(3))
def test_a_peer_takes_exactly_the_answers_to_open_steps(peer: Any, seed: int) -> None:
    chance, done, case = random.Random(seed), set[str](), peer.start()

    while len(done) < len(STEPS):
        step = chance.choice(STEPS)
        if step in enabled(done):
            peer.complete(case, step)
            done.add(step)
        else:
            with pytest.raises((Refused, LookupError, psycopg.errors.RaiseException)):
                peer.complete(case, step)


def test_a_copied_case_goes_on_where_the_first_one_stands(peer: Any) -> None:
    case = peer.start()
    peer.complete(case, "accept")

    peer.clone(case, 3)

    peer.complete(case, "dept1")
