"""What the law asks of a hearing (听证), over plain values (行政许可法 Art. 46-48)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time

from yimen.kernel.days import Calendar
from yimen.work.cases.rules.papers import check_reason
from yimen.work.cases.rules.refusals import (
    ApplicantNotTold,
    ChairNotFree,
    ChallengePending,
    HearingHour,
    HearingPending,
    HearingTooEarly,
    HearingTooLate,
    MinutesNotCited,
    NoChallenge,
    NoParties,
    NotTheDay,
    NotTold,
    SignatureMissing,
)
from yimen.work.cases.rules.terms import Key, term_due
from yimen.work.cases.states import HearingAct, HearingState

SIGNED = "signed"  # what stands for a signature; anything else is why it was refused
HOURS = (time(8), time(18))  # in which a hearing begins


@dataclass(frozen=True, slots=True)
class HearingNow:
    """A hearing as a decision sees it."""

    state: HearingState
    request_by: date
    minutes: str = ""


def last_day(key: Key, start: date, calendar: Calendar) -> date:
    """The last day of a term that nothing stops."""
    found = term_due(key, start, calendar).on
    assert found is not None  # nothing pauses it
    return found


def check_parties(names: Collection[str], reason: str) -> None:
    """`NoParties` unless each of those who are told has a name of its own; `ReasonMissing`."""
    check_reason("hearing", reason)
    if not names or len(set(names)) < len(names) or not all(name.strip() for name in names):
        raise NoParties


def check_applicant_told(applicant: str, names: Collection[str]) -> None:
    """`ApplicantNotTold` where only others are told of the right (行政许可法 Art. 47)."""
    if applicant not in {name.strip() for name in names}:
        raise ApplicantNotTold(applicant=applicant)


def check_told(name: str, told: Collection[str]) -> None:
    """`NotTold` for one who was not told of the hearing."""
    if name not in told:
        raise NotTold(party=name, parties="、".join(sorted(told)))


def check_request_in_time(request_by: date, today: date) -> None:
    """`HearingTooLate` after five working days."""
    if today > request_by:
        raise HearingTooLate(due_on=request_by.isoformat())


def answered(wants: Mapping[str, bool | None]) -> HearingAct:
    """What the answers so far come to: a request, a waiver, or the waiver of all."""
    if any(wants.values()):
        return HearingAct.REQUEST
    return HearingAct.WAIVE_LAST if None not in wants.values() else HearingAct.WAIVE


def check_day(held_on: date, today: date, hold_by: date, calendar: Calendar) -> None:
    """A hearing is seven working days after its notice, and within twenty of the request.

    Where both cannot be, the notice goes first: who must prepare is not cut short for a delay of
    the authority (our reading). Refused: `HearingTooEarly`.
    """
    first = last_day(Key.HEARING_NOTICE, today, calendar)
    if not first <= held_on <= max(first, hold_by):
        last = max(first, hold_by)
        raise HearingTooEarly(first=first.isoformat(), last=last.isoformat())


def check_hour(begins: time) -> None:
    """`HearingHour` outside the hours in which people can come (our choice; change `HOURS`)."""
    first, last = HOURS
    if not first <= begins <= last:
        raise HearingHour(first=f"{first:%H:%M}", last=f"{last:%H:%M}")


def check_chair(chair: str, reviewers: Collection[str], removed: Collection[str]) -> None:
    """`ChairNotFree` for one who examines the case, or who had to stand aside."""
    if chair in reviewers or chair in removed:
        raise ChairNotFree(chair=chair)


def check_unchallenged(challenges: Mapping[str, bool | None]) -> None:
    """`ChallengePending` while what a party said against the chair is not judged.

    `challenges` are those made, by party, with what became of each. 行政许可法 Art. 48(3).
    """
    if waiting := sorted(name for name, upheld in challenges.items() if upheld is None):
        raise ChallengePending(parties="、".join(waiting))


def check_challenged(party: str, challenges: Mapping[str, bool | None]) -> None:
    """`NoChallenge` unless this party's challenge is still to be judged."""
    if challenges.get(party, True) is not None:
        raise NoChallenge(party=party)


def check_the_day(held_on: date | None, today: date) -> None:
    """`NotTheDay` on any other day than that of the notice."""
    if today != held_on:
        raise NotTheDay(day=str(held_on))


def check_signatures(attended: Collection[str], signatures: Mapping[str, str]) -> None:
    """`SignatureMissing` unless each who attended signed, or it is said why not."""
    absent = [name for name in attended if not signatures.get(name, "").strip()]
    if absent or set(signatures) - set(attended):
        raise SignatureMissing(parties="、".join(sorted(absent)) or "–")


def check_heard(hearing: HearingNow | None, minutes: str, today: date) -> None:
    """No decision before the term or the waiver, and none that does not rest on the minutes.

    Refused: `HearingPending`, `MinutesNotCited`. 行政许可法 Art. 47, 48.
    """
    if hearing is None or hearing.state is HearingState.WAIVED:
        return
    if hearing.state is HearingState.TOLD:
        if today <= hearing.request_by:
            raise HearingPending(state=hearing.state.value, until=hearing.request_by.isoformat())
        return
    if hearing.state is not HearingState.SIGNED:
        raise HearingPending(state=hearing.state.value, until="–")
    if minutes != hearing.minutes:
        raise MinutesNotCited(minutes=hearing.minutes)
