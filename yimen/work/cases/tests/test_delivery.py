"""A decision reaches its applicant: on which day, with which proof, and how often it was tried."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from yimen.kernel.clock import SHANGHAI
from yimen.kernel.days import published
from yimen.work.cases import queries, verbs
from yimen.work.cases.models import Case, Sending
from yimen.work.cases.rules.delivery import (
    MAILBOX,
    DeliveryDay,
    EntryUnsaid,
    NothingSent,
    SendingBare,
    SendingThere,
    SystemUnnamed,
    late,
)
from yimen.work.cases.states import Sent, State, Way
from yimen.work.cases.tests import make
from yimen.work.cases.tests.when import DAY, at

ADDRESS: dict[str, Any] = {"way": Way.COURIER, "target": "某路1号", "waybill": "SF1001"}


@pytest.mark.parametrize(
    ("decided_on", "last", "after"),
    [
        (date(2026, 2, 13), date(2026, 3, 5), date(2026, 3, 6)),
        (date(2026, 9, 30), date(2026, 10, 20), date(2026, 10, 21)),
        (date(2025, 1, 24), date(2025, 2, 13), date(2025, 2, 14)),
        (date(2026, 4, 30), date(2026, 5, 18), date(2026, 5, 19)),
    ],
)
def test_ten_working_days_from_the_decision_are_in_time(
    decided_on: date, last: date, after: date
) -> None:
    assert not late(last, decided_on, published())
    assert late(after, decided_on, published())


@pytest.fixture
def number() -> str:
    """A granted case."""
    make.item()
    return make.decided()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_parcel_is_received_on_the_day_that_it_was_signed_for(number: str) -> None:
    verbs.send(case=number, **ADDRESS, **at())

    signed, told = date(2026, 2, 25), date(2026, 2, 27)
    verbs.deliver(case=number, way=Way.COURIER, proof="SF1001", received_on=signed, **at(told))

    case = Case.objects.get(number=number)
    assert (case.state, case.delivered_on) == (State.DELIVERED, signed)
    assert Sending.objects.get().state == Sent.RECEIVED


@pytest.mark.slow
@pytest.mark.django_db
def test_what_did_not_arrive_is_sent_again_and_not_twice_at_once(number: str) -> None:
    verbs.send(case=number, **ADDRESS, **at())

    with pytest.raises(SendingThere):
        verbs.send(case=number, **ADDRESS, **at())
    verbs.fail_delivery(case=number, reason="查无此人", **at())
    with pytest.raises(NothingSent):
        verbs.fail_delivery(case=number, reason="查无此人", **at())
    verbs.send(case=number, **ADDRESS, **at())

    states = Sending.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [Sent.FAILED, Sent.ON_ITS_WAY]


@pytest.mark.slow
@pytest.mark.django_db
def test_what_enters_the_mailbox_that_the_receiver_named_has_been_received(number: str) -> None:
    with pytest.raises(SendingBare):
        verbs.send(case=number, way=Way.ELECTRONIC, target=MAILBOX, **at())

    verbs.send(case=number, way=Way.ELECTRONIC, target=MAILBOX, named="送达地址确认书", **at())

    case = Case.objects.get(number=number)
    assert (case.state, case.delivered_on) == (State.DELIVERED, DAY)
    assert case.delivery_proof == "portal 2026-02-13T09:30:00+08:00"


@pytest.mark.slow
@pytest.mark.django_db
def test_in_a_named_system_of_others_it_is_received_when_it_enters_there(number: str) -> None:
    entered = datetime(2026, 2, 13, 23, 50, tzinfo=SHANGHAI)
    later: dict[str, Any] = {"way": Way.ELECTRONIC, "proof": "回执 8812", **at(date(2026, 2, 14))}

    with pytest.raises(SystemUnnamed):
        verbs.deliver(case=number, entered_at=entered, **later)
    named: dict[str, Any] = {"target": "zhang@example.cn", "named": "送达地址确认书"}
    verbs.send(case=number, way=Way.ELECTRONIC, **named, **at())
    for unsaid in (None, datetime(2026, 2, 14, 23, tzinfo=SHANGHAI)):
        with pytest.raises(EntryUnsaid):
            verbs.deliver(case=number, entered_at=unsaid, **later)
    held = verbs.deliver(case=number, entered_at=entered, **later)
    told = json.loads(queries.timeline(held.number)[-1].body or "")

    assert held.delivered_on == DAY
    assert Sending.objects.get().entered_at == entered
    assert (told["system"], told["entered_at"]) == ("zhang@example.cn", entered.isoformat())


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(2026, 2, 12), date(2026, 2, 14)])
def test_nothing_is_received_before_the_decision_nor_tomorrow(number: str, day: date) -> None:
    with pytest.raises(DeliveryDay):
        verbs.deliver(case=number, way=Way.WINDOW, proof="HZ-1", received_on=day, **at())
