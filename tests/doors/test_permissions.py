"""Every visitor is tried against every route: let in, sent to sign in, refused, or not found.

What is expected follows from the rule that the route states, and from whose the thing is that it
shows. The API has its own table (`yimen/doors/api/tests/test_access.py`).
"""

from __future__ import annotations

from itertools import product

import pytest
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.test import Client

from tests.doors.addresses import ABSENT, Route, routes, things
from tests.doors.prepared import FEW, Prepared, visitor
from yimen.demo.city import reading
from yimen.ground.people.states import Role

STAFF = {each.number.lower(): {role for role, _ in each.roles} for each in reading.officers()}
STRANGER, PARTY, OTHER = "", "agent", "citizen"
CLERK, CLERK_ELSEWHERE = "yt0101", "yt1401"
VISITORS = (
    *(STRANGER, PARTY, OTHER, CLERK, CLERK_ELSEWHERE),
    "yt0301",  # reviews for the market authority, which decides the case
    "yt0302",  # decides there, and heads it
    "yt0501",  # reviews for the fire brigade, which has no part in it
    "yt0502",  # decides there
    "yt0110",  # heads the centre
    "yt0120",  # keeps the system running
    "yt0201",  # supervises the whole city
)

FEW_OF_ALL = (STRANGER, PARTY, OTHER, CLERK)  # where the rule tells nobody apart
CASE = "reviewing"  # an agent starts a company: the market authority decides
SEEN_BY = {
    "case": {PARTY, CLERK, "yt0301", "yt0302", "yt0201"},
    "entry": {PARTY},
    "draft": {OTHER},
    "window_draft": {CLERK},
    "matter": {OTHER, CLERK, "yt0301", "yt0302", "yt0201"},
    # of a restaurant: the organ, who watches it, and the fire brigade that had a part in its case
    "licence": {CLERK, "yt0301", "yt0302", "yt0501", "yt0502", "yt0201"},
    "file": {CLERK, "yt0301", "yt0302", "yt0201"},
}
OPEN = {200, 302, 405, 409, 422}  # an answer, on to another page, or what a rule says


def let_in(rule: str, login: str) -> bool:
    """Whether a route with this rule is for this visitor at all."""
    kind, _, roles = rule.partition(": ")
    if kind == "anyone":
        return True
    if kind == "a person who is signed in":
        return bool(login) and login not in STAFF
    assert kind == "staff", f"a rule that this test does not know: {rule}"
    held = STAFF.get(login, set())
    return login in STAFF if roles == "any" else bool(held & set(map(Role, roles.split(", "))))


def fault(route: Route, login: str, answer: HttpResponseBase) -> str:
    """What is wrong with an answer, "" where it is as the rule has it."""
    status = answer.status_code
    to_sign_in = status == 302 and "sign-in" in answer["Location"]
    unseen = [kind for kind in route.kinds if login not in SEEN_BY.get(kind, {login})]
    if not let_in(route.rule, login):
        stranger = not login or (route.rule.startswith("staff") and login not in STAFF)
        right = to_sign_in if stranger else status == 403
    elif unseen:
        asked = status == 302 and answer["Location"].startswith("/follow?number=")
        right = status in {404, 405} or asked
    else:
        # what may be done with a thing may be another role's, or stand open at another time only
        others = status == 403 and bool(route.kinds)
        # no piece of a file comes unasked
        gone = bool(ABSENT & set(route.kinds)) or route.pattern.endswith("arrivals")
        right = status in OPEN or others or (status == 404 and gone)
    return "" if right else f"{status} for {login or 'a stranger'} at {route.pattern}"


def tried(client: Client, address: str, method: str) -> HttpResponseBase:
    """The answer, with nothing left behind in the database or the browser."""
    kept = client.cookies.output(header="", sep=";")
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.load(kept)
    return answer


def test_the_visitors_hold_every_role() -> None:
    assert set().union(*(STAFF.get(login, set()) for login in VISITORS)) == set(Role)


def test_an_unknown_rule_and_a_wrong_answer_are_seen() -> None:
    staff = Route("desk/case/<str:number>", "staff: clerk")

    with pytest.raises(AssertionError, match="does not know"):
        let_in("friends", CLERK)
    assert fault(staff, CLERK, HttpResponse()) == ""
    assert fault(staff, CLERK_ELSEWHERE, HttpResponse())
    assert fault(staff, "yt0301", HttpResponse())
    assert fault(staff, STRANGER, HttpResponse(status=403))
    assert fault(staff, CLERK, HttpResponse(status=500))


@pytest.mark.slow
def test_every_visitor_is_tried_against_every_route(prepared: Prepared) -> None:
    values = things(prepared, CASE)
    wrong = []

    for login, method in product(VISITORS, ("GET", "POST", "PATCH")):
        client = visitor(login)
        for route in routes():
            if route.rule == "anyone" and login not in FEW_OF_ALL:
                continue
            if method == "PATCH" and not route.pattern.endswith("arrivals"):
                continue  # only pieces of a file come so, and elsewhere no more than a 405
            answer = tried(client, route.filled(values), method)
            wrong.append(fault(route, login, answer))

    assert [line for line in wrong if line] == []


@pytest.mark.slow
def test_a_party_opens_its_own_cases_in_every_state_and_nobody_elses(prepared: Prepared) -> None:
    clients = {key: visitor(key) for key in ("citizen", "entrepreneur", "agent", "neighbour")}
    wrong = []

    for state, (_, who) in FEW.items():
        for key, client in clients.items():
            answer = client.get(f"/follow/{prepared.cases[state]}")
            if answer.status_code != (200 if key == who else 302):  # an agent has no mandate here
                wrong.append((state, key, answer.status_code))

    assert wrong == []
