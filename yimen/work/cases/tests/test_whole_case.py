"""One case from the first word typed to the archive, and its record proved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from yimen.ground.ledger import jobs as sealer
from yimen.ground.ledger import queries as ledger
from yimen.ground.process.states import Outcome
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import Gap
from yimen.work.cases.states import State, Way
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> None:
    """A log key of this test alone."""
    settings.YIMEN_HOME = tmp_path / "home"


ACTS = """
intake.open_draft intake.save intake.add_material intake.add_material intake.receive cases.submit
cases.say_missing cases.say_missing cases.ask_correction cases.resubmit process.start cases.accept
process.advance cases.review process.advance cases.review process.stop_clock cases.grant
cases.deliver cases.close
"""


def played() -> str:
    """A case that was corrected once, granted and delivered."""
    number = make.submitted()
    gap = Gap("layout", "缺疏散通道")
    verbs.say_missing(case=number, unit="fire", gaps=[gap], **make.at(date(2026, 2, 25)))
    verbs.say_missing(case=number, unit="health", gaps=[], **make.at(date(2026, 2, 25)))
    verbs.ask_correction(case=number, **make.at(date(2026, 2, 26)))
    verbs.resubmit(case=number, materials=[make.layout()], **make.at(date(2026, 3, 2)))
    verbs.accept(case=number, unit=intake.ORGAN, **make.at(date(2026, 3, 3)))
    make.review(number, "health", day=date(2026, 3, 4))
    make.review(number, "fire", Outcome.APPROVE_WITH_CONDITIONS, day=date(2026, 3, 6))
    verbs.grant(case=number, unit=intake.ORGAN, **make.at(date(2026, 3, 9)))
    verbs.deliver(case=number, way=Way.WINDOW, proof="HZ-88", **make.at(date(2026, 3, 11)))
    verbs.close(case=number, **make.at(date(2026, 3, 12)))
    return number


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_whole_case_from_draft_to_archive_with_its_record_proved() -> None:
    make.item()

    number = played()
    sealer.seal_all(make.at(date(2026, 3, 12))["now"])

    found = queries.case_for(number, today=date(2026, 3, 12))
    dates = [found.case.received_on, found.case.resubmitted_on, found.case.accepted_on]
    assert found.state == State.CLOSED
    assert dates == [make.DAY, date(2026, 3, 2), date(2026, 3, 3)]
    assert [document.number for document in found.documents] == [
        "某市行政审批局补告〔2026〕1号",
        "某市行政审批局受〔2026〕1号",
        "某市行政审批局准许〔2026〕1号",
    ]
    told = queries.timeline(number)
    assert [entry.act for entry in told] == ACTS.split()
    assert {entry.unit for entry in told if entry.act == "cases.grant"} == {intake.ORGAN}
    report = ledger.verify()
    assert (report.whole, report.pending) == (True, 0)
    assert report.entries == report.size == report.signed >= len(told)
