"""What a decision leads to: a licence, its changes and renewals, and how its state is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog import verbs as catalog_verbs
from yimen.ground.ledger.queries import history
from yimen.kernel.clock import Limit, Unit
from yimen.kernel.codes import certificate as codes
from yimen.kernel.days import published
from yimen.work.cases import jobs, queries, verbs
from yimen.work.cases.models import Case, Document
from yimen.work.cases.rules import Local, TermStillRuns
from yimen.work.cases.rules.licences import last_day_to_ask
from yimen.work.cases.rules.refusals import (
    BeforeDecision,
    LicenceNotInForce,
    NoRenewal,
    NotGranted,
    NotHolder,
    NotTransferable,
    RenewalTooLate,
    RequestThere,
)
from yimen.work.cases.states import Act, DocumentKind, LocalKey, RequestKind, State
from yimen.work.cases.tests import licences, make
from yimen.work.cases.tests.when import DAY, at
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.rules import AlreadyIssued, NoIssuerCode, TermBackwards
from yimen.work.certificates.states import State as Standing
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CASES = date(2027, 1, 4)


@pytest.fixture(autouse=True)
def item() -> None:
    make.item()


def granted(number: str, day: date = DAY) -> None:
    """What is done until a case that came in is granted."""
    verbs.accept(case=number, **at(day))
    for step in make.DEPARTMENTS:
        make.review(number, step, day=day)
    verbs.grant(case=number, **at(day))


def test_what_was_granted_gets_a_licence_that_anybody_may_check() -> None:
    issued = licences.licensed(make.decided())

    told = certificates.standing(issued.identifier, today=DAY)

    assert codes.problems(issued.identifier) == ()
    assert issued.identifier.split(".")[5:7] == [licences.CODE + "001", licences.CODE]
    assert (told.state, told.code, told.holder) == (Standing.VALID, "01", "张*")
    assert told.document == Document.objects.get(kind=DocumentKind.GRANT).number


def test_a_licence_that_has_run_out_is_told_as_lapsed_with_no_job_in_between() -> None:
    issued = licences.licensed(make.decided())

    last = certificates.standing(issued.identifier, today=licences.TO)
    after = certificates.standing(issued.identifier, today=licences.TO + timedelta(days=1))

    assert (last.code, after.code, after.changed_on) == ("01", "05", None)


def test_a_licence_is_issued_once_and_only_for_what_was_granted() -> None:
    number = make.decided()
    licences.licensed(number)
    refused = make.ended(Act.REFUSE, by=make.opposed)

    with pytest.raises(AlreadyIssued):
        licences.licensed(number)
    with pytest.raises(NotGranted):
        licences.licensed(refused)


def test_a_licence_begins_with_what_was_granted_and_not_before() -> None:
    number, before = make.decided(), DAY - timedelta(days=1)

    with pytest.raises(BeforeDecision):
        verbs.issue_licence(case=number, valid_from=before, valid_to=None, **at())


def test_a_term_runs_forward_and_an_organ_without_a_code_issues_nothing() -> None:
    number = make.decided()

    with pytest.raises(NoIssuerCode):
        verbs.issue_licence(case=number, valid_from=DAY, valid_to=None, **at())
    with pytest.raises(TermBackwards):
        licences.licensed(number, DAY - timedelta(days=1))


def test_a_change_makes_a_newer_version_that_names_the_former() -> None:
    number = make.submitted()
    old = licences.tie(number, RequestKind.CHANGE)
    granted(number)

    new = licences.licensed(number)

    told = certificates.standing(old, today=DAY)
    assert (told.state, told.successor) == (Standing.LAPSED, new.identifier)
    assert (new.version, new.name) == (2, "食品经营许可证")
    assert certificates.standing(new.identifier, today=DAY).former == old


def test_who_does_not_hold_a_licence_changes_nothing_in_it() -> None:
    other = licences.held(make.submitted())
    mine = make.submitted(intake.person("李四", "110101199003070134"))

    with pytest.raises(NotHolder):
        verbs.tie_licence(case=mine, licence=other.identifier, kind=RequestKind.CHANGE, **at())


def test_a_licence_passes_to_another_only_where_the_item_names_the_law() -> None:
    old = licences.held(make.submitted()).identifier
    first = make.submitted(intake.person("李四", "110101199003070134"))

    with pytest.raises(NotTransferable):
        verbs.tie_licence(case=first, licence=old, kind=RequestKind.TRANSFER, **at())

    later = date(2026, 2, 14)
    republish(later, transfer="城镇国有土地使用权出让和转让暂行条例 Art. 19")
    second = make.submitted(intake.person("王五", "110101199003070273"), later)
    verbs.tie_licence(case=second, licence=old, kind=RequestKind.TRANSFER, **at(later))
    granted(second, later)
    licences.licensed(second, day=later)
    assert certificates.standing(old, today=later).code == "06"


def test_a_licence_says_in_which_region_it_holds_and_by_which_law() -> None:
    whole = licences.licensed(make.decided())
    later = date(2026, 2, 14)
    republish(later, region="云汀市", region_basis="网络预约出租汽车办法 Art. 8")
    number = make.submitted(intake.person("李四", "110101199003070134"), later)
    granted(number, later)
    held = licences.licensed(number, day=later)

    told = [certificates.standing(each.identifier, today=later) for each in (whole, held)]
    entry = json.loads(history(held.about)[0].body or "")
    rows = dict(certificates.paper_facts(held, address="", seal=None)["rows"])  # type: ignore[call-overload]  # rows of text
    letter = Document.objects.get(case__number=number, kind=DocumentKind.GRANT)

    assert (told[0].region, told[0].region_basis) == ("全国", "行政许可法 Art. 41")
    assert (told[1].region, told[1].region_basis) == ("云汀市", "网络预约出租汽车办法 Art. 8")
    assert (entry["region"], rows["适用区域"], letter.content["region"]) == ("云汀市",) * 3


def republish(day: date, **more: str) -> None:
    """The item says more from that day on."""
    content = catalog.content(catalog.version_in_force(intake.ITEM, DAY))
    catalog_verbs.publish_item_version(
        item=intake.ITEM,
        content=replace(content, **more),  # type: ignore[arg-type]  # texts
        effective_from=day,
        by="editor",
        now=intake.NOW,
        today=DAY,
    )


@pytest.mark.parametrize(
    ("valid_to", "limit", "last"),
    [
        (date(2026, 3, 15), Limit(30, Unit.CALENDAR_DAY), date(2026, 2, 13)),
        (date(2026, 3, 14), Limit(30, Unit.CALENDAR_DAY), date(2026, 2, 12)),
        (date(2026, 3, 31), Limit(30, Unit.CALENDAR_DAY), date(2026, 3, 1)),
        (date(2026, 12, 31), Limit(30, Unit.CALENDAR_DAY), date(2026, 12, 1)),
        (date(2026, 3, 2), Limit(5, Unit.WORKING_DAY), date(2026, 2, 24)),
        (date(2026, 2, 24), Limit(1, Unit.WORKING_DAY), date(2026, 2, 14)),
        (date(2026, 10, 13), Limit(5, Unit.WORKING_DAY), date(2026, 9, 30)),
        (date(2026, 5, 31), Limit(3, Unit.MONTH), date(2026, 2, 28)),
        (date(2026, 1, 15), Limit(2, Unit.MONTH), date(2025, 11, 15)),
    ],
)
def test_the_last_day_to_ask_for_renewal(valid_to: date, limit: Limit, last: date) -> None:
    assert last_day_to_ask(valid_to, limit, published()) == last


def test_renewal_is_asked_thirty_days_before_the_end_and_not_a_day_later() -> None:
    number = make.submitted()
    other = make.submitted(day=date(2026, 2, 14))

    licences.tie(number, valid_to=date(2026, 3, 15))

    assert queries.request_of(Case.objects.get(number=number)) is not None
    with pytest.raises(RenewalTooLate) as late:
        licences.tie(other, valid_to=date(2026, 3, 15))
    assert late.value.facts == {"last_on": "2026-02-13"}


def test_a_place_may_count_the_days_before_the_end_otherwise() -> None:
    rule = Local(Limit(10, Unit.WORKING_DAY), None, "某市许可证管理办法 Art. 8")
    verbs.enter_local_rule(
        unit=intake.ORGAN,
        key=LocalKey.RENEWAL,
        rule=rule,
        valid_from=date(2026, 1, 1),
        by="editor",
        now=intake.NOW,
    )
    number = make.submitted()
    old = licences.held(number, date(2026, 3, 15))

    assert queries.renewal_until(old.identifier, DAY) == date(2026, 2, 28)


def test_an_application_names_one_licence_in_force_and_one_that_ends() -> None:
    number = make.submitted()
    licences.tie(number)

    with pytest.raises(RequestThere):
        verbs.tie_licence(case=number, licence="–", kind=RequestKind.CHANGE, **at())
    over = make.submitted()
    with pytest.raises(LicenceNotInForce):
        licences.tie(over, valid_to=date(2026, 1, 31))
    endless = make.submitted()
    with pytest.raises(NoRenewal):
        licences.tie(endless, valid_to=None)


def test_what_is_not_decided_when_the_licence_runs_out_is_renewed_for_as_long() -> None:
    number = make.submitted()
    old = licences.tie(number)
    verbs.accept(case=number, **at())
    the_last, behind = at(licences.TO), at(licences.TO + timedelta(days=1))

    early = jobs.renew(now=the_last["now"], today=the_last["today"])
    renewed = jobs.renew(now=behind["now"], today=behind["today"])
    again = jobs.renew(now=behind["now"], today=behind["today"])

    new = certificates.of_case(number)
    paper = Document.objects.get(kind=DocumentKind.SILENT_RENEWAL)
    assert (early, renewed, again) == (0, 1, 0)
    assert new is not None
    assert (new.valid_from, new.valid_to) == (date(2026, 12, 1), date(2027, 11, 30))
    assert (new.document, new.conditions) == (paper.number, ["不得经营散装酒"])
    assert certificates.standing(old, today=behind["today"]).successor == new.identifier
    assert Case.objects.get(number=number).state == State.DECIDED


def test_silence_renews_nothing_else_and_not_before_the_end() -> None:
    changed, renewal = make.submitted(), make.submitted()
    licences.tie(changed, RequestKind.CHANGE)
    licences.tie(renewal)
    for number in (changed, renewal):
        verbs.accept(case=number, **at())

    with pytest.raises(NoRenewal):
        verbs.renew_by_silence(case=changed, **at(CASES))
    with pytest.raises(TermStillRuns):
        verbs.renew_by_silence(case=renewal, **at(licences.TO))


def test_a_renewal_decided_in_time_leaves_nothing_to_silence() -> None:
    number = make.submitted()
    licences.tie(number)
    granted(number)

    assert jobs.renew(now=at(CASES)["now"], today=CASES) == 0


def test_an_identifier_is_found_as_it_is_copied_from_a_letter() -> None:
    issued = licences.licensed(make.decided())

    copied = "\u200b".join(issued.identifier)

    assert certificates.certificate(copied) == issued
