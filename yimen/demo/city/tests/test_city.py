"""The city as its files tell it, and as the verbs found it."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from yimen.base.forms.fields import choices
from yimen.base.forms.reading import sheet
from yimen.demo.city import reading, ways
from yimen.demo.city.founding import found
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import content_to, in_english
from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries as people
from yimen.ground.people.rules import SPHERES
from yimen.ground.people.states import Level, Role
from yimen.ground.process import queries as process
from yimen.kernel.codes import citizen, item, uscc
from yimen.kernel.plan import faults, parse

TODAY = date(2026, 2, 24)
NOW = datetime(2026, 2, 24, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
MATTERS = sorted(reading.matters())


@pytest.mark.parametrize("key", MATTERS)
def test_a_plan_has_no_fault_and_no_hint(key: str) -> None:
    units = [office.key for office in reading.offices()]

    assert faults(parse(reading.plan(key)), units=units) == ()


@pytest.mark.parametrize("key", MATTERS)
def test_an_item_and_its_plan_promise_the_same(key: str) -> None:
    content, plan = reading.matters()[key].content, parse(reading.plan(key))

    asked = {each.key for each in content.materials if each.source != "shared"}
    assert (plan.code, plan.name) == (content.plan_code, content.name)
    assert plan.limit == content.statutory
    assert plan.promised == (content.promised if content.case_type == 2 else None)
    assert set(plan.given) == asked


@pytest.mark.parametrize("of", [*reading.matters().values(), *ways.services()])
def test_all_that_an_applicant_reads_has_its_english(of: Any) -> None:
    content = of.content if isinstance(of, reading.Matter) else ways.content_of(of)
    plan = reading.plan(of.key) if isinstance(of, reading.Matter) else None
    steps = [plan, *plan["steps"]] if plan else []
    words = dict(content.english)

    told = content_to(in_english(content)) | {"name": "", "english": (), "form": ""}
    form = sheet(in_english(content).form)
    asked = [one for each in form.questions for one in (each, *each.rows)]
    read = [json.dumps(told, ensure_ascii=False), *(each.title for each in form.steps)]
    read += [str(each.of.get(name, "")) for each in asked for name in ("description", "x-unit")]
    read += [each.title for each in asked] + [words[step["name"]] for step in steps]
    read += [
        str(word) for each in asked for _value, word in choices(each.of) if each.of.get("enum")
    ]
    assert [text for text in read if re.search(r"[\u4e00-\u9fff]", text)] == []


def test_every_item_is_of_a_department_that_the_city_has() -> None:
    matters = reading.matters().values()

    units = {office.key for office in reading.offices()}
    assert len({matter.code for matter in matters}) == len(matters) == 21
    assert {matter.unit for matter in matters} <= units


def test_the_levels_reach_from_the_city_to_a_sub_district() -> None:
    levels = {office.level for office in reading.offices()}

    assert levels == {Level.CITY, Level.COUNTY, Level.TOWNSHIP}


def test_every_code_passes_its_checks_and_names_no_real_place() -> None:
    members = reading.cast().values()
    firms = [member.number for member in members if not member.document]
    credit = [*firms, *(office.uscc for office in reading.offices())]
    people_ = [member.number for member in members if member.document == "citizen_id"]

    assert [code for code in credit if uscc.problems(code)] == []
    assert {uscc.check(code).division[:2] for code in credit} == {"99"}
    codes = [m.code for m in reading.matters().values()] + [s["code"] for s in ways.services()]
    assert [code for code in codes if item.problems(code)] == []
    assert {citizen.check(number).text[14:17] for number in people_} == {"000"}


def test_nobody_holds_two_roles_that_never_join() -> None:
    officers = reading.officers()

    spheres = [{SPHERES[role] for role, _ in officer.roles} for officer in officers]
    assert [len(held) for held in spheres] == [1] * len(officers)
    assert {role for officer in officers for role, _ in officer.roles} == set(Role)


def test_who_reviews_never_decides() -> None:
    roles = [{role for role, _ in officer.roles} for officer in reading.officers()]

    assert [held for held in roles if {Role.REVIEWER, Role.DECIDER} <= held] == []


@pytest.mark.slow
@pytest.mark.django_db
def test_the_city_is_founded_twice_without_doubling() -> None:
    first = found(now=NOW, today=TODAY)
    entries = ledger.verify().entries

    second = found(now=NOW, today=date(2026, 3, 24))

    assert first == second
    assert ledger.verify().entries == entries
    assert len(people.units_by_key()) == len(reading.offices())
    assert len(catalog.items(limit=50)) == len(MATTERS) + len(ways.services())
    assert {process.newest_version(f"yt-{key}").number for key in MATTERS} == {1}


@pytest.mark.slow
@pytest.mark.django_db
def test_an_officer_reaches_over_the_own_unit_and_no_other() -> None:
    found(now=NOW, today=TODAY)
    reviewer = people.staff(reading.holder(Role.REVIEWER, "fire"))

    assert people.may(reviewer, Role.REVIEWER, people.unit("fire"))
    assert not people.may(reviewer, Role.REVIEWER, people.unit("health"))
    assert not people.may(reviewer, Role.DECIDER, people.unit("fire"))
