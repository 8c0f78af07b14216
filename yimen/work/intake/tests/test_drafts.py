"""A draft keeps what was typed, is told all that it lacks, and gets its receipt once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from yimen.ground.catalog import rules as catalog
from yimen.ground.ledger import queries as ledger
from yimen.ground.people.rules import Viewer
from yimen.kernel.codes import number as public_number
from yimen.kernel.ref import Ref
from yimen.work.intake import queries, rules, verbs
from yimen.work.intake.models import Draft
from yimen.work.intake.rules import Held
from yimen.work.intake.states import MOVES, Channel, Delivery, NotADraft, State, Way, after
from yimen.work.intake.tests import make

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_kept_however_wrong_it_is() -> None:
    make.item()
    number = make.draft().number

    verbs.save(draft=number, answers={"seats": "many"}, by="li", now=make.NOW)
    verbs.save(draft=number, facts={"cooks": "perhaps"}, by="li", now=make.NOW)

    kept = queries.draft(number)
    assert (kept.answers, kept.facts) == ({"seats": "many"}, {"cooks": "perhaps"})


def test_everything_that_is_missing_or_wrong_is_told_at_once() -> None:
    make.item()
    number = make.draft().number
    verbs.save(
        draft=number, answers={"seats": "many"}, facts={"cooks": "yes"}, by="li", now=make.NOW
    )
    make.give(number, Held("layout", Way.PAPER, originals=1))

    found = queries.precheck(queries.draft(number), make.DAY)

    assert [each.key for each in found.missing] == ["form", "layout", "kitchen"]
    assert {each.place for each in found.form_faults} == {"", "seats"}
    assert found.unanswered == ()
    with pytest.raises(rules.Incomplete, match="厨房设备清单"):
        make.receive(number)


def test_an_open_question_is_told_with_all_that_does_not_hang_on_it() -> None:
    make.item()

    found = queries.precheck(make.draft(), make.DAY)

    assert found.unanswered == ("是否现场制售？",)
    assert [each.key for each in found.missing] == ["form", "layout"]


def test_a_complete_draft_gets_a_sound_receipt_number_and_the_version_it_was_checked_by() -> None:
    make.item()

    received = make.receive(make.complete())

    assert received.version is not None
    assert public_number.check(received.receipt or "").prefix == "R"
    assert (received.state, received.version.number) == (State.RECEIVED, 1)
    assert received.received_on == make.DAY


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", sorted({act for _, act in MOVES}))
def test_only_a_draft_is_changed(state: State, act: str) -> None:
    if (state, act) in MOVES:
        assert after(state, act) == MOVES[state, act]
    else:
        with pytest.raises(NotADraft):
            after(state, act)


def test_what_was_received_or_discarded_is_not_changed_any_more() -> None:
    make.item()
    applicant = make.person()
    received, discarded = make.complete(applicant), make.draft(applicant).number
    make.receive(received)
    verbs.discard(draft=discarded, by="li", now=make.NOW)

    for number in (received, discarded):
        with pytest.raises(NotADraft):
            verbs.save(draft=number, answers={}, by="li", now=make.NOW)
        with pytest.raises(NotADraft):
            make.give(number, Held("form", Way.UPLOAD, sha256=make.SHA))
        with pytest.raises(NotADraft):
            make.receive(number)
        with pytest.raises(NotADraft):
            verbs.discard(draft=number, by="li", now=make.NOW)
    assert queries.drafts_of(viewer=Viewer(by=applicant, party=applicant)) == []


def test_nothing_is_taken_that_the_item_does_not_ask() -> None:
    make.item()
    number = make.draft().number

    with pytest.raises(rules.UnknownMaterial):
        make.give(number, Held("tax-return", Way.PAPER, originals=1))


@pytest.mark.parametrize(
    "empty",
    [
        Held("form", Way.PAPER),
        Held("form", Way.PAPER, originals=-1, copies=2),
        Held("form", Way.UPLOAD),
        Held("form", Way.UPLOAD, sha256="abc"),
    ],
)
def test_an_empty_material_is_none(empty: Held) -> None:
    with pytest.raises(rules.MaterialEmpty):
        rules.check_material(empty)


def test_one_person_or_one_organisation_applies() -> None:
    make.item()
    given: dict[str, Any] = {"channel": Channel.WINDOW, "by": "li", "now": make.NOW}

    with pytest.raises(rules.OneApplicant):
        verbs.open_draft(item=make.ITEM, today=make.DAY, **given)
    with pytest.raises(rules.OneApplicant):
        verbs.open_draft(item=make.ITEM, today=make.DAY, person="P", organisation="E", **given)
    with pytest.raises(catalog.UnknownItem):
        verbs.open_draft(item="I-2", today=make.DAY, person=make.person(), **given)


def test_the_database_takes_no_receipt_without_its_day() -> None:
    make.item()
    number = make.draft().number

    with pytest.raises(IntegrityError, match="draft_receipt_is_whole"), transaction.atomic():
        Draft.objects.filter(number=number).update(receipt="R-1")
    with pytest.raises(IntegrityError, match="draft_has_one_applicant"), transaction.atomic():
        Draft.objects.filter(number=number).update(person=None)


def test_the_ledger_tells_of_a_draft_without_its_words() -> None:
    make.item()
    number = make.complete()
    make.receive(number)

    told = ledger.history(Ref("draft", number))

    assert [entry.act for entry in told] == [
        "intake.open_draft",
        "intake.save",
        "intake.add_material",
        "intake.add_material",
        "intake.receive",
    ]
    assert "一品" not in "".join(str(entry.body) for entry in told)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_threads_that_receive_one_draft_make_one_receipt() -> None:
    make.item()
    number = make.complete()

    def work(_: int) -> str:
        try:
            return str(make.receive(number).receipt)
        except NotADraft:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(work, range(8)))

    assert told.count("refused") == 7
    assert {one for one in told if one != "refused"} == {queries.draft(number).receipt}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_eight_threads_that_begin_one_application_open_one_draft() -> None:
    make.item()
    who = make.person()

    def work(_: int) -> str:
        try:
            return make.begin(who).number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        told = set(pool.map(work, range(8)))

    assert len(told) == 1
    assert Draft.objects.count() == 1


def test_what_was_put_into_a_draft_or_asked_otherwise_is_a_draft_of_its_own() -> None:
    make.item()
    who = make.person()
    first = make.begin(who)
    again = make.begin(who)
    chosen: dict[str, Any] = {"draft": first.number, "by": "clerk", "now": make.NOW}

    verbs.save(facts={"cooks": "no"}, **chosen)
    same = make.begin(who)
    other = make.begin(who, channel=Channel.COMPUTER)
    verbs.save(answers={"shop": "一品"}, **chosen)
    second = make.begin(who)
    make.give(second.number, Held("form", Way.UPLOAD, sha256=make.SHA))
    third = make.begin(who)
    verbs.discard(draft=third.number, by="clerk", now=make.NOW)

    assert first.number == again.number == same.number
    fresh = make.begin(who).number
    assert len({first.number, other.number, second.number, third.number, fresh}) == 5


def test_a_courier_needs_an_address_which_goes_with_the_draft() -> None:
    make.item()
    number = make.draft().number
    who: dict[str, Any] = {"draft": number, "by": "li", "now": make.NOW}

    with pytest.raises(rules.AddressMissing):
        verbs.choose_delivery(delivery=Delivery.COURIER, to=" ", **who)
    verbs.choose_delivery(delivery=Delivery.COURIER, to="莲心巷12号", **who)
    with pytest.raises(IntegrityError, match="draft_courier_has_an_address"), transaction.atomic():
        Draft.objects.filter(number=number).update(delivery_to="")
    verbs.discard(**who)

    kept = queries.draft(number)
    assert (kept.delivery, kept.delivery_to) == ("", "")
    assert "莲心巷" not in str([each.body for each in ledger.history(Ref("draft", number))])
