"""The one rule that reads the tables: whether an act is lawful now, and what it must bring."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from yimen.ground.catalog.states import Power
from yimen.ground.people.states import Role
from yimen.kernel.clock import YELLOW_AT, Light, Limit
from yimen.kernel.errors import Refused
from yimen.kernel.remedies import check_review_period
from yimen.work.matters.rules.disputes import (
    Disputed,
    DisputeDays,
    DisputeOpen,
    NoDispute,
    NothingDecided,
    check_begun,
    check_day,
)
from yimen.work.matters.rules.fines import FINE, Fine, additional, check_fine
from yimen.work.matters.rules.hearing import (
    Called,
    HearingHour,
    HearingTooSoon,
    MomentUnclear,
    NotTheDay,
    called,
    check_called,
    check_the_day,
)
from yimen.work.matters.rules.letters import Said, letter, number
from yimen.work.matters.rules.pausing import (
    GroundNotListed,
    NoDays,
    NothingPaused,
    NotRunning,
    Rest,
    TermPaused,
    check_going,
    counts_again_on,
    last_day,
    not_counted,
)
from yimen.work.matters.states import TABLES, TOLD, Move, Table

__all__ = [
    "DISPUTES",
    "FINE",
    "SEES",
    "TIMES",
    "Attempt",
    "Called",
    "DisputeDays",
    "DisputeOpen",
    "Disputed",
    "Fine",
    "GroundNotListed",
    "HearingHour",
    "HearingTooSoon",
    "Lasting",
    "LicenceIsCase",
    "MatterChanged",
    "MomentUnclear",
    "NoDays",
    "NoDispute",
    "NotApart",
    "NotAsked",
    "NotRunning",
    "NotTheDay",
    "NothingDecided",
    "NothingPaused",
    "Rest",
    "Running",
    "Said",
    "SaysTooLittle",
    "TermOver",
    "TermPaused",
    "TermRunning",
    "TooFewOfficers",
    "UnknownMatter",
    "UnknownPaper",
    "UnknownTerm",
    "WrongAct",
    "additional",
    "called",
    "check",
    "check_begun",
    "check_called",
    "check_day",
    "check_going",
    "check_now",
    "check_the_day",
    "counts_again_on",
    "last_day",
    "letter",
    "light",
    "move_of",
    "named",
    "not_counted",
    "number",
    "table_of",
]
TIMES = frozenset({Role.MANAGER})  # stops a term and lets it go on
DISPUTES = frozenset({Role.CLERK})  # enters that a review or a suit begins and ends
SEES = frozenset({Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.MANAGER, Role.SUPERVISOR})


class UnknownMatter(Refused):
    """There is no such matter, or none that the viewer may see."""

    code = "matters.unknown-matter"


class LicenceIsCase(Refused):
    """Licences, and kinds of power without a table, are not handled as matters."""

    code = "matters.no-table"


class UnknownPaper(Refused):
    """The matter has no such document."""

    code = "matters.unknown-paper"


class WrongAct(Refused):
    """The table knows no such act in this state."""

    code = "matters.wrong-act"


class MatterChanged(Refused):
    """Something was done in the matter since it was looked at."""

    code = "matters.changed"


class SaysTooLittle(Refused):
    """An act says less than the law wants."""

    code = "matters.says-too-little"


class NotAsked(Refused):
    """An act says something for which its table has no place."""

    code = "matters.not-asked"


class TooFewOfficers(Refused):
    """Fewer officers were there than the law wants."""

    code = "matters.too-few-officers"


class NotApart(Refused):
    """Who did one act does not do the other."""

    code = "matters.not-apart"


class TermRunning(Refused):
    """Somebody still has time to use a right."""

    code = "matters.term-running"


class TermOver(Refused):
    """The time to use a right has passed."""

    code = "matters.term-over"


class UnknownTerm(Refused):
    """A power has no such term that a place could set."""

    code = "matters.unknown-term"


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a term is, and by which rule."""

    limit: Limit
    source: str


@dataclass(frozen=True, slots=True)
class Running:
    """A term of a matter as it stands."""

    key: str
    due_on: date
    ended: bool

    def over(self, today: date) -> bool:
        """Whether it was ended, or its last day has passed."""
        return self.ended or today > self.due_on


@dataclass(frozen=True, slots=True)
class Attempt:
    """An act as somebody is about to do it; `did` has who did which acts before.

    `resting` are the terms that rest today, each with the notice by which it does; `called` is when
    and where a hearing was called for.
    """

    by: str
    today: date
    told: Mapping[str, str]
    officers: Sequence[str]
    terms: Mapping[str, Running]
    did: Mapping[str, Collection[str]]
    resting: Mapping[str, str] = field(default_factory=dict)
    called: Called | None = None


def table_of(power: str) -> Table:
    """The table of a kind of power. Refused: `LicenceIsCase`."""
    found = TABLES.get(Power(power)) if power in {each.value for each in Power} else None
    if found is None:
        raise LicenceIsCase(power=power)
    return found


def move_of(table: Table, state: str, act: str) -> Move:
    """The move that an act is in a state. Refused: `WrongAct`."""
    found = table.by_name.get((state, act))
    if found is None:
        names = [move.act for (since, _), move in table.by_name.items() if since == state]
        said = next((move.name for move in table.moves if move.act == act), act)
        possible = "、".join(names) or "–"
        raise WrongAct(state=table.states[state], act=said, possible=possible)
    return found


def check(table: Table, move: Move, attempt: Attempt) -> None:
    """Whether an act may be done so.

    Refused: `NotAsked`, `SaysTooLittle`, `TooFewOfficers`; of a fine `money.form`;
    `remedies.review-too-short`; and as `check_now`.
    """
    if unknown := sorted(set(attempt.told) - {*move.tells, *move.may_tell}):
        raise NotAsked(act=move.name, keys="、".join(unknown))
    check_fine(attempt.told)
    check_review_period(attempt.told.get("review_period", ""))
    missing = [key for key in move.tells if not attempt.told.get(key, "").strip()]
    if missing:
        raise SaysTooLittle(
            doing=move.name, missing="、".join(f"{TOLD[key]} ({key})" for key in missing)
        )
    if len({each.strip() for each in attempt.officers} - {""}) < move.officers:
        raise TooFewOfficers(act=move.name, needed=move.officers)
    check_now(table, move, attempt)


def check_now(table: Table, move: Move, attempt: Attempt) -> None:
    """Whether this person may do an act today, whatever it will tell.

    Refused: `NotApart`, `TermPaused`, `TermRunning`, `TermOver`, `NotTheDay`.
    """
    for act in move.apart:
        if attempt.by in attempt.did.get(act, ()):
            before = next(each.name for each in table.moves if each.act == act)
            raise NotApart(act=move.name, before=before)
    for key in move.ends:  # what ends a term is not done while its time does not count
        if key in attempt.resting:
            raise TermPaused(notice=attempt.resting[key])
    _check_terms(table, move, attempt)
    if move.called_by:
        check_the_day(attempt.called, attempt.today)


def _check_terms(table: Table, move: Move, attempt: Attempt) -> None:
    running = attempt.terms.get(move.waits)
    if running is not None and not running.over(attempt.today):
        raise TermRunning(act=move.name, term=named(table, move.waits), due_on=str(running.due_on))
    noticed = attempt.terms.get(move.until)
    if noticed is not None and attempt.today < noticed.due_on:
        raise TermRunning(act=move.name, term=named(table, move.until), due_on=str(noticed.due_on))
    used = attempt.terms.get(move.within)
    if used is not None and used.over(attempt.today):
        raise TermOver(act=move.name, term=named(table, move.within), due_on=str(used.due_on))


def named(table: Table, key: str) -> str:
    """期限名称 of a term of a table."""
    return next((each.name for each in table.terms if each.key == key), key)


def light(start: date, due_on: date, today: date) -> Light:
    """红黄绿灯 of a term that runs: red after its last day, yellow once nine tenths are used."""
    if today > due_on:
        return Light.RED
    near = (today - start).days >= YELLOW_AT * (due_on - start).days
    return Light.YELLOW if near else Light.GREEN
