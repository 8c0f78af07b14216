"""Faults in facts and in the conditions that read them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yimen.kernel.plan import Fact, FactType, Needed, Step
from yimen.kernel.plan.tests import make
from yimen.kernel.plan.tests.make import BIG, found, hints, one, plan

CONDITIONS = [
    ("big &&", "condition-syntax"),
    ("big" + " || big" * 200, "condition-syntax"),
    ("[1].exists(x, x == 1)", "condition-outside"),
    ("now() > 1", "condition-outside"),
    ("count + 1", "condition-not-boolean"),
    ("kind", "condition-not-boolean"),
    ("small", "condition-unknown-fact"),
    ("count == 'three'", "condition-type"),
    ("kind < 3", "condition-type"),
    ("big && count", "condition-type"),
    ("big ? 1 : kind == 'new'", "condition-type"),
    ("kind == 'old'", "condition-value-outside"),
    ("kind in ['new', 'old']", "condition-value-outside"),
    ("'old' != kind", "condition-value-outside"),
    ("count > 12", "condition-never"),
    ("big && !big", "condition-never"),
    ("kind == 'new' && kind == 'renewal'", "condition-never"),
    ("name == 'x' && name == 'y'", "condition-never"),
    ("far > 9 && far < 5", "condition-never"),
    ("far > 3 && far < 5 && far != 4", "condition-never"),
]


@pytest.mark.parametrize(("when", "code"), CONDITIONS)
def test_a_wrong_condition_is_found_on_steps_and_on_documents(when: str, code: str) -> None:
    facts = (*make.FACTS, Fact("name", FactType.STRING), Fact("far", FactType.INTEGER))
    on_step = plan(Step("a", "a", when=when), facts=facts)
    on_document = plan(Step("a", "a", requires=(Needed("x", when),)), facts=facts, given=("x",))

    assert found(on_step) == {code: ("a",)}
    assert found(on_document) == {code: ("a",)}
    assert one(on_document, code).facts["of"] == "x"


RIGHT = [
    "!big || count in [1, 2] && kind != 'new'",
    "far > 3 && far < 5",
    "size(name) > 3 && name.startsWith('x')",
    "(big ? count : far) >= -5",
    "name in ['x', 'y'] || name + 'a' == 'ba'",
]


@pytest.mark.parametrize("when", RIGHT)
def test_a_right_condition_is_let_through(when: str) -> None:
    facts = (*make.FACTS, Fact("name", FactType.STRING), Fact("far", FactType.INTEGER))

    assert found(plan(Step("a", "a", when=when), facts=facts)) == {}


def test_an_always_true_condition_and_one_too_wide_to_try_are_hints() -> None:
    many = tuple(Fact(f"f{n}", FactType.BOOLEAN) for n in range(11))
    wide = " && ".join(fact.name for fact in many)

    assert hints(plan(Step("a", "a", when="big || !big"), facts=(BIG,))) == {
        "condition-always": ("a",)
    }
    assert hints(plan(Step("a", "a", when=wide), facts=many)) == {
        "condition-not-enumerated": ("a",)
    }
    assert hints(plan(Step("a", "a", when="n * n < 0"), facts=(Fact("n", FactType.INTEGER),))) == {
        "condition-not-enumerated": ("a",)
    }


def test_a_fact_is_known_before_a_condition_reads_it() -> None:
    late = Fact("big", FactType.BOOLEAN, set_by="find")
    find = Step("find", "find", sets=("big",))
    reads = Step("reads", "reads", when="big")

    assert found(plan(find, reads, facts=(late,))) == {"condition-too-early": ("reads", "find")}
    assert found(plan(find, replace(reads, after=("find",)), facts=(late,))) == {}


def test_a_fact_whose_step_may_be_skipped_needs_a_default() -> None:
    sure = Fact("sure", FactType.BOOLEAN)
    late = Fact("big", FactType.BOOLEAN, set_by="find")
    find = Step("find", "find", when="!sure", sets=("big",))
    reads = Step("reads", "reads", after=("find",), when="big")

    fault = one(plan(find, reads, facts=(late, sure)), "condition-may-be-unknown")

    assert fault.steps == ("reads", "find")
    assert fault.facts["example"] == {"sure": True}
    assert found(plan(find, reads, facts=(replace(late, default=False), sure))) == {}


def test_facts_and_the_steps_that_set_them_agree() -> None:
    def with_facts(*facts: Fact, sets: tuple[str, ...] = ()) -> set[str]:
        return set(found(plan(Step("a", "a", sets=sets), facts=facts)))

    assert with_facts(BIG, BIG) == {"fact-twice"}
    assert with_facts(replace(BIG, set_by="b")) == {"fact-setter-unknown"}
    assert with_facts(replace(BIG, set_by="a")) == {"fact-not-set"}
    assert with_facts(BIG, sets=("big",)) == {"fact-set-elsewhere"}
    assert with_facts(sets=("big",)) == {"fact-unknown"}
    assert with_facts(Fact("e", FactType.ENUM)) == {"fact-domain"}
    assert with_facts(Fact("n", FactType.INTEGER, low=3, high=2)) == {"fact-domain"}
    assert with_facts(Fact("n", FactType.INTEGER, low=3, default=2)) == {"fact-domain"}
    assert with_facts(Fact("n", FactType.INTEGER, default=True)) == {"fact-domain"}


def test_facts_set_against_each_other_are_not_judged_by_their_bounds() -> None:
    n, m = Fact("n", FactType.INTEGER), Fact("m", FactType.INTEGER)

    for when in ("n == m", "n < m", "n != m"):
        assert hints(plan(Step("a", "a", when=when), facts=(n, m))) == {
            "condition-not-enumerated": ("a",)
        }
        assert found(plan(Step("a", "a", when=when), facts=(n, m))) == {}


def test_a_fact_whose_step_is_skipped_has_its_default_and_no_other_value() -> None:
    sure = Fact("sure", FactType.BOOLEAN)
    late = Fact("big", FactType.BOOLEAN, set_by="find", default=False)
    find = Step("find", "find", when="sure", sets=("big",))
    reads = Step("reads", "reads", after=("find",), when="big && !sure")

    assert found(plan(find, reads, facts=(late, sure))) == {"condition-never": ("reads",)}


def test_a_document_asks_only_when_its_step_is_needed() -> None:
    sure = Fact("sure", FactType.BOOLEAN)
    late = Fact("big", FactType.BOOLEAN, set_by="find")
    find = Step("find", "find", when="!sure", sets=("big",))
    needs = Step("needs", "needs", after=("find",), requires=(Needed("x", "big"),))
    only_then = replace(needs, when="sure == false")

    assert found(plan(find, only_then, facts=(late, sure), given=("x",))) == {}
    assert found(plan(find, needs, facts=(late, sure), given=("x",))) == {
        "condition-may-be-unknown": ("needs", "find")
    }
