"""What is written down: the act, the chain of its subject, and nothing that cannot be kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
import rfc8785
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from hypothesis import given
from hypothesis import strategies as st

from yimen.ground.ledger import rules, verbs
from yimen.ground.ledger.models import Entry, Pending
from yimen.kernel import ids, merkle
from yimen.kernel.ref import Ref

CASE = Ref("case", "510100-2026-000017-X")
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def _record(about: Ref = CASE, act: str = "cases.accept", **body: object) -> UUID:
    return verbs.record(act=act, about=about, by="w.chen", at=NOON, unit="hall-3", body=body)


@given(
    act=st.text(max_size=20),
    number=st.text(max_size=20),
    seq=st.integers(1, 2**31 - 1),
    at=st.datetimes(timezones=st.just(timezone(timedelta(hours=8)))),
)
def test_the_public_part_is_canonical_json(act: str, number: str, seq: int, at: datetime) -> None:
    public = rules.data(
        id=ids.new(),
        at=at,
        act=act,
        kind="case",
        number=number,
        seq=seq,
        unit="单位",
        prev=b"\x01",
        commitment=b"\x02",
    )

    assert public == rfc8785.dumps(json.loads(public))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.text(max_size=9)
    | st.floats(-1e6, 1e6)
    | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=4), one, max_size=4),
    max_leaves=8,
)


@given(body=st.dictionaries(st.sampled_from(["step", "材料", "\ue000", "😀"]), JSON))
def test_a_body_is_canonical_json_whichever_encoder_writes_it(body: dict[str, Any]) -> None:
    assert rules.canonical(body) == rfc8785.dumps(body)


@pytest.mark.django_db
def test_an_entry_keeps_its_act_and_is_bound_to_its_words() -> None:
    entry = Entry.objects.get(pk=_record(material="身份证", pages=2))

    words = '{"by":"w.chen","material":"身份证","pages":2}'
    assert entry.body == words
    assert entry.commitment == sha256(bytes(entry.salt or b"") + words.encode()).digest()
    assert (entry.act, entry.kind, entry.number, entry.unit, entry.at) == (
        "cases.accept",
        "case",
        CASE.number,
        "hall-3",
        NOON,
    )
    assert Pending.objects.filter(entry=entry).exists()


@pytest.mark.django_db
def test_entries_of_one_subject_chain_and_those_of_another_do_not() -> None:
    first = Entry.objects.get(pk=_record())
    second = Entry.objects.get(pk=_record())
    other = Entry.objects.get(pk=_record(Ref("case", "another")))

    assert [(one.seq, one.prev) for one in (first, second, other)] == [
        (1, b""),
        (2, first.hash),
        (1, b""),
    ]


@pytest.mark.django_db
def test_the_hash_of_an_entry_is_that_of_its_stored_columns() -> None:
    entry = Entry.objects.get(pk=_record())

    public = rules.data(
        id=entry.id,
        at=entry.at,
        act=entry.act,
        kind=entry.kind,
        number=entry.number,
        seq=entry.seq,
        unit=entry.unit,
        prev=bytes(entry.prev),
        commitment=bytes(entry.commitment),
    )

    assert entry.hash == merkle.leaf_hash(public)


@pytest.mark.django_db
def test_no_personal_data_is_in_the_public_part() -> None:
    linked = rules.link(
        id=ids.new(),
        act="cases.accept",
        about=CASE,
        by="w.chen",
        at=NOON,
        unit="",
        body={"name": "李四"},
        seq=1,
        prev=b"",
        salt=b"s" * 16,
    )
    twin = rules.link(
        id=linked.id,
        act="cases.accept",
        about=CASE,
        by="w.chen",
        at=NOON,
        unit="",
        body={"name": "李四"},
        seq=1,
        prev=b"",
    )

    assert linked.commitment == sha256(b"s" * 16 + linked.body.encode()).digest()
    assert twin.commitment != linked.commitment  # the same words, and nobody can tell


@pytest.mark.django_db
def test_a_body_beyond_the_limit_is_refused() -> None:
    with pytest.raises(rules.BodyTooLarge):
        _record(text="文" * 20_000)


@pytest.mark.django_db
def test_who_acted_is_not_said_twice() -> None:
    with pytest.raises(ValueError, match="by"):
        _record(by="somebody else")


@pytest.mark.django_db
def test_two_entries_cannot_stand_at_one_place_of_a_chain() -> None:
    entry = Entry.objects.get(pk=_record())
    entry.pk = ids.new()

    with pytest.raises(IntegrityError, match="entry_subject_seq"), transaction.atomic():
        entry.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_an_act_is_recorded_within_its_own_transaction_or_not_at_all() -> None:
    with pytest.raises(TransactionManagementError):
        _record()
    with transaction.atomic():
        _record()
        transaction.set_rollback(True)

    assert not Entry.objects.exists()
    assert not Pending.objects.exists()
    assert connection.in_atomic_block is False
