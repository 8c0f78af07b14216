"""A citizen applies and is granted: by mouse, by keyboard, in English, in large type."""

from __future__ import annotations

import pytest

from tests.journeys.city.applying import apply
from tests.journeys.city.conftest import JOURNEY
from tests.journeys.city.offices import (
    CLERK,
    Enter,
    act,
    decider,
    grant,
    hand_over,
    review,
    reviewer,
)
from yimen.demo.city import reading

pytestmark = JOURNEY
HOUSE = reading.matters()["property-registration"].code
ANSWERS = {"不动产坐落": "临水区荷塘街道一号"}


@pytest.mark.parametrize(
    ("who", "how"),
    [
        ("citizen", {}),
        ("neighbour", {"english": True}),
        ("agent", {"elder": True, "width": 390}),
        ("entrepreneur", {"keys": True}),
    ],
)
def test_a_citizen_applies_and_is_granted(enter: Enter, who: str, how: dict[str, bool]) -> None:
    citizen = enter(who, **how)
    number = apply(citizen, HOUSE, ANSWERS)

    clerk = enter(CLERK, **how)
    act(clerk, number, "予以受理")
    review(enter(reviewer("resources"), **how), number)
    grant(enter(decider("resources"), **how), number)
    hand_over(clerk, number)

    citizen.open(f"/follow/{number}")
    citizen.sees("准予办理，已办结")
    citizen.sees("准予办理决定书")
