"""An act is done once under its key, on what was looked at, and a refusal is a problem document."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from pytest_django import Settings

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker, told
from yimen.ground.ledger import queries as ledger
from yimen.kernel.errors import Trouble
from yimen.kernel.ref import Ref
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def case() -> str:
    make.city()
    return f"/cases/{make.submitted(Speaker(make.CITIZEN))}"


def acts(case: str) -> list[str]:
    return [entry.act for entry in ledger.history(Ref("case", case.rpartition("/")[2]))]


def test_a_retry_gets_the_same_answer_and_nothing_is_done_again(case: str) -> None:
    clerk = Speaker(make.CLERK)
    key = {"Idempotency-Key": "k-1"}

    first = clerk.act(f"{case}/accept", **key)
    again = clerk.act(f"{case}/accept", **key)
    fresh = clerk.act(f"{case}/accept")

    assert told(again) == told(first)
    assert again.headers["ETag"] == first.headers["ETag"]
    assert (first.has_header("Idempotency-Replayed"), again["Idempotency-Replayed"]) == (
        False,
        "true",
    )
    assert told(fresh, 409)["code"] == "cases.wrong-state"
    assert acts(case).count("cases.accept") == 1


def test_a_key_serves_one_act_and_an_act_needs_a_key(case: str) -> None:
    clerk = Speaker(make.CLERK)
    told(clerk.act(f"{case}/ask_correction", {"gaps": [LACK]}, **{"Idempotency-Key": "k"}))

    other = clerk.act(f"{case}/ask_correction", {"gaps": []}, **{"Idempotency-Key": "k"})
    none = clerk.act(f"{case}/accept", **{"Idempotency-Key": ""})

    assert told(other, 422)["code"] == "gate.key-reused"
    assert told(none, 422)["code"] == "gate.key-form"


ITEM = "yimen.ground.catalog.queries.item"
LACK = {"material": "layout", "lacking": "缺少比例尺"}


def test_a_refused_act_leaves_its_key_free(case: str) -> None:
    clerk = Speaker(make.CLERK)
    path, key = f"{case}/ask_correction", {"Idempotency-Key": "k"}

    refused = clerk.act(path, {"gaps": []}, **key)

    assert told(refused, 409)["code"] == "cases.nothing-missing"
    told(clerk.act(path, {"gaps": [LACK]}, **key))


def test_an_act_on_a_stale_look_is_told_where_the_case_stands(case: str) -> None:
    clerk = Speaker(make.CLERK)
    seen = clerk.get(case).headers["ETag"]
    told(Speaker(make.REVIEWER).act(f"{case}/say_missing", {"unit": "fire", "gaps": []}))

    stale = clerk.act(f"{case}/accept", **{"If-Match": seen})
    now = stale.headers["ETag"]

    assert told(stale, 412)["code"] == "cases.changed"
    assert clerk.get(case).headers["ETag"] == now != seen
    told(clerk.act(f"{case}/accept", **{"If-Match": now}))


def test_a_draft_has_its_mark_too() -> None:
    make.city()
    citizen = Speaker(make.CITIZEN)
    opened = citizen.act("/applications", {"item": intake.ITEM})
    path = f"/applications/{told(opened, 201)['number']}"
    seen = {"If-Match": opened.headers["ETag"]}

    told(citizen.act(path, {"answers": {}}, method="PATCH", **seen))

    assert told(citizen.act(path, {}, method="PATCH", **seen), 412)["code"] == "intake.changed"


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_with_one_key_are_one_act(case: str) -> None:
    clerk = Speaker(make.CLERK)

    def one(_: int) -> tuple[int, bytes]:
        try:
            answer = clerk.act(f"{case}/accept", **{"Idempotency-Key": "k"})
            return answer.status_code, answer.content
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = set(threads.map(one, range(8)))

    assert [status for status, _ in answers] == [200]
    assert acts(case).count("cases.accept") == 1


def test_a_refusal_is_a_problem_in_the_language_asked_for(case: str) -> None:
    clerk = Speaker(make.CLERK)

    chinese = clerk.act(f"{case}/close", **{"Accept-Language": "fr"})
    english = clerk.act(f"{case}/close", **{"Accept-Language": "en-GB,zh;q=0.8"})

    assert chinese.headers["Content-Type"] == "application/problem+json"
    said, heard = told(chinese, 409), told(english, 409)
    assert set(said) == {"type", "title", "status", "code", "facts", "text", "lang"}
    assert (said["lang"], heard["lang"]) == ("zh-hans", "en")
    assert said["type"] == "urn:yimen:refusal:cases.wrong-state"
    assert said["facts"] == {"state": "submitted", "act": "close"}
    assert said["text"] != heard["text"]


NUL = '{"reason": "\\u0000"}'
BAD: list[tuple[Callable[[Speaker, str], Any], int, str]] = [
    (lambda who, case: who.get("/nowhere"), 404, "api.no-address"),
    (lambda who, case: who.act("/items", {}), 405, "api.no-method"),
    (lambda who, case: who.get("/items?limit=0"), 422, "api.input"),
    (lambda who, case: who.get("/items?after=zzz"), 422, "api.place"),
    (lambda who, case: who.get("/items?after=é"), 422, "api.input"),
    (lambda who, case: who.get("/items?after=WzFd"), 422, "api.place"),
    (lambda who, case: who.get("/items?q=" + "x" * 101), 422, "catalog.search-too-long"),
    (lambda who, case: who.get("/items/I-9"), 404, "catalog.unknown-item"),
    (lambda who, case: who.get("/items/%00"), 422, "api.input"),
    (lambda who, case: who.get("/cases/C-1"), 404, "cases.unknown-case"),
    (lambda who, case: who.get("/cases?unit=nowhere"), 404, "people.unknown-unit"),
    (lambda who, case: who.get("/cases?due_before=yesterday"), 422, "api.input"),
    (lambda who, case: who.get("/lights?on=0"), 422, "api.input"),
    (lambda who, case: who.get(f"{case}/clocks?on=0001-01-01"), 200, ""),
    (lambda who, case: who.get(f"{case}/clocks?on=9999-12-31"), 200, ""),
    (lambda who, case: who.get("/cases?light=red&on=0001-01-01&due_before=0001-01-01"), 200, ""),
    (lambda who, case: who.get("/lights?on=9999-12-31"), 200, ""),
    (lambda who, case: who.get("/matters?power=%00"), 422, "api.input"),
    (lambda who, case: who.get("/matters?state=%00"), 422, "api.input"),
    (lambda who, case: who.get("/reviews?after=WyJhIiwiYiIsImMiXQ"), 422, "api.place"),
    (lambda who, case: who.get("/ledger/consistency?first=2&second=1"), 422, "api.input"),
    (lambda who, case: who.act(f"{case}/reject", {"ground": "bad"}), 422, "api.input"),
    (lambda who, case: raw(who, case, b"{"), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b"[]"), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b'{"reason": "\\u0000"}'), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b'{"reason": "\\ud800"}'), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b'{"reason": NaN}'), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b'{"reason": 1e999}'), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b"\xff"), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b'{"reason": "x", "reason": "y"}'), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, NUL.encode("utf-16")), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b'{"a": ' * 65 + b"1" + b"}" * 65), 400, "api.unreadable"),
    (lambda who, case: raw(who, case, b'{"a": ' * 64 + b"1" + b"}" * 64), 422, "api.input"),
    (lambda who, case: raw(who, case, b'{"reasons": "x"}'), 422, "api.input"),
    (lambda who, case: who.act("/cases/0/archive"), 404, "cases.unknown-case"),
    (lambda who, case: raw(who, case, b"", chunked=True), 411, "api.no-length"),
    (lambda who, case: raw(who, case, b"reason=x", "text/plain"), 415, "api.not-json"),
    (lambda who, case: raw(who, case, b" " * 1_000_001), 413, "api.too-large"),
]


def raw(
    who: Speaker, case: str, body: bytes, kind: str = "application/json", *, chunked: bool = False
) -> Any:
    headers = {**who.headers, "Idempotency-Key": "k"}
    headers |= {"Transfer-Encoding": "chunked"} if chunked else {}
    path = f"/api/v1{case}/withdraw"
    return who.client.generic("POST", path, body, kind, headers=headers)


def test_bad_input_is_told_what_is_wrong_with_it(case: str) -> None:
    clerk = Speaker(make.CLERK)

    answers = [told(ask(clerk, case), status).get("code", "") for ask, status, _ in BAD]

    assert answers == [code for _, _, code in BAD]


def test_a_fault_of_ours_has_a_number_and_trouble_a_time() -> None:
    make.city()

    with patch(ITEM, side_effect=KeyError("x")):
        broken = Speaker().get(f"/items/{intake.ITEM}")
    with patch(ITEM, side_effect=Trouble("the disk is full")):
        later = Speaker().get(f"/items/{intake.ITEM}")

    assert told(broken, 500)["facts"]["number"]
    assert "x" not in told(broken, 500)["facts"]
    assert told(later, 503)["code"] == "api.unavailable"
    assert later.headers["Retry-After"] == "60"


def test_calls_run_out_for_one_and_not_for_another(case: str, settings: Settings) -> None:
    settings.API_PER_MINUTE = 3
    clerk = Speaker(make.DECIDER)

    called = 0
    while (told_so := clerk.get(case)).status_code == 200 and called < 6:
        called += 1

    assert (told_so.status_code, 3 <= called < 6) == (429, True)  # time goes on while one calls
    assert 1 <= int(told_so.headers["Retry-After"]) <= 20
    assert Speaker("manager").get(case).status_code == 200
