"""What a version may say, and what it asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from yimen.base.sentences.catalog import fault_texts
from yimen.ground.catalog import rules
from yimen.ground.catalog.rules import Answer, Basis, Content, Fee, Material, Question, Variant
from yimen.ground.catalog.states import CaseType, Form, Necessity, Power, Source
from yimen.ground.catalog.tests import make
from yimen.kernel.clock import Limit, Unit

FULL = replace(
    make.CONTENT,
    bases=(Basis("食品安全法", "Art. 35", date(2021, 4, 29), None),),
    materials=(
        Material("form", "Application form", form=Form.ELECTRONIC),
        Material("lease", "Lease", Necessity.CONDITIONAL, when="place == 'rented'"),
        Material("licence", "Business licence", source=Source.SHARED),
        Material("photo", "Photo", Necessity.OPTIONAL, gap_tolerant=True),
    ),
    fees=(Fee("Test", 1200, "省价目"),),
    questions=(
        Question("place", "Is the place rented?", (Answer("rented", "yes"), Answer("own", "no"))),
    ),
    variants=(Variant("rented", "Rented place", "place == 'rented'"), Variant("own", "Own place")),
    form='{"type": "object"}',
    plan_code="food",
    plan_digest="0" * 64,
)


def test_a_sound_version_has_no_faults_and_reads_back_as_it_was() -> None:
    assert rules.faults(FULL, on=make.TODAY) == []
    assert rules.content_from(rules.content_to(FULL)) == FULL


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": " "}, "name-missing"),
        ({"bases": ()}, "basis-missing"),
        ({"bases": (Basis("old", valid_to=date(2020, 1, 1)),)}, "basis-not-in-force"),
        ({"bases": (Basis("new", valid_from=date(2027, 1, 1)),)}, "basis-not-in-force"),
        ({"bases": (Basis(""),)}, "basis-untitled"),
        ({"visits": 1}, "visits-without-reason"),
        ({"plan_code": ""}, "plan-half-named"),
        ({"region": "云汀市"}, "region-without-basis"),
        ({"region_basis": "行政许可法 Art. 41"}, "region-without-basis"),
        ({"statutory_basis": ""}, "statutory-limit-without-basis"),
        ({"promised": None}, "promised-limit-missing"),
        ({"promised": Limit(21, Unit.WORKING_DAY)}, "promised-over-statutory"),
        ({"case_type": CaseType.IMMEDIATE}, "immediate-with-a-wait"),
        ({"materials": (Material("a", ""),)}, "material-unnamed (a)"),
        ({"materials": (Material("a", "A"), Material("a", "B"))}, "key-twice (material a)"),
        (
            {"materials": (Material("a", "A", Necessity.CONDITIONAL),)},
            "condition-and-necessity-differ (a)",
        ),
        ({"materials": (Material("a", "A", when="true"),)}, "condition-and-necessity-differ (a)"),
        (
            {"materials": (Material("a", "A", Necessity.CONDITIONAL, when="=="),)},
            "condition-unreadable (a)",
        ),
        (
            {"materials": (Material("a", "A", source=Source.SHARED, gap_tolerant=True),)},
            "shared-material-cannot-be-late (a)",
        ),
        ({"materials": (Material("a", "A", copies=0),)}, "copies (a)"),
        ({"fees": (Fee("f", 100, ""),)}, "fee-without-basis (f)"),
        ({"fees": (Fee("f", -1, "law"),)}, "fee-amount (f)"),
        ({"questions": (Question("place", "?", ()),)}, "question-unanswerable (place)"),
        ({"variants": (Variant("a", "A", "=="),)}, "condition-unreadable (a)"),
        ({"form": "{"}, "form-is-no-json-schema"),
        ({"form": '{"type": "nonsense"}'}, "form-is-no-json-schema"),
        ({"form": '{"$schema": "urn:unknown"}'}, "form-is-no-json-schema"),
        ({"form": '{"type": "object", "examples": [7]}'}, "form-example-does-not-fit"),
        (
            {"materials": (Material("a", "A", is_form=True),), "form": ""},
            "material-is-no-form (a)",
        ),
    ],
)
def test_a_fault_is_told(change: dict[str, Any], fault: str) -> None:
    found = rules.faults(replace(FULL, **change), on=make.TODAY)

    assert [str(each) for each in found] == [fault]
    assert fault_texts(found, "en") != fault_texts(found, "zh-hans")


def test_all_faults_are_told_at_once() -> None:
    wrong = Content(name="", power=FULL.power, case_type=CaseType.PROMISED)

    found = {each.code for each in rules.faults(wrong, on=make.TODAY)}

    assert found == {"name-missing", "basis-missing", "promised-limit-missing"}


def test_limits_of_different_units_are_not_compared() -> None:
    wrong = replace(FULL, promised=Limit(30, Unit.CALENDAR_DAY))

    assert rules.faults(wrong, on=make.TODAY) == []


@pytest.mark.parametrize(
    ("place", "variant", "keys"),
    [("rented", "rented", ["form", "lease"]), ("own", "own", ["form"])],
)
def test_an_answer_leads_to_a_variant_and_its_materials(
    place: str, variant: str, keys: list[str]
) -> None:
    facts = {"place": place}

    found = rules.variant(FULL, facts)

    assert found is not None
    assert found.key == variant
    assert [each.key for each in rules.materials_needed(FULL, facts)] == keys


def test_an_item_without_variants_has_none() -> None:
    assert rules.variant(make.CONTENT, {}) is None


def test_a_licence_holds_in_the_whole_country_unless_a_law_sets_a_limit() -> None:
    limited = replace(FULL, region="云汀市", region_basis="网络预约出租汽车办法 Art. 8")
    confirmed = replace(FULL, power=Power.CONFIRMATION)

    assert rules.region(FULL) == rules.Region("全国", "行政许可法 Art. 41")
    assert rules.region(limited) == rules.Region("云汀市", "网络预约出租汽车办法 Art. 8")
    assert rules.region(confirmed) == rules.Region()  # no licence: another law says where
