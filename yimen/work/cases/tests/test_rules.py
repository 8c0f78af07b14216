"""The terms and papers of the law, by dated example."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.days import published
from yimen.work.cases import rules
from yimen.work.cases.rules import Gap, Key, Remedies
from yimen.work.cases.states import DocumentKind, Ground, State

CALENDAR = published()
RECEIVED = date(2026, 2, 13)  # a Friday; rest from the 15th to the 23rd


@pytest.mark.parametrize(
    ("key", "start", "due_on"),
    [
        (Key.ANSWER, "2026-02-13", "2026-02-27"),
        (Key.ANSWER, "2026-02-14", "2026-02-28"),  # in on a working Saturday, out on another
        (Key.ANSWER, "2026-02-15", "2026-02-28"),  # in on a day of rest
        (Key.ANSWER, "2026-01-01", "2026-01-08"),
        (Key.ANSWER, "2026-09-30", "2026-10-13"),
        (Key.GAPS, "2026-02-13", "2026-02-26"),
        (Key.DELIVERY, "2025-01-24", "2025-02-13"),
        (Key.DELIVERY, "2026-02-13", "2026-03-05"),
    ],
)
def test_a_term_ends_on_its_last_working_day(key: Key, start: str, due_on: str) -> None:
    due = rules.term_due(key, date.fromisoformat(start), CALENDAR)

    assert due.on == date.fromisoformat(due_on)


def test_an_answer_on_the_last_day_is_in_time_and_a_day_later_it_was_acceptance() -> None:
    last, after = date(2026, 2, 27), date(2026, 2, 28)

    assert rules.acceptance(RECEIVED, last, CALENDAR) == rules.Acceptance(last, deemed=False)
    assert rules.acceptance(RECEIVED, after, CALENDAR) == rules.Acceptance(RECEIVED, deemed=True)
    rules.check_answer_in_time(RECEIVED, last, CALENDAR)
    with pytest.raises(rules.AnswerTooLate):
        rules.check_answer_in_time(RECEIVED, after, CALENDAR)
    with pytest.raises(rules.AnswerInTime):
        rules.check_silence(RECEIVED, last, CALENDAR)
    rules.check_silence(RECEIVED, after, CALENDAR)


def test_departments_speak_by_the_fourth_working_day() -> None:
    rules.check_gap_in_time(RECEIVED, date(2026, 2, 26), CALENDAR)
    with pytest.raises(rules.GapTooLate, match="2026-02-26"):
        rules.check_gap_in_time(RECEIVED, date(2026, 2, 27), CALENDAR)


@pytest.mark.parametrize("ahead", range(60))
def test_one_day_tells_which_cases_silence_has_accepted(ahead: int) -> None:
    today = RECEIVED + timedelta(days=ahead)

    since = rules.silent_since(today, CALENDAR)

    for start in (since - timedelta(days=30), since - timedelta(days=1), since):
        assert rules.has_run_out(Key.ANSWER, start, today, CALENDAR)
    assert not rules.has_run_out(Key.ANSWER, since + timedelta(days=1), today, CALENDAR)


def test_bars_last_one_year_and_three() -> None:
    assert rules.barred_until(Key.BAR_FALSE, date(2026, 5, 1)) == date(2027, 5, 1)
    assert rules.barred_until(Key.BAR_FRAUD, date(2024, 2, 29)) == date(2027, 2, 28)


def test_every_term_names_its_source_and_since_when() -> None:
    assert set(rules.TERMS) == set(Key) - {Key.CORRECTION}  # which a local rule sets
    assert all("行政许可法" in term.source for term in rules.TERMS.values())
    assert all(term.valid_from == date(2004, 7, 1) for term in rules.TERMS.values())


def test_a_voucher_promises_the_last_day_of_each_clock() -> None:
    limits = {
        "statutory": Limit(20, Unit.WORKING_DAY),
        "promised": Limit(5, Unit.WORKING_DAY),
    }

    told = rules.promises(limits, RECEIVED, CALENDAR)

    assert told == {"statutory_due_on": "2026-03-19", "promised_due_on": "2026-02-27"}


def test_the_one_notice_lists_what_everybody_misses_each_thing_once() -> None:
    a, b, c = Gap("form", "缺签字"), Gap("layout", "缺比例尺"), Gap("form", "缺日期")

    assert rules.one_notice([[a, b], [], [b, c]]) == (a, b, c)


@pytest.mark.parametrize("said", [[], [[]], [[], []]])
def test_a_notice_of_nothing_is_none(said: list[list[Gap]]) -> None:
    with pytest.raises(rules.NothingMissing):
        rules.one_notice(said)


def test_a_gap_says_what_is_lacking_in_what_the_item_asks() -> None:
    with pytest.raises(rules.ReasonMissing):
        rules.check_gaps([Gap("form", " ")], ["form"])
    with pytest.raises(rules.NotOfItem):
        rules.check_gaps([Gap("tax-return", "未提供")], ["form"])
    rules.check_gaps([Gap("form", "缺签字"), Gap(rules.ANSWERS, "经营面积有误")], ["form"])


def test_a_resubmission_brings_all_that_was_asked_and_nothing_else() -> None:
    asked = [Gap("form", "缺签字"), Gap("form", "缺日期"), Gap("layout", "缺比例尺")]

    rules.check_resubmission(asked, ["layout", "form"])
    with pytest.raises(rules.StillMissing, match="layout"):
        rules.check_resubmission(asked, ["form"])
    with pytest.raises(rules.MaterialNotAsked, match="lease"):
        rules.check_resubmission(asked, ["form", "layout", "lease"])


def test_who_is_not_competent_names_who_is() -> None:
    with pytest.raises(rules.AuthorityMissing):
        rules.check_rejection(State.SUBMITTED, Ground.NO_JURISDICTION, "不归本局管", " ")
    with pytest.raises(rules.ReasonMissing):
        rules.check_rejection(State.SUBMITTED, Ground.NO_JURISDICTION, "", "某县行政审批局")
    rules.check_rejection(State.SUBMITTED, Ground.FALSE_MATERIALS, "营业执照系伪造", "")


def test_nobody_fails_to_correct_what_was_never_asked() -> None:
    with pytest.raises(rules.NothingWasAsked):
        rules.check_rejection(State.SUBMITTED, Ground.NOT_CORRECTED, "仍缺", "")
    rules.check_rejection(State.RESUBMITTED, Ground.NOT_CORRECTED, "仍缺比例尺", "")


def test_a_refusal_without_remedies_is_told_all_that_it_lacks() -> None:
    with pytest.raises(rules.RemediesMissing) as refused:
        rules.check_remedies(Remedies("不符合条件", "食品安全法 Art. 33", " ", "60日", "", "6个月"))

    assert refused.value.facts["missing"] == "review_body、court"


def test_a_document_number_names_organ_kind_year_and_place() -> None:
    assert rules.number("某局", DocumentKind.REFUSAL, 2026, 7) == "某局不许〔2026〕7号"
    assert len(set(rules.SERIES.values())) == len(DocumentKind)
