"""The licences of one's units at the desk: listed, looked at, and acted on."""

from __future__ import annotations

import pytest
from django.test import Client

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.work.cases.states import EndGround
from yimen.work.cases.tests import licences
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def city() -> None:
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)


@pytest.fixture
def decider() -> Client:
    return make.officer("s1", (Role.DECIDER, intake.ORGAN))


def listed(client: Client, query: str = "") -> list[str]:
    rows = client.get(f"/desk/licences?{query}").context["rows"]
    return [row[0].source for row in rows]


def test_licences_are_listed_the_newest_first_and_narrowed_by_the_address(decider: Client) -> None:
    numbers = [cases.decided(), cases.decided()]
    first, second = [licences.licensed(number, valid_to=None) for number in numbers]
    licences.end(numbers[0], EndGround.OTHER_CANCELLED)

    assert listed(decider) == [numbers[1], numbers[0]]
    assert listed(decider, "state=cancelled") == [numbers[0]]
    assert listed(decider, f"q={second.identifier}") == [numbers[1]]
    assert listed(decider, f"q={first.document}&unit={intake.ORGAN}") == [numbers[0]]
    assert listed(decider, f"after={second.pk}") == [numbers[0]]
    assert listed(decider, "q=%3Cb%3E&state=nothing&soon=x&after=x") == []
    assert listed(decider, "unit=fire") == [numbers[1], numbers[0]]  # no choice narrows nothing


def test_what_ran_out_is_no_longer_listed_as_valid(decider: Client) -> None:
    number = cases.decided()
    licences.licensed(number, valid_to=cases.DAY)

    assert listed(decider, "state=valid") == []
    assert listed(decider, "state=lapsed") == [number]
    assert listed(decider, "soon=90") == []


def test_the_page_of_a_licence_tells_how_it_stands_and_what_was_done(decider: Client) -> None:
    number = cases.decided()
    held = licences.licensed(number, valid_to=None)
    licences.tell(number)

    page = decider.get(f"/desk/licences/{held.identifier}")

    assert page.context["word"] == "有效"
    assert f'href="/desk/case/{number}/hear-holder"' in page.text
    assert "平面图系伪造" in page.text
    assert [event.what for event in page.context["events"]] == ["颁发证照"]
    assert f'href="/desk/licences/{held.identifier}"' in decider.get(f"/desk/case/{number}").text


def test_a_licence_that_was_struck_off_leaves_nothing_to_do(decider: Client) -> None:
    number = cases.decided()
    held = licences.licensed(number)
    licences.end(number, EndGround.OTHER_CANCELLED)

    page = decider.get(f"/desk/licences/{held.identifier}")

    assert page.context["opened"] == []
    assert any("注销" in reason for _word, reason in page.context["closed"])
    told = decider.get(f"/desk/case/{number}").context["events"]
    assert [event.text for event in told if event.what == "颁发证照"] == [""]  # handed to nobody


def test_a_newer_version_and_what_is_asked_stand_on_the_page(decider: Client) -> None:
    number = cases.submitted()
    identifier = licences.tie(number)

    page = decider.get(f"/desk/licences/{identifier}").text

    assert f'href="/desk/case/{number}"' in page
    assert "延续" in page


def test_the_licence_of_the_applicant_stands_in_the_form_already() -> None:
    number = cases.submitted()
    held = licences.held(number)
    clerk = make.officer("s2", (Role.CLERK, intake.ORGAN))

    page = clerk.get(f"/desk/case/{number}/tie")

    assert f'value="{held.identifier}"' in page.text


def test_a_licence_of_others_is_not_there(decider: Client) -> None:
    held = licences.licensed(cases.decided(), valid_to=None)
    other = make.officer("s3", (Role.CLERK, "elsewhere"))

    assert listed(other) == []
    assert other.get(f"/desk/licences/{held.identifier}").status_code == 404


def test_who_runs_the_platform_sees_no_licences() -> None:
    client = make.officer("s4", (Role.OPERATOR, "city"))

    assert client.get("/desk/licences").status_code == 403
    assert client.get("/desk/licences/x").status_code == 403


def test_a_penalty_takes_a_licence_away_for_a_time_and_it_is_given_back(decider: Client) -> None:
    page = f"/desk/licences/{licences.licensed(cases.decided(), valid_to=None).identifier}"
    clerk = make.officer("c8", (Role.CLERK, intake.ORGAN))
    said = {"penalty": "某罚〔2026〕3号 <b>", "until": "2090-01-02"}

    offered = decider.get(page).context["taking"]
    silent = decider.post(f"{page}/suspend", {**said, "penalty": " "})
    past = decider.post(f"{page}/suspend", {**said, "until": "2020-01-02"})
    done = decider.post(f"{page}/suspend", said)
    twice = decider.post(f"{page}/suspend", said)
    shown = decider.get(page)
    back = decider.post(f"{page}/restore", {"reason": "处罚决定已被撤销"})

    assert [act for act, _word in offered] == ["suspend"]
    assert (silent.status_code, past.status_code, twice.status_code) == (422, 422, 422)
    assert "某罚〔2026〕3号 &lt;b&gt;" in past.text
    assert (done["Location"], back["Location"]) == (page, page)
    assert [act for act, _word in shown.context["taking"]] == ["restore"]
    assert "2090年1月2日" in shown.text
    assert decider.get(f"{page}/nonsense").status_code == 404
    assert clerk.get(page).context["taking"] == []
    assert clerk.get(f"{page}/suspend").status_code == 403
