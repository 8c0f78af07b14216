"""The worklist: what is due first on top, narrowed by the address, as costly long as short."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.work.cases.queries import case_for
from yimen.work.cases.tests import make as cases

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LIST = "/desk/work"


@pytest.fixture(autouse=True)
def city() -> None:
    """An item that two departments review, and the units that do."""
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)


def organ(number: str) -> str:
    return case_for(number, today=cases.DAY).case.organ


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_clerk_finds_what_waits_for_an_answer() -> None:
    number = cases.submitted()
    client = make.officer("s1", (Role.CLERK, organ(number)))

    page = client.get(LIST).text

    assert number in page
    assert "待受理 1" in page


def test_a_clerk_of_another_unit_finds_nothing() -> None:
    number = cases.submitted()
    client = make.officer("s1", (Role.CLERK, "fire"))

    assert number not in client.get(f"{LIST}?kind=answer&scope=all").text


def test_a_reviewer_takes_steps_in_hand_together_and_is_told_of_those_that_were_gone() -> None:
    first, second = cases.accepted(), cases.accepted()
    client = make.officer("s1", (Role.REVIEWER, "fire"))
    other = make.officer("s2", (Role.REVIEWER, "fire"))
    other.post(f"{LIST}/claim", {"chosen": f"{first}~fire"})

    page = client.post(
        f"{LIST}/claim",
        {"kind": "review", "chosen": [f"{first}~fire", f"{second}~fire"]},
        follow=True,
    ).text

    assert "已认领 1 件" in page
    assert f"{first}: " in page
    mine = client.get(f"{LIST}?kind=review&scope=mine").text
    assert second in mine
    assert first not in mine


def test_a_step_of_another_unit_is_not_taken() -> None:
    number = cases.accepted()
    client = make.officer("s1", (Role.REVIEWER, "fire"))

    page = client.post(f"{LIST}/claim", {"chosen": f"{number}~health"}, follow=True).text

    assert "没有权限" in page
    assert "已认领" not in page


def test_a_decider_finds_what_can_be_decided() -> None:
    number = cases.reviewed()
    client = make.officer("s1", (Role.DECIDER, organ(number)))

    assert number in client.get(LIST).text


def test_a_supervisor_looks_and_takes_nothing() -> None:
    number = cases.accepted()
    client = make.officer("s1", (Role.SUPERVISOR, "fire"))

    page = client.get(f"{LIST}?kind=review").text

    assert number in page
    assert "认领选中的办件" not in page
    assert client.post(f"{LIST}/claim", {"chosen": f"{number}~fire"}).status_code == 403


@pytest.mark.parametrize("kind", ["answer", "review", "decide", "deliver", "close"])
def test_a_longer_list_costs_no_more_queries(kind: str) -> None:
    made = {
        "answer": cases.submitted,
        "review": cases.accepted,
        "decide": cases.reviewed,
        "deliver": cases.decided,
        "close": cases.delivered,
    }[kind]
    number = made()
    roles = [(Role.SUPERVISOR, organ(number)), (Role.SUPERVISOR, "fire")]
    client = make.officer("s1", *roles)
    client.get(LIST)
    few = asked(client, f"{LIST}?kind={kind}")

    for _ in range(4):
        made()

    assert asked(client, f"{LIST}?kind={kind}") == few


@pytest.mark.parametrize("kind", ["answer", "review", "decide", "deliver", "close"])
def test_pages_follow_each_other_without_gap_or_repetition(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yimen.doors.desk.work.A_PAGE", 2)
    made = {
        "answer": cases.submitted,
        "review": cases.accepted,
        "decide": cases.reviewed,
        "deliver": cases.decided,
        "close": cases.delivered,
    }[kind]
    numbers = {made() for _ in range(5)}
    over = organ(next(iter(numbers)))
    client = make.officer("s1", (Role.SUPERVISOR, over), (Role.SUPERVISOR, "fire"))
    seen: list[str] = []
    address = f"?kind={kind}"

    for _ in range(4):
        context = client.get(LIST + address).context
        seen += [row["line"].case.number for row in context["rows"]]
        address = context["following"]
        if not address:
            break

    assert sorted(seen) == sorted(numbers)


@pytest.mark.parametrize(
    "typed",
    ["kind=zzz", "scope=<b>", "unit=nowhere", "press=x", "after=2026-99-99~x", "after=~~", "kind="],
)
def test_an_address_that_makes_no_sense_shows_a_list_all_the_same(typed: str) -> None:
    client = make.officer("s1", (Role.CLERK, "fire"))

    assert client.get(f"{LIST}?{typed}").status_code == 200


def test_the_way_leads_from_the_list_to_the_next_case() -> None:
    first, second = sorted([cases.submitted(), cases.submitted()])
    client = make.officer("s1", (Role.CLERK, organ(first)))
    row = client.get(LIST).context["rows"][0]

    page = client.get(row["href"])

    assert first in page.text
    following = client.get(page.context["trail"].following)
    assert following["Location"].startswith(f"/desk/case/{second}?")


def test_a_case_is_found_by_its_number_however_it_is_typed() -> None:
    number = cases.submitted()
    client = make.officer("s1", (Role.CLERK, organ(number)))

    answer = client.get("/desk/find", {"q": f" {number.lower()} "})

    assert answer["Location"] == f"/desk/case/{number}"


def test_who_has_no_part_in_a_case_does_not_find_it() -> None:
    number = cases.submitted()
    client = make.officer("s1", (Role.CLERK, "elsewhere"))

    assert client.get(f"/desk/case/{number}").status_code == 404


def test_an_operator_sees_no_case() -> None:
    number = cases.submitted()
    client = make.officer("s1", (Role.OPERATOR, "city"))

    assert client.get(f"/desk/case/{number}").status_code == 403
    assert client.get("/desk/")["Location"] == "/desk/me"


@pytest.mark.parametrize("state", list(cases.IN))
def test_a_case_is_shown_in_every_state(state: str) -> None:
    number = cases.IN[state]()  # type: ignore[index]  # a state, parametrised
    client = make.officer("s1", (Role.SUPERVISOR, organ(number)))

    page = client.get(f"/desk/case/{number}")

    assert page.status_code == 200
    assert number in page.text
