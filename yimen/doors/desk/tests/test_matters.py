"""Matters at the desk: opened, listed, looked at and acted on, by the tables of their powers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from yimen.doors.desk.matter_words import POWERS, WORDS
from yimen.doors.desk.tests import make as desk
from yimen.ground.people.states import Role
from yimen.work.intake.tests.make import CITIZEN
from yimen.work.matters.queries import matter_of
from yimen.work.matters.states import DISPUTES, TABLES, TOLD
from yimen.work.matters.tests import make
from yimen.work.matters.verbs.pausing import NOTICE

OPENED = {
    "subject": "某店无证经营 <b>",
    "organ": make.ORGAN,
    "kind": "person",
    "document": "citizen_id",
    "number": CITIZEN,
    "name": "Zhang",
}
FOUND = {"result": "查明无证", "officers": "甲\n乙"}


@pytest.fixture
def number() -> str:
    return make.opened()


@pytest.fixture
def reviewer(number: str) -> Client:  # the bureau is founded with its item
    return desk.officer("s1", (Role.REVIEWER, make.ORGAN))


def mark(client: Client, page: str) -> str:
    found = re.search(r'name="mark" value="([^"]*)"', client.get(page).text)
    assert found
    return found[1]


def test_every_word_of_the_tables_has_its_english() -> None:
    tables = TABLES.values()
    said = {name for table in tables for name in table.states.values()} | set(TOLD.values())
    said |= {move.name for table in tables for move in table.moves}
    said |= {term.name for table in tables for term in table.terms}
    said |= {NOTICE[0], *DISPUTES.values()}
    said |= {move.paper[0] for table in tables for move in table.moves if move.paper}

    assert said == WORDS.keys()
    assert {power.value for power in TABLES} == POWERS.keys()


@pytest.mark.django_db
@pytest.mark.slow
def test_a_matter_is_opened_for_somebody_and_bad_input_is_told(reviewer: Client) -> None:
    chosen = reviewer.get("/desk/matters/new?power=02&q=食品").text
    bad = reviewer.post("/desk/matters/new/P-1", {**OPENED, "number": "11010519491231"})
    answer = reviewer.post("/desk/matters/new/P-1", OPENED)

    assert "/desk/matters/new/P-1" in chosen
    assert bad.status_code == 422
    assert "某店无证经营 &lt;b&gt;" in bad.text
    held = matter_of(str(answer["Location"]).rpartition("/")[2])
    assert (held.subject, held.organ, held.opened_by) == (OPENED["subject"], make.ORGAN, "s1")
    page = reviewer.get(answer["Location"])
    assert [act for act, _word in page.context["opened"]] == ["investigate"]
    assert "某店无证经营 &lt;b&gt;" in page.text


@pytest.mark.django_db
@pytest.mark.slow
def test_an_act_is_done_once_and_what_it_lacks_is_told(number: str, reviewer: Client) -> None:
    page = f"/desk/matters/{number}/investigate"
    seen = mark(reviewer, page)

    alone = reviewer.post(page, {**FOUND, "officers": "甲\n甲", "mark": seen})
    silent = reviewer.post(page, {**FOUND, "result": "", "mark": seen})
    stale = reviewer.post(page, {**FOUND, "mark": "0"})
    done = reviewer.post(page, {**FOUND, "mark": seen})
    again = reviewer.post(page, {**FOUND, "mark": seen})

    assert (alone.status_code, silent.status_code, stale.status_code) == (422, 422, 422)
    assert "officers" in alone.context["form"].errors
    assert "查明无证" in stale.text
    assert done.status_code == 302
    assert again.status_code == 409
    assert matter_of(number).state == "investigated"
    shown = reviewer.get(f"/desk/matters/{number}")
    assert "调查终结报告" in shown.text
    assert [event.what for event in shown.context["events"]] == ["调查取证", "立案或者收件"]


@pytest.mark.django_db
@pytest.mark.slow
def test_the_head_takes_time_out_of_a_term_where_a_rule_lists_the_ground() -> None:
    make.lasting(days=20_000)  # it runs still, whatever day it is
    page = f"/desk/matters/{make.opened()}"
    head = desk.officer("s7", (Role.MANAGER, make.ORGAN))
    without = head.get(page).context["timing"]
    make.ground()

    rest, back = f"{page}/time/exclude", f"{page}/time/resume"
    typed = {"what": "decision~appraisal", "days": "30", "reason": "送检", "mark": mark(head, rest)}
    done = head.post(rest, typed)
    resting = head.get(page)
    head.post(back, {"term": "decision", "mark": mark(head, back)})

    assert (without, done.status_code) == ([], 302)
    assert [address.rpartition("/")[2] for address, _word in resting.context["timing"]] == [
        "resume"
    ]
    assert "不计入期限告知书" in resting.text
    told = [event.what for event in head.get(page).context["events"]]
    assert told == ["恢复计算期限", "告知不计入期限", "立案或者收件"]


@pytest.mark.django_db
@pytest.mark.slow
def test_a_clerk_enters_a_review_and_its_end_and_nothing_is_added_meanwhile() -> None:
    page = f"/desk/matters/{make.fined(fine='5,000')}"
    clerk = desk.officer("s8", (Role.CLERK, make.ORGAN))
    begin, end = f"{page}/dispute/begin", f"{page}/dispute/end"
    typed = {"kind": "review", "reference": "某政复〔2026〕12号", "begun_on": "2026-03-10"}

    done = clerk.post(begin, {**typed, "mark": mark(clerk, begin)})
    going = clerk.get(page).text
    clerk.post(end, {"ended_on": "2026-03-11", "result": "维持", "mark": mark(clerk, end)})

    assert done.status_code == 302
    assert "某政复〔2026〕12号" in going
    assert "登记复议或者诉讼结束" in going
    assert "维持" in clerk.get(page).text


@pytest.mark.django_db
@pytest.mark.slow
def test_a_document_opens_as_a_file_for_who_sees_the_matter(number: str, reviewer: Client) -> None:
    make.do(number, "investigate")
    [(_title, paper)] = reviewer.get(f"/desk/matters/{number}").context["papers"]
    page = f"/desk/matters/{number}/papers/{paper.pk}"

    shown, again = reviewer.get(page), reviewer.get(page)

    assert shown["Content-Type"] == "application/pdf"
    assert shown.content == again.content
    assert reviewer.get(f"/desk/matters/{number}/papers/999999").status_code == 404
    assert desk.officer("s2", (Role.CLERK, "elsewhere")).get(page).status_code == 404


@pytest.mark.django_db
@pytest.mark.slow
def test_what_is_closed_says_why(number: str, reviewer: Client) -> None:
    make.do(number, "investigate", by="s1")
    make.do(number, "tell", by="s1")

    closed = dict(reviewer.get(f"/desk/matters/{number}").context["closed"])

    assert closed["结案"] == "只能在“已履行、已强制执行”时办理，现在是“已告知”。"
    assert "调查取证" in closed["法制审核"]


@pytest.mark.django_db
@pytest.mark.slow
def test_matters_are_listed_by_what_the_address_says(number: str, reviewer: Client) -> None:

    def listed(query: str) -> list[Any]:
        rows = reviewer.get(f"/desk/matters?{query}").context["rows"]
        return [row[0].number for row in rows]

    assert listed("") == [number]
    assert listed("power=02&state=filed") == [number]
    assert listed("power=02&state=told") == []
    assert listed("power=06") == []
    assert listed("power=x&state=%3Cb%3E&unit=nothing") == [number]
    assert listed(f"after=2026-06-01~{number}") == []
    assert listed("after=2026-05-31~&power=02") == listed("after=nonsense") == [number]
    make.do(number, "drop")
    assert (listed(""), listed("over=too"), listed("power=02&state=closed")) == (
        [],
        [number],
        [number],
    )


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize(
    ("role", "unit", "status"),
    [
        (Role.SUPERVISOR, make.ORGAN, (200, 403, 403)),
        (Role.DECIDER, make.ORGAN, (200, 403, 403)),
        (Role.REVIEWER, "elsewhere", (404, 404, 422)),
        (Role.OPERATOR, make.ORGAN, (403, 403, 403)),
    ],
)
def test_only_who_may_sees_acts_and_opens(
    number: str, role: Role, unit: str, status: tuple[int, int, int]
) -> None:
    client = desk.officer("s9", (role, unit))
    pages = (f"matters/{number}", f"matters/{number}/investigate")

    got = [client.get(f"/desk/{page}").status_code for page in pages]
    opened = client.post("/desk/matters/new/P-1", OPENED).status_code

    assert (*got, opened) == status
