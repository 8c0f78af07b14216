"""Conditions, decisions on the spot, limited numbers in the order of acceptance, publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog import verbs as catalog_verbs
from yimen.ground.catalog.rules import faults
from yimen.ground.catalog.states import Power
from yimen.work.cases import queries, rules, verbs
from yimen.work.cases.models import Decision
from yimen.work.cases.states import External, State
from yimen.work.cases.tests import make
from yimen.work.intake.tests import make as intake

pytestmark = pytest.mark.django_db

NEXT = date(2026, 2, 14)  # a Saturday that is a working day


def limited(quota: int) -> None:
    """From the next day on the item has so many licences."""
    make.item()
    held = catalog.content(catalog.version_in_force(intake.ITEM, make.DAY))
    catalog_verbs.publish_item_version(
        item=intake.ITEM,
        content=replace(held, quota=quota),
        effective_from=NEXT,
        by="editor",
        now=intake.NOW,
        today=make.DAY,
    )


def ready(applicant: str = "", day: date = NEXT) -> str:
    number = make.accepted(applicant, day)
    for key in make.DEPARTMENTS:
        make.review(number, key, day=day)
    return number


def grant(number: str, day: date = NEXT, **more: Any) -> Decision:
    return verbs.grant(case=number, **more, **make.at(day))


def test_a_licence_is_granted_with_conditions_that_its_document_names() -> None:
    make.item()
    number = make.reviewed()

    with pytest.raises(rules.ReasonMissing):
        grant(number, make.DAY, conditions=[" "])
    decision = grant(number, make.DAY, conditions=["每年报送检测报告"])

    assert decision.document.content["conditions"] == ["每年报送检测报告"]
    with (
        pytest.raises(IntegrityError, match=r"decision_refused_has_no_conditions|refusal_tells"),
        transaction.atomic(),
    ):
        Decision.objects.update(outcome="refused")


def test_an_immediate_item_is_granted_on_the_spot_without_review() -> None:
    make.item()
    number = make.accepted()
    with pytest.raises(rules.NotAtOnce):
        verbs.grant_at_once(case=number, **make.at())
    make.immediate(number)

    with pytest.raises(rules.NotAtOnce):
        verbs.grant_at_once(case=number, **make.at(make.LAST))
    decision = verbs.grant_at_once(case=number, **make.at())

    found = queries.case_for(number, today=make.DAY)
    assert decision.at_once
    assert (found.state, found.external) == (State.DECIDED, External.GRANTED)
    assert all(clock.stopped_on == make.DAY for clock in found.clocks)


def test_who_was_accepted_first_is_decided_first() -> None:
    limited(1)
    first, then = ready(), ready(intake.person("李四", make_number()))

    with pytest.raises(rules.OutOfOrder, match=first):
        grant(then)
    grant(first)
    with pytest.raises(rules.QuotaUsedUp):
        grant(then)
    verbs.refuse(case=then, told=make.REMEDIES, **make.at(NEXT))


def test_who_was_refused_or_withdrew_or_is_opposed_holds_nobody_up() -> None:
    limited(2)
    first, then = ready(), ready(intake.person("李四", make_number()))
    verbs.withdraw(case=first, reason="不再经营", **make.at(NEXT))

    grant(then)

    assert Decision.objects.count() == 1


def test_who_was_accepted_by_silence_stands_in_the_order_though_nobody_said_so() -> None:
    limited(1)
    silent = make.submitted(day=NEXT)
    then = ready(intake.person("李四", make_number()), date(2026, 2, 25))
    much_later = date(2026, 3, 2)

    grant_early = queries.place(queries.case_for(then, today=NEXT).case, date(2026, 2, 26))
    with pytest.raises(rules.OutOfOrder, match=silent):
        grant(then, much_later)

    assert grant_early.earlier == ()


def test_without_a_limit_the_order_does_not_matter() -> None:
    make.item()
    make.accepted()
    then = ready(intake.person("李四", make_number()), make.DAY)

    grant(then, make.DAY)
    assert "quota" in {fault.code for fault in faults(replace(intake.CONTENT, quota=-1), on=NEXT)}


def test_what_is_no_licence_is_not_published() -> None:
    make.item(power=Power.CONFIRMATION)
    make.decided()

    assert queries.public_decisions() == []


def test_granted_decisions_are_public_and_persons_masked() -> None:
    limited(5)
    first, then = ready(), ready(intake.person("李四", make_number()))
    grant(first, conditions=["每年报送检测报告"])
    verbs.refuse(case=then, told=make.REMEDIES, **make.at(NEXT))

    (told,) = queries.public_decisions()

    assert (told.holder, told.document) == ("张*", "某市行政审批局准许〔2026〕1号")
    assert told.conditions == ("每年报送检测报告",)
    assert queries.public_decisions(item="I-9") == []
    assert queries.public_decisions(organ=intake.ORGAN) == [told]
    assert queries.public_decisions(after=(told.decided_on, told.document)) == []


def test_an_organisation_is_published_by_its_name() -> None:
    assert rules.masked_name("某市一品餐饮有限公司", person=False) == "某市一品餐饮有限公司"
    assert rules.masked_name("欧阳修", person=True) == "欧**"
    assert rules.masked_name("", person=True) == "*"


def make_number() -> str:
    """Another citizen's number."""
    return "440524188001010014"
