"""What is said of each step of a plan, whoever shows it: the drawing or the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from yimen.base.drawing.words import limit_text, word
from yimen.base.drawing.wrapping import plain
from yimen.kernel.plan import Kind, Plan, Schedule, Step, schedule, transitive_reduction

Arrow = tuple[str, str]


class State(StrEnum):
    """Where a step of a run stands (环节状态)."""

    DONE = "done"
    OPEN = "open"
    CLAIMED = "claimed"
    PAUSED = "paused"
    WAITING = "waiting"
    NOT_NEEDED = "not_needed"
    RETURNED = "returned"


OVER = (State.DONE, State.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a step, and who has it or is waited for ("" = as the plan says)."""

    state: State
    whom: str = ""


States = Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class Card:
    """One step in words of one language, each "" where there is nothing to say.

    `units` names all, `unit` fits a small box; `after` are the keys it waits for, the fewest that
    keep the order; `when` is its condition.
    """

    number: int
    key: str
    name: str
    unit: str
    units: str
    limit: str
    after: tuple[str, ...]
    when: str
    kind: Kind
    critical: bool
    state: State | None
    whom: str


@dataclass(frozen=True, slots=True)
class Deck:
    """All that is said of a plan: its name, its times, its steps, its critical arrows."""

    name: str
    times: tuple[str, ...]
    described: str
    cards: tuple[Card, ...]
    critical: frozenset[Arrow]


def deck(
    plan: Plan,
    states: States | None,
    units: Mapping[str, str],
    whens: Mapping[str, str],
    lang: str,
) -> Deck:
    """What a drawing says of a plan, its units named as in `units`, its conditions as in `whens`.

    Raises NotOrdered.
    """
    plan = replace(plan, steps=tuple(_named(step, units) for step in plan.steps))
    times = schedule(plan)
    reduced = transitive_reduction(plan.links.waits)
    after = {
        key: tuple(sorted(before, key=plan.links.place.__getitem__))
        for key, before in reduced.items()
    }
    arrows = frozenset(_critical(times, after))
    critical = {key for arrow in arrows for key in arrow}
    return Deck(
        name=plain(plan.name),
        times=tuple(_times(plan, times, lang)),
        described=_described(plan, times, lang),
        cards=tuple(
            _card(
                plan,
                step,
                number=number,
                lang=lang,
                after=after[step.key],
                critical=step.key in critical,
                states=states,
                when=whens.get(step.when, step.when),
            )
            for number, step in enumerate(plan.by_key.values(), 1)
        ),
        critical=arrows,
    )


def _named(step: Step, units: Mapping[str, str]) -> Step:
    """The step with the names of its units in place of their keys."""
    return replace(
        step,
        unit=units.get(step.unit, step.unit),
        members=tuple(units.get(member, member) for member in step.members),
        lead=units.get(step.lead, step.lead),
    )


def _card(
    plan: Plan,
    step: Step,
    *,
    number: int,
    lang: str,
    after: tuple[str, ...],
    critical: bool,
    states: States | None,
    when: str,
) -> Card:
    standing = None if states is None else states.get(step.key, Standing(State.WAITING))
    return Card(
        number=number,
        key=step.key,
        name=plain(step.name),
        unit=_unit(step, lang, short=True),
        units=_unit(step, lang, short=False),
        limit=limit_text(step.limit, lang),
        after=after,
        when=plain(when),
        kind=step.kind,
        critical=critical,
        state=standing.state if standing else None,
        whom=_whom(plan, after, standing, states or {}, lang),
    )


def _unit(step: Step, lang: str, *, short: bool) -> str:
    """Who does the step; of a joint one its lead, and how many others or who they are."""
    if step.kind is not Kind.JOINT or not step.members:
        return plain(step.unit)
    lead = plain(step.lead or step.members[0])
    others = [plain(member) for member in step.members if plain(member) != lead]
    if not short:
        first = word("lead", lang, lead=lead) if step.lead else lead
        return word("comma", lang).join([first, *others])
    more = len(others)
    return word("and-more", lang, lead=lead, more=more, count=more + 1) if more else lead


def _whom(
    plan: Plan, after: tuple[str, ...], standing: Standing | None, states: States, lang: str
) -> str:
    """Who has the step; of a waiting one whom it waits for: units, or steps that name none."""
    if standing is None:
        return ""
    whom = plain(standing.whom)
    if standing.state is State.WAITING and not whom:
        unmet = [
            plan.by_key[key] for key in after if key not in states or states[key].state not in OVER
        ]
        names = dict.fromkeys(_unit(one, lang, short=True) or plain(one.name) for one in unmet)
        whom = word("comma", lang).join(names)
    waits = standing.state is State.WAITING
    return word("waiting-for", lang, whom=whom) if whom and waits else whom


def _times(plan: Plan, times: Schedule, lang: str) -> Iterator[str]:
    """The limits of the whole plan, and how long its longest way takes."""
    if plan.limit:
        yield word("statutory", lang, limit=limit_text(plan.limit, lang))
    if plan.promised:
        yield word("promised", lang, limit=limit_text(plan.promised, lang))
    if times.parallel_days:
        yield word("parallel", lang, days=times.parallel_days)


def _described(plan: Plan, times: Schedule, lang: str) -> str:
    path = " → ".join(plain(plan.by_key[key].name) for key in times.critical_path)
    return word("described", lang, count=len(plan.by_key), path=path)


def _critical(times: Schedule, after: Mapping[str, tuple[str, ...]]) -> Iterator[Arrow]:
    """The arrows of the critical path, over steps between that take no time.

    Two steps of the path may be joined only by an arrow that others imply, which is not drawn.
    """
    if not times.parallel_days:
        return
    for start, end in pairwise(times.critical_path):
        came: dict[str, str] = {}
        queue = [end]
        for key in queue:
            for one in after[key]:
                if one not in came:
                    came[one] = key
                    queue.append(one)
        key = start
        while key != end:
            yield key, came[key]
            key = came[key]
