"""What other platforms are told of a case: elements as the standard has them, lawful states."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ground.people.states import Document
from yimen.kernel.clock import SHANGHAI
from yimen.work.cases.rules.exchange import (
    Did,
    Exchange,
    Facts,
    Material,
    Party,
    Sending,
    exchange,
    states,
    unlawful,
)
from yimen.work.cases.rules.exchange.elements import wrong
from yimen.work.cases.states import MOVES, Act, Outcome, State

NOW = datetime(2026, 2, 13, 9, 30, tzinfo=SHANGHAI)
SENDING = Sending(NOW, "101")
USCC = "11511301008778183N"
DECISIONS = {Act.GRANT, Act.GRANT_AT_ONCE, Act.REFUSE}


def did(act: str, state: State, hours: int = 0, **more: Any) -> Did:
    moment = NOW + timedelta(hours=hours)
    return Did(act, moment, state, "李", "某市行政审批局", USCC, **more)


LIFE = (
    did("cases.submit", State.SUBMITTED),
    did("cases.ask_correction", State.CORRECTING, 1),
    did("cases.resubmit", State.RESUBMITTED, 2),
    did("cases.accept", State.ACCEPTED, 3, document="受1"),
    did("cases.exclude", State.ACCEPTED, 4, words="送检"),
    did("cases.resume", State.ACCEPTED, 5),
    did("cases.review", State.REVIEWED, 6, step="消防审查", outcome="approve"),
    did("cases.extend", State.REVIEWED, 7, words="案情复杂"),
    did("cases.grant", State.DECIDED, 8, document="准1"),
    did("cases.deliver", State.DELIVERED, 9),
)
FACTS = Facts(
    number="C-1",
    item_code="511Z07001006",
    item_name="食品经营许可",
    item_version=2,
    case_type=2,
    organ="某市行政审批局",
    organ_code=USCC,
    division="511600",
    applicant=Party("张三", "11010519491231002X", Document.CITIZEN_ID),
    channel=1,
    applied_at=NOW,
    acts=LIFE,
    basic_code="511X00001",
    acceptance=LIFE[3],
    materials=(Material("平面图", "paper", 2, NOW),),
    outcome=Outcome.GRANTED,
    decision=LIFE[8],
)


def told(**more: Any) -> Exchange:
    return exchange(replace(FACTS, **more), SENDING)


def faults(found: Exchange) -> set[tuple[str, str, str]]:
    return {(each.table, each.element, each.fault) for each in found.faults}


@pytest.mark.parametrize(
    ("form", "value", "fault"),
    [
        ("an..50", "C-1", ""),
        ("an..3", "C-12", "too_long"),
        ("a..4", "一品2店", ""),
        ("n3", "111", ""),
        ("n3", "11", "not_of_length"),
        ("n3", "11X", "not_digits"),
        ("n..9", "511600", ""),
        ("n..9", "511600000000", "too_long"),
        ("n..9", "５", "not_digits"),
        ("an18", USCC, ""),
        ("an18", USCC[:-1], "not_of_length"),
        ("", "什么都行", ""),
        ("an..3", "", "missing"),
    ],
)
def test_a_form_of_the_standard_says_what_is_wrong(form: str, value: str, fault: str) -> None:
    assert wrong(form, value, required=True) == fault
    assert wrong(form, "", required=False) == ""


def test_a_case_becomes_the_data_sets_of_the_standard() -> None:
    found = told()

    (application,) = found.standard["application"]
    (closing,) = found.standard["closing"]
    steps = [(row["step"], row["action"]) for row in found.standard["process"]]
    assert application["applicant_document_type"] == "111"
    assert (application["case_type"], application["case_type_code"]) == ("承诺件", "2")
    assert (closing["result"], closing["result_number"]) == ("准予", "")
    assert steps == [
        ("收件", "通过"),
        ("补正告知", "退回"),
        ("补正", "通过"),
        ("受理", "通过"),
        ("消防审查", "通过"),
        ("决定", "通过"),
        ("送达", "通过"),
    ]
    assert [row["kind"] for row in found.standard["special_procedures"]] == ["2", "1"]
    assert found.names["application"]["case_number"] == "办件编号"


def test_the_rows_of_the_exchange_carry_who_sends_them_and_the_same_number_each_time() -> None:
    (first,) = told().tables["up_pro_accept"]
    (again,) = told().tables["up_pro_accept"]
    specials = told().tables["up_pro_special_procedure"]

    assert first["row_guid"] == again["row_guid"]
    assert (first["cd_batch"], first["data_source"]) == ("20260213093000", "101")
    assert first["accept_date"] == "2026-02-13 12:30:00"
    assert len({row["row_guid"] for row in specials}) == 2
    assert told().tables["up_pro_result"][0]["result_type"] == "11"
    assert told().tables["up_pro_material"][0]["get_type"] == "1"


def test_what_is_too_long_is_whole_in_the_rows_and_named_beside_them() -> None:
    code = "11370800MB285591843370117002011"  # the national form, 31 characters

    found = told(item_code=code)

    assert faults(found) == {
        ("application", "implementation_code", "too_long"),
        ("acceptance", "implementation_code", "too_long"),
    }
    assert found.standard["application"][0]["implementation_code"] == code


def test_what_is_missing_or_masked_is_named() -> None:
    bare = told(organ_code="", basic_code="", masked=True)

    missing = {(table, element) for table, element, fault in faults(bare) if fault == "missing"}
    assert ("up_pro_accept", "org_code") in missing
    assert ("up_pro_accept", "catalog_code") in missing
    assert ("", "applicant_document_number", "masked") in faults(bare)
    assert faults(exchange(FACTS, Sending(NOW))) >= {("", "data_source", "missing")}


def test_a_case_that_can_be_sent_has_no_faults() -> None:
    assert told().faults == ()


def test_what_has_not_happened_has_no_row() -> None:
    open_case = told(acts=LIFE[:5], outcome=None, decision=None)

    assert open_case.standard["closing"] == []
    assert open_case.tables["up_pro_result"] == []
    assert open_case.tables["up_pro_special_procedure"] == []
    assert len(open_case.standard["special_procedures"]) == 1


@pytest.mark.parametrize(
    ("number", "kind"),
    [(USCC, "5"), ("12" + USCC[2:], "3"), ("91" + USCC[2:], "2"), ("Y1" + USCC[2:], "6")],
)
def test_an_organisation_is_of_the_kind_that_its_code_begins_with(number: str, kind: str) -> None:
    assert Party("某公司", number).kind == kind
    assert Party("某公司", number).document_code == ""


def test_the_states_follow_the_life_of_the_case() -> None:
    shown = [each.state.value for each in states(LIFE, Outcome.GRANTED)]

    assert shown == [1, 6, 7, 3, 8, 9, 10, 8, 9, 10, 8, 11]


def test_a_case_withdrawn_in_a_special_procedure_ends_it_first() -> None:
    life = (*LIFE[:5], did("cases.withdraw", State.WITHDRAWN, 5))

    assert [each.state.value for each in states(life, None)][-3:] == [9, 10, 14]


def test_a_licence_revoked_afterwards_is_the_last_state_and_only_of_what_was_granted() -> None:
    revoked = told(revoked_at=NOW + timedelta(days=30))
    refused = told(revoked_at=NOW, outcome=Outcome.REFUSED)

    assert [each.state.value for each in revoked.states][-2:] == [11, 15]
    assert revoked.faults == ()
    assert ("states", "state", "unlawful") in faults(refused)


def test_a_leap_that_the_exchange_does_not_know_is_a_fault() -> None:
    leap = (LIFE[0], did("cases.grant", State.DECIDED))

    assert [(one.value, two.value) for one, two in unlawful(states(leap, Outcome.GRANTED))] == [
        (1, 11)
    ]
    assert ("states", "state", "unlawful") in faults(told(acts=leap))


@given(st.data())
def test_every_lawful_life_is_lawful_outside(data: st.DataObject) -> None:
    state, excluded, acts = State.SUBMITTED, False, [did("cases.submit", State.SUBMITTED)]
    outcome = data.draw(st.sampled_from([Outcome.GRANTED, Outcome.GRANTED_WITH_GAPS]))

    for _ in range(data.draw(st.integers(1, 25))):
        barred = {*(DECISIONS if excluded else ()), Act.EXCLUDE if excluded else Act.RESUME}
        lawful = [act for since, act in MOVES if since is state and act not in barred]
        if not lawful:
            break
        act = data.draw(st.sampled_from(lawful))
        state = MOVES[state, act]
        outcome = Outcome.REFUSED if act is Act.REFUSE else outcome
        excluded = (excluded or act is Act.EXCLUDE) and act is not Act.RESUME
        acts.append(did(f"cases.{act.value}", state))

    shown = [each.state for each in states(acts, outcome)]
    assert unlawful(states(acts, outcome)) == []
    assert all(two == 10 for one, two in pairwise(shown) if one == 9)
