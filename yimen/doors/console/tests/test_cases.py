"""`yimen cases`: a case is exported as other platforms want it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from yimen.doors.console.cases import cases
from yimen.work.cases import verbs
from yimen.work.cases.rules import UnknownCase
from yimen.work.cases.states import EndGround
from yimen.work.cases.tests import licences, make
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def run(*words: str) -> Result:
    return CliRunner().invoke(cases, ["export", *words], catch_exceptions=False)


def test_a_case_is_exported_with_its_rows_states_and_faults() -> None:
    make.item()
    number = make.correcting()
    verbs.resubmit(case=number, materials=[make.layout()], **make.at())
    verbs.accept(case=number, **make.at())
    make.exclude(number)
    verbs.resume_time(case=number, **make.at())
    make.review(number, "fire")
    make.review(number, "health")
    verbs.grant(case=number, **make.at())

    told = json.loads(run(number, "--source", "101", "--json").output)
    lines = run(number).output.splitlines()

    (application,) = told["standard"]["application"]
    assert application["applicant_document_number"] == intake.CITIZEN
    assert [each["code"] for each in told["states"]] == [1, 6, 7, 3, 8, 9, 10, 8, 11]
    assert told["tables"]["up_pro_accept"][0]["accept_date"].startswith("2026-02-13 09:30")
    assert "fault: up_pro_accept[0].org_code 受理部门编码 missing an..18" in lines
    assert "states: 1 6 7 3 8 9 10 8 11" in lines


def test_an_acceptance_by_silence_dates_from_the_receipt() -> None:
    make.item()
    number = make.submitted()
    verbs.deem_accepted(case=number, **make.at(make.AFTER))

    told = json.loads(run(number, "--json").output)

    assert told["standard"]["acceptance"][0]["accepted_at"].startswith("2026-02-13")


def test_a_case_whose_licence_was_revoked_ends_in_state_fifteen() -> None:
    make.item()
    number = make.decided()
    licences.licensed(number)
    licences.tell(number)
    licences.hear(number)
    licences.end(number, EndGround.FRAUD)

    told = json.loads(run(number, "--source", "101", "--json").output)

    assert [each["code"] for each in told["states"]][-2:] == [11, 15]
    assert "unlawful" not in {each["fault"] for each in told["faults"]}


def test_a_case_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownCase):
        run("C-1")


def test_the_kinds_of_a_case_are_told_with_their_code() -> None:
    make.item()
    number = make.submitted()

    told = CliRunner().invoke(cases, ["kind", number], catch_exceptions=False).output
    shape = CliRunner().invoke(cases, ["kind", number, "--json"], catch_exceptions=False).output

    assert told.splitlines() == ["promised 承诺件 行政许可法 Art. 42", "code 2 (GB/T 39046 A.6)"]
    assert json.loads(shape)["kinds"] == ["promised"]
