"""Seals at the desk: who sees them, and letters registered and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.ground.seals import queries
from yimen.ground.seals.tests import make as seals
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = f"/desk/seals/{seals.NUMBER}"
LETTER = {
    "letter": "用印授权〔2026〕9号 <b>",
    "signed_by": "局长",
    "valid_from": "2026-01-01",
    "valid_to": "2030-12-31",
}


@pytest.fixture(autouse=True)
def _item() -> None:
    intake.item()
    seals.seal(organ=intake.ORGAN)


@pytest.fixture
def registrar() -> Client:
    return make.officer("s1", (Role.OPERATOR, intake.ORGAN))


def test_a_letter_is_registered_for_items_of_the_organ_and_taken_back(registrar: Client) -> None:
    before = registrar.get(PAGE).text
    answer = registrar.post(f"{PAGE}/authorise", {**LETTER, "items": [intake.ITEM]})
    [letter] = queries.seal(seals.NUMBER).letters.all()
    page = registrar.get(PAGE)

    ended = registrar.post(f"{PAGE}/letters/{letter.pk}")
    again = registrar.post(f"{PAGE}/letters/{letter.pk}")

    assert "现在不能用印" in before
    assert answer["Location"] == PAGE
    assert (letter.items, letter.registered_by) == ([intake.ITEM], "s1")
    assert "用印授权〔2026〕9号 &lt;b&gt;" in page.text
    assert ended.status_code == 302
    assert again.status_code == 422
    letter.refresh_from_db()
    assert letter.withdrawn_by == "s1"
    assert "已收回" in registrar.get(PAGE).text


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"items": []}, "items"),
        ({"items": ["other"]}, "items"),
        ({"valid_to": "2025-12-31"}, "valid_to"),
        ({"valid_from": "x"}, "valid_from"),
        ({"signed_by": ""}, "signed_by"),
    ],
)
def test_a_letter_that_is_not_whole_is_told_and_nothing_is_lost(
    registrar: Client, wrong: dict[str, object], at: str
) -> None:
    answer = registrar.post(f"{PAGE}/authorise", {**LETTER, "items": [intake.ITEM], **wrong})

    assert answer.status_code == 422
    assert at in answer.context["form"].errors
    assert "用印授权〔2026〕9号 &lt;b&gt;" in answer.text


def test_a_letter_of_the_same_number_is_refused(registrar: Client) -> None:
    given = {**LETTER, "items": [intake.ITEM]}
    registrar.post(f"{PAGE}/authorise", given)

    assert registrar.post(f"{PAGE}/authorise", given).status_code == 422


def test_a_seal_is_withdrawn_with_its_reason_and_used_no_more(registrar: Client) -> None:
    silent = registrar.post(f"{PAGE}/withdraw", {"reason": ""})
    done = registrar.post(f"{PAGE}/withdraw", {"reason": "遗失"})
    late = registrar.post(f"{PAGE}/authorise", {**LETTER, "items": [intake.ITEM]})

    assert (silent.status_code, done.status_code, late.status_code) == (422, 302, 422)
    page = registrar.get(PAGE)
    assert [event.text for event in page.context["events"]] == ["遗失", ""]
    assert f'href="{PAGE}/authorise"' not in page.text


Act = Callable[[Client, int], int]
ACTS: tuple[Act, ...] = (
    lambda client, letter: client.get(PAGE).status_code,
    lambda client, letter: client.post(f"{PAGE}/authorise", LETTER).status_code,
    lambda client, letter: client.get(f"{PAGE}/letters/{letter}").status_code,
    lambda client, letter: client.post(f"{PAGE}/withdraw", {"reason": "x"}).status_code,
)


@pytest.mark.parametrize(
    ("role", "unit", "told"),
    [
        (Role.MANAGER, intake.ORGAN, (200, 403, 200, 403)),
        (Role.SUPERVISOR, intake.ORGAN, (200, 403, 403, 403)),
        (Role.CLERK, intake.ORGAN, (403, 403, 403, 403)),
        (Role.OPERATOR, "elsewhere", (404, 404, 404, 404)),
        (Role.OPERATOR, "hall", (200, 403, 403, 403)),
    ],
)
def test_who_may_see_and_who_may_act(role: Role, unit: str, told: tuple[int, ...]) -> None:
    letter = seals.letter(items=[intake.ITEM]).pk
    client = make.officer("s9", (role, unit))

    assert tuple(act(client, letter) for act in ACTS) == told
