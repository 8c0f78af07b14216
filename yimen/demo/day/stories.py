"""Stories: what is done with a case and when, and what an earlier day left to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from yimen.demo.city import reading
from yimen.demo.day.acting import Dossier
from yimen.demo.day.clockwork import Moment, Stage, Story
from yimen.demo.day.done import Wrote
from yimen.demo.day.script import Part
from yimen.work.cases import queries
from yimen.work.cases.queries import Stage as Waiting
from yimen.work.cases.states import State

ACTS: Mapping[str, Callable[[Dossier], None]] = {
    "missing": Dossier.missing,
    "ask": Dossier.ask,
    "resubmit": Dossier.resubmit,
    "accept": Dossier.accept,
    "silence": Dossier.silence,
    "reject": Dossier.reject,
    "not_required": Dossier.not_required,
    "withdraw": Dossier.withdraw,
    "refer": Dossier.refer,
    "grant": Dossier.grant,
    "refuse": Dossier.refuse,
    "deliver": Dossier.deliver,
    "close": Dossier.close,
}
NEXT: Mapping[State, Callable[[Dossier], None]] = {
    State.SUBMITTED: Dossier.accept,
    State.RESUBMITTED: Dossier.accept,
    State.REVIEWED: Dossier.grant,
    State.OPPOSED: Dossier.refuse,
    State.DECIDED: Dossier.deliver,
    State.DELIVERED: Dossier.close,
}
MOST_LEFT = 500  # cases of one kind that an earlier day may leave


class Hours:
    """The hours of one case: a morning start on each day, then one act some time after another."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - hours are no secret, and follow from the seed
        self._last = Moment(-1000, 0)

    def at(self, day: int) -> Moment:
        """When the next act is done, on that day."""
        later = self._last.minute + self._random.randint(6, 30)
        minute = later if day == self._last.day else self._random.randint(8 * 60 + 45, 13 * 60 + 30)
        self._last = Moment(day, minute)
        return self._last


def tell(dossier: Dossier, seed: str) -> Story:
    """A case of the script, act by act."""
    hours = Hours(seed)
    for act, on in dossier.part.days.items():
        if act == "review":
            yield from _review(dossier, hours, on)
            continue
        yield hours.at(on)
        if act == "submit":
            dossier.apply()
            yield hours.at(on)
            dossier.submit()
        else:
            ACTS[act](dossier)


def finish(dossier: Dossier, seed: str, day: int) -> Story:
    """A case that an earlier day left is brought to its end, by whatever its state asks for."""
    hours = Hours(seed)
    while True:
        yield hours.at(day)
        state = queries.case_for(dossier.number, today=dossier.stage.today).state
        if state in NEXT:
            NEXT[state](dossier)
        elif state in {State.ACCEPTED, State.REVIEWING}:
            yield from _review(dossier, hours, [day])
            if dossier.goes_up:
                yield hours.at(day)
                dossier.refer()
        else:
            return


def _review(dossier: Dossier, hours: Hours, days: list[int]) -> Story:
    """All open steps are answered, side by side, and those that open then, until none is left."""
    left = list(days)
    while keys := [key for key in dossier.open_steps() if key != dossier.part.silent]:
        for key in keys:
            yield hours.at(left.pop(0) if len(left) > 1 else left[0])
            dossier.review(key)
            if key == dossier.part.opposed:
                return


def left_over(stage: Stage, numbers: Mapping[str, str], wrote: Wrote) -> Iterator[Dossier]:
    """The cases of the cast that wait for somebody since before today."""
    units = [office.key for office in reading.offices()]
    found = {
        case.number: case
        for waiting in Waiting
        for case in queries.worklist(organs=units, stage=waiting, at_most=MOST_LEFT)
    }
    for task in queries.reviews(units=units, at_most=MOST_LEFT):
        found[task.case.number] = task.case
    items = {matter.code: key for key, matter in reading.matters().items()}
    members = {number: key for key, number in numbers.items()}
    for case in found.values():
        party = case.person or case.organisation
        who = members.get(party.number) if party else None
        if who and case.item in items and case.counts_from < stage.today:
            dossier = Dossier(_rest(items[case.item], who), stage, numbers, wrote)
            dossier.number = case.number
            yield dossier


def _rest(item: str, who: str) -> Part:
    basis, reason = "行政许可法 Art. 38", "审查意见为不符合条件"
    return Part(item=item, who=who, through="window", days={}, reason=reason, basis=basis)
