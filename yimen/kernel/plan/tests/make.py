"""Plans for the tests of this package: the usual shape of a permit, and random graphs."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.plan import Fact, FactType, Fault, Needed, OnRefuse, Plan, Step, faults

FIVE = ("planning", "fire", "water", "traffic", "environment")


def days(number: int) -> Limit:
    return Limit(number, Unit.WORKING_DAY)


def permit() -> Plan:
    """Accept, five departments side by side, decide, issue."""
    reviews = tuple(
        Step(key, f"{key} review", f"{key} bureau", after=("accept",), limit=days(5 + place))
        for place, key in enumerate(FIVE)
    )
    return Plan(
        code="permit",
        name="Construction permit",
        facts=(Fact("large", FactType.BOOLEAN),),
        given=("application",),
        limit=days(20),
        promised=days(15),
        steps=(
            Step("accept", "Acceptance", "window", limit=days(1)),
            *reviews,
            Step("decide", "Decision", "bureau", after=FIVE, limit=days(3), produces=("permit",)),
            Step("issue", "Issue", "window", after=("decide",), requires=(Needed("permit"),)),
        ),
    )


def graph(after: Mapping[str, tuple[str, ...]]) -> Plan:
    """A plan of nothing but arrows: step -> what it waits for."""
    return Plan("p", "plan", steps=tuple(Step(key, key, after=on) for key, on in after.items()))


FACTS = (
    Fact("big", FactType.BOOLEAN),
    Fact("count", FactType.INTEGER, low=0, high=12),
    Fact("kind", FactType.ENUM, values=("new", "renewal")),
)
NAMES = "abcdefghijkl"
TRUTHS = ("", "big", "!big", "count > 3", "kind == 'new' || count == 0", "big ? count < 9 : true")


@st.composite
def dags(draw: st.DrawFn, most: int = 10) -> Plan:
    """A plan without loops, in any order of its steps, with conditions, limits and refusals."""
    keys = NAMES[: draw(st.integers(1, most))]
    steps = []
    for place, key in enumerate(keys):
        after = tuple(draw(st.sets(st.sampled_from(keys[:place])))) if place else ()
        refuse = draw(st.sampled_from(OnRefuse)) if after else OnRefuse.END
        steps.append(
            Step(
                key,
                f"step {key}",
                after=after,
                when=draw(st.sampled_from(TRUTHS)),
                limit=days(draw(st.integers(0, 9))) if draw(st.booleans()) else None,
                on_refuse=refuse,
                return_to=after[0] if refuse is OnRefuse.SEND_BACK else "",
            )
        )
    return Plan("p", "plan", facts=FACTS, steps=tuple(draw(st.permutations(steps))))


def some_facts() -> st.SearchStrategy[dict[str, object]]:
    """Values for the facts of `dags`."""
    return st.fixed_dictionaries(
        {
            "big": st.booleans(),
            "count": st.integers(0, 12),
            "kind": st.sampled_from(["new", "renewal"]),
        }
    )


BIG = Fact("big", FactType.BOOLEAN)


def plan(*steps: Step, facts: tuple[Fact, ...] = (), given: tuple[str, ...] = ()) -> Plan:
    return Plan("p", "plan", facts=facts, given=given, steps=steps)


def found(of: Plan) -> dict[str, tuple[str, ...]]:
    """Code -> steps; a code that occurs twice would hide, so it may not."""
    all_of_them = [fault for fault in faults(of) if not fault.hint]
    assert len({fault.code for fault in all_of_them}) == len(all_of_them)
    return {fault.code: fault.steps for fault in all_of_them}


def hints(of: Plan) -> dict[str, tuple[str, ...]]:
    return {fault.code: fault.steps for fault in faults(of) if fault.hint}


def one(of: Plan, code: str) -> Fault:
    [fault] = [fault for fault in faults(of) if fault.code == code]
    return fault
