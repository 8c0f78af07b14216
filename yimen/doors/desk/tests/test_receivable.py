"""What cannot be handled is not received, and that is said before anybody fills a form."""

from __future__ import annotations

import pytest

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_an_item_without_a_plan_is_told_from_the_others_and_begins_no_form() -> None:
    intake.item()
    clerk = make.officer("s1", (Role.CLERK, intake.ORGAN))

    listed, begun = clerk.get("/desk/receive"), clerk.get(f"/desk/receive/{intake.ITEM}")

    assert "暂不能收件" in listed.text
    assert begun.status_code == 409
    assert "没有办理流程" in begun.text
