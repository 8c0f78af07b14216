"""The authority below sends a case up from its page, and the one above finds it in its list."""

from __future__ import annotations

import re

import pytest

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.work.cases.tests import make as cases
from yimen.work.cases.tests import referring
from yimen.work.cases.tests.referring import ABOVE, LOWER

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_county_sends_it_up_and_the_bureau_finds_the_opinion_on_its_page() -> None:
    referring.item()
    number = cases.accepted()
    cases.review(number, LOWER)
    county = make.officer("s1", (Role.DECIDER, LOWER))
    bureau = make.officer("s2", (Role.DECIDER, ABOVE))
    before = county.get(f"/desk/case/{number}").context["open_acts"]
    closed = county.get(f"/desk/case/{number}").context["closed_acts"]
    shown = county.get(f"/desk/case/{number}/refer-up").text
    mark = re.findall(r'name="mark" value="([^"]*)"', shown)

    given = {"mark": mark[0], "favourable": "yes", "opinion": referring.OPINION}
    county.post(f"/desk/case/{number}/refer-up", given)

    page = bureau.get(f"/desk/case/{number}")
    assert [slug for slug, _word, _grave in before] == ["refer-up"]
    assert "应当先由下级机关审查" in {str(word): why for word, why in closed}["作出准予许可决定"]
    assert page.context["case"].organ == ABOVE
    assert referring.OPINION in page.text
    assert "初审意见报送函" in page.text
    assert "报送上级机关" in county.get(f"/desk/case/{number}").text
