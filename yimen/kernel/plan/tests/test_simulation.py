"""The plan played: what a run that goes wrong is told by."""

from __future__ import annotations

from random import Random

from yimen.kernel.plan import Fact, FactType, Step
from yimen.kernel.plan.faults.simulation import _Run, simulation
from yimen.kernel.plan.faults.survey import Survey
from yimen.kernel.plan.tests import make


def test_a_fact_asked_for_too_early_is_told_with_seed_and_facts() -> None:
    late = Fact("big", FactType.BOOLEAN, set_by="find")
    early = make.plan(
        Step("find", "find", sets=("big",)), Step("reads", "reads", when="big"), facts=(late,)
    )

    [fault] = simulation(Survey(early))

    assert fault.code == "run-refused"
    assert fault.facts["seed"] == 0
    assert fault.facts["example"] in ({"big": True}, {"big": False})
    assert fault.facts["refused_fact"] == "big"


def test_a_run_that_stands_still_is_told_by_what_still_waits() -> None:
    run = _Run(make.graph({"a": (), "b": ("c",), "c": ("b",)}), {}, Random(3))

    assert run.whole() == ("run-stuck", ("b", "c"), {})


def test_a_step_that_opens_while_it_is_open_is_told() -> None:
    run = _Run(make.graph({"a": ()}), {}, Random(0), desk=["a"])

    assert run.move((["a"], [])) == ("run-twice", ("a",), {})


def test_a_return_opens_a_step_and_all_that_follows_it_again_and_nothing_else() -> None:
    plan = make.graph({"a": (), "b": ("a",), "c": ("b",), "d": ("a",), "e": ("d",)})
    run = _Run(plan, {}, Random(0), waiting=set(), desk=["c", "e"], finished={"a", "b", "d"})

    run.send_back("b")

    assert (run.waiting, run.desk, run.finished) == ({"b", "c"}, ["e"], {"a", "d"})
    assert run.settled() == (["b"], [])
