"""Faults in facts and in the conditions that read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from yimen.kernel.plan.faults.survey import UNSURE, Fault, Survey, fault, hint
from yimen.kernel.plan.model import Fact, FactType, Step, Value


def facts(survey: Survey) -> Iterator[Fault]:
    """Facts of one name, impossible domains, and facts whose step does not set them."""
    for name, times in Counter(fact.name for fact in survey.plan.facts).items():
        if times > 1:
            yield fault("fact-twice", fact=name, times=times)
    for fact in survey.facts.values():
        if not _possible(fact):
            yield fault("fact-domain", fact=fact.name)
        if fact.set_by and fact.set_by not in survey.steps:
            yield fault("fact-setter-unknown", fact=fact.name, step=fact.set_by)
        elif fact.set_by and fact.name not in survey.steps[fact.set_by].sets:
            yield fault("fact-not-set", fact.set_by, fact=fact.name)


def setters(survey: Survey) -> Iterator[Fault]:
    """Steps that set facts which are not theirs to set, or not in the plan."""
    for key, step in survey.steps.items():
        for name in dict.fromkeys(step.sets):
            if name not in survey.facts:
                yield fault("fact-unknown", key, fact=name)
            elif survey.facts[name].set_by != key:
                yield fault("fact-set-elsewhere", key, fact=name)


def _possible(fact: Fact) -> bool:
    """Whether a fact can have a value at all, and its default is one of them."""
    if fact.type is FactType.ENUM and not fact.values:
        return False
    if fact.low is not None and fact.high is not None and fact.low > fact.high:
        return False
    return fact.default is None or belongs(fact, fact.default)


def belongs(fact: Fact, value: Value) -> bool:
    """Whether a value is one that the fact can have."""
    match fact.type:
        case FactType.BOOLEAN:
            return isinstance(value, bool)
        case FactType.ENUM:
            return value in fact.values
        case FactType.STRING:
            return isinstance(value, str)
        case FactType.INTEGER:
            return type(value) is int and (
                (fact.low is None or value >= fact.low)
                and (fact.high is None or value <= fact.high)
            )


def _stated(step: Step) -> list[tuple[str, str]]:
    """Every condition of a step: (what it decides: "" the step, else a document; the text)."""
    stated = [("", step.when), *((need.document, need.when) for need in step.requires)]
    return [(of, when) for of, when in stated if when]


def readable(survey: Survey) -> Iterator[Fault]:
    """Conditions that are not CEL, do not fit the facts, or are not a truth."""
    for key, step in survey.steps.items():
        for of, when in _stated(step):
            for code, about in survey.combinations.readings[when].wrong:
                yield fault(code, key, of=of, when=when, **about)


def known(survey: Survey) -> Iterator[Fault]:
    """A fact that is read before, or without, the step that sets it."""
    for key, step in survey.steps.items():
        for of, when in _stated(step):
            for name in sorted(survey.combinations.readings[when].names & survey.facts.keys()):
                yield from _known(survey, key, survey.facts[name], of)


def _known(survey: Survey, key: str, fact: Fact, of: str) -> Iterator[Fault]:
    setter = survey.steps.get(fact.set_by)
    if setter is None:
        return
    if setter.key == key or setter.key not in survey.above[key]:
        yield fault("condition-too-early", key, setter.key, fact=fact.name, of=of)
        return
    own = survey.steps[key].when if of else ""
    if fact.default is not None or not setter.when or setter.when == own:
        return
    example = survey.counter_example(true=(own,) if own else (), false=(setter.when,))
    if example == UNSURE:
        yield hint("condition-not-enumerated", key, of=of, when=setter.when)
    elif example is not None:
        yield fault(
            "condition-may-be-unknown", key, setter.key, fact=fact.name, of=of, example=example
        )


def constant(survey: Survey) -> Iterator[Fault]:
    """Conditions that are never or always true of the facts as declared, by trying them out."""
    for key, step in survey.steps.items():
        for of, when in _stated(step):
            if not survey.combinations.sound(when):
                continue
            yes = survey.counter_example(true=(when,), false=())
            no = survey.counter_example(true=(), false=(when,))
            if yes is None:
                yield fault("condition-never", key, of=of, when=when)
            elif no is None:
                yield hint("condition-always", key, of=of, when=when)
            elif UNSURE in (yes, no):
                yield hint("condition-not-enumerated", key, of=of, when=when)
