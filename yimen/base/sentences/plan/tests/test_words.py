"""Every fault of a plan is told in words, with the names of its steps."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import replace
from pkgutil import iter_modules

import pytest

from yimen.base.sentences.plan import fault_text
from yimen.base.sentences.plan.faults import FAULTS
from yimen.kernel.clock import Limit, Unit
from yimen.kernel.plan import (
    Fact,
    FactType,
    Fault,
    Kind,
    Needed,
    OnRefuse,
    Plan,
    Step,
    faults,
    types,
)
from yimen.kernel.plan import faults as check

CODE = re.compile(r"[a-z]+(-[a-z]+)+")


def plan(*steps: Step, facts: tuple[Fact, ...] = (), given: tuple[str, ...] = ()) -> Plan:
    return Plan("p", "plan", facts=facts, given=given, steps=steps)


def when(text: str) -> Step:
    return Step("w", "审查", when=text)


BIG = Fact("big", FactType.BOOLEAN)
KIND = Fact("kind", FactType.ENUM, values=("新建", "改建"))
FAR = Fact("far", FactType.INTEGER)
A = Step("a", "受理")
B = Step("b", "决定", after=("a",))
SEVERAL = replace(B, kind=Kind.JOINT, members=("x", "y"), lead="x")
BACK = replace(B, on_refuse=OnRefuse.SEND_BACK)
TEN = Limit(10, Unit.WORKING_DAY)
PERMIT = plan(
    Step("permit", "规划许可", after=("drawings",), produces=("批文",)),
    Step("drawings", "施工图审查", requires=(Needed("批文"),)),
)
BROKEN = [
    PERMIT,
    plan(),
    plan(A, A, replace(B, after=("b", "nowhere"))),
    plan(replace(A, after=("b",)), B, Step("c", "送达", after=("b",))),
    plan(Step("z", "告知"), replace(A, after=("b", "z")), B),
    plan(A, Step("c", "勘验", after=("a",)), replace(B, after=("a", "c")), Step("d", "归档")),
    plan(A, Step("c", "归档", after=("a",)), B),
    plan(
        Step("c", "送达", after=("b",)),
        A,
        replace(B, after=("a", "d")),
        Step("d", "d", after=("a",)),
    ),
    plan(A, replace(B, after=("a", "c")), Step("c", "勘验", after=("a",))),
    plan(replace(A, requires=(Needed("x"),))),
    plan(replace(A, requires=(Needed("x"),)), Step("c", "勘验", produces=("x",))),
    plan(replace(A, produces=("x",)), Step("c", "勘验", produces=("x",)), given=("x",)),
    plan(
        replace(A, when="big", produces=("x",)), replace(B, requires=(Needed("x"),)), facts=(BIG,)
    ),
    plan(
        replace(A, when="far * far > 3", produces=("x",)),
        replace(B, requires=(Needed("x", "far > 5"),)),
        facts=(FAR,),
    ),
    plan(replace(A, sets=("big", "none")), facts=(BIG, BIG, Fact("e", FactType.ENUM))),
    plan(A, facts=(replace(BIG, set_by="a"), replace(FAR, set_by="nowhere"))),
    *(
        plan(when(text), facts=(BIG, KIND, FAR))
        for text in ["big &&", "now() == 1", "big < 3", "far", "small", "kind == '迁建'"]
    ),
    *(plan(when(text), facts=(BIG,)) for text in ["big && !big", "big || !big"]),
    plan(when("big"), Step("c", "勘验", sets=("big",)), facts=(replace(BIG, set_by="c"),)),
    plan(
        replace(A, when="kind == '新建'", sets=("big",)),
        replace(B, when="big"),
        facts=(replace(BIG, set_by="a"), KIND),
    ),
    plan(A, replace(SEVERAL, kind=Kind.SINGLE)),
    plan(A, replace(SEVERAL, members=("x",))),
    plan(A, replace(SEVERAL, lead="")),
    plan(A, replace(SEVERAL, lead="z")),
    plan(A, replace(SEVERAL, quorum=9)),
    plan(replace(A, kind=Kind.AUTOMATIC, unit="hall")),
    *(plan(A, replace(BACK, return_to=to)) for to in ("", "b", "nowhere")),
    plan(replace(A, return_to="b")),
    replace(
        plan(replace(A, limit=TEN)), limit=Limit(1, Unit.MONTH), promised=Limit(9, Unit.WORKING_DAY)
    ),
    replace(
        plan(replace(A, limit=TEN)),
        limit=Limit(48, Unit.HOUR),
        promised=Limit(7, Unit.CALENDAR_DAY),
    ),
    plan(when("far / far > 1"), facts=(FAR,)),
]
RUNS = [
    Fault(code, ("a",), {"seed": 3, "example": {"big": True}})
    for code in ("run-stuck", "run-twice")
]


def told(broken: Plan) -> list[Fault]:
    return [*faults(broken, units=["hall"])]


def test_every_fault_that_can_be_found_has_words_and_is_shown_here() -> None:
    seen = {fault.code for broken in BROKEN for fault in told(broken)} | {run.code for run in RUNS}

    assert seen | {"document-late"} == FAULTS.keys()


def test_every_code_in_the_checks_has_words() -> None:
    sources = [inspect.getsource(types)]
    folder = inspect.getmodule(check)
    assert folder is not None
    for module in iter_modules(folder.__path__):
        found = __import__(f"{folder.__name__}.{module.name}", fromlist=["_"])
        sources.append(inspect.getsource(found))

    codes = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if CODE.fullmatch(node.value)
    }

    assert codes | {"cycle", "unreachable", "document-late"} == FAULTS.keys()


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_the_words_name_the_steps_and_leave_nothing_open(lang: str) -> None:
    for broken in BROKEN:
        for fault in [*told(broken), *RUNS]:
            text = fault_text(fault, broken, lang)

            assert not set("{}") & set(text)
            assert lang == "en" or re.search(r"[\u4e00-\u9fff]", text)
            if fault.steps and fault.code not in ("key-twice", *(run.code for run in RUNS)):
                assert broken.by_key[fault.steps[0]].name in text


def test_a_loop_is_told_in_order_with_its_documents() -> None:
    [loop] = told(PERMIT)[:1]

    assert fault_text(loop, PERMIT) == (
        "环节互为前置，谁也无法先办：“规划许可”须等“施工图审查”办结，"
        "“施工图审查”须等“规划许可”出具“批文”。"
    )
    assert fault_text(loop, PERMIT, "en") == (
        "Steps wait for each other: “规划许可” needs “施工图审查”, which needs “规划许可”'s “批文”."
    )


def test_steps_of_one_name_are_told_apart() -> None:
    twins = plan(Step("x", "审查", after=("y",)), Step("y", "审查", after=("x",)))

    assert "[x]" in fault_text(faults(twins)[0], twins)


def test_the_nearest_producer_is_named_where_there_is_one() -> None:
    late = plan(replace(A, requires=(Needed("x"),)), Step("c", "勘验", produces=("x",)))

    [missing] = [fault for fault in faults(late) if fault.code == "document-missing"]

    assert "“勘验”" in fault_text(missing, late)
    assert "does not come before" in fault_text(missing, late, "en")
