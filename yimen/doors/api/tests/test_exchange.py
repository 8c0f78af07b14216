"""A program of another platform reads a case; identity numbers stay masked."""

from __future__ import annotations

import pytest

from yimen.doors.api.tests import make
from yimen.doors.api.tests.make import Speaker
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_staff_who_see_a_case_read_it_as_it_is_exchanged_and_nobody_else() -> None:
    make.city()
    citizen, clerk = Speaker(make.CITIZEN), Speaker(make.CLERK)
    number = make.submitted(citizen)

    told = make.told(clerk.get(f"/cases/{number}/exchange?source=101"))

    (application,) = told["standard"]["application"]
    assert application["applicant_document_number"] not in {"", intake.CITIZEN}
    assert [each["code"] for each in told["states"]] == [1]
    assert "masked" in {each["fault"] for each in told["faults"]}
    assert citizen.get(f"/cases/{number}/exchange").status_code == 403
    assert Speaker(make.STRANGER).get(f"/cases/{number}/exchange").status_code == 404
    assert clerk.get("/cases/C-1/exchange").status_code == 404
