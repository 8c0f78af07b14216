"""A hearing from the telling of the right to the signed minutes (行政许可法 Art. 46-48)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from django.db import transaction

from yimen.ground.people import queries as people
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Document, Hearing, HearingParty
from yimen.work.cases.rules import Key
from yimen.work.cases.states import (
    Act,
    DocumentKind,
    HearingAct,
    HearingState,
    WrongHearing,
    hearing_after,
)
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.locked import lock, move, note, workdays


@transaction.atomic
def tell_hearing(
    *,
    case: str,
    parties: Sequence[str],
    reason: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    mandatory: bool = False,
) -> Document:
    """告知听证权利: applicant and those whose major interests are touched may ask for one.

    They have five working days. A `mandatory` one is held unasked: the law or the public interest
    demands it.
    Refused: `UnknownCase`, `WrongState`, `HearingThere`, `NoParties`, `ApplicantNotTold`,
    `ReasonMissing`. 行政许可法 Art. 36, 46, 47.
    """
    held = lock(case)
    move(held, Act.TELL_HEARING)
    rules.check_parties(parties, reason)
    applicant = held.person or held.organisation
    rules.check_applicant_told(applicant.name if applicant else "", parties)
    if queries.hearing_of(held) is not None:
        raise rules.HearingThere(case=case)
    calendar = workdays()
    until = rules.last_day(Key.HEARING_REQUEST, today, calendar)
    content = {"parties": list(parties), "reason": reason, "mandatory": mandatory}
    content["request_by_on"] = until.isoformat()
    document = issue(held, DocumentKind.HEARING_RIGHTS, content, by=by, now=now, today=today)
    hearing = Hearing(case=held, state=HearingState.TOLD, mandatory=mandatory, reason=reason)
    hearing.told, hearing.told_at, hearing.told_on, hearing.told_by = document, now, today, by
    hearing.request_by = until
    if mandatory:
        _request(hearing, today)
    hearing.save()
    HearingParty.objects.bulk_create(HearingParty(hearing=hearing, name=name) for name in parties)
    body = {"document": document.number, **content}
    note(held, "cases.tell_hearing", by=by, now=now, unit=unit, body=body)
    return document


def _request(hearing: Hearing, today: date) -> None:
    hearing.state = HearingState.REQUESTED
    hearing.requested_on = today
    hearing.hold_by = rules.last_day(Key.HEARING_HELD, today, workdays())


@transaction.atomic
def answer_hearing(
    *,
    case: str,
    party: str,
    wants: bool,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Case:
    """申请或放弃听证: one of those who were told asks for the hearing, or waives it.

    Once all have waived there is none, unless it is mandatory. Refused: `UnknownCase`,
    `WrongState`, `WrongHearing`, `NotTold`; `HearingTooLate` for a request after five working
    days. 行政许可法 Art. 47.
    """
    held, hearing = _in_hearing(case, Act.ANSWER_HEARING)
    told = {each.name: each for each in queries.parties_of(held)}
    rules.check_told(party, told)
    if wants:
        rules.check_request_in_time(hearing.request_by, today)
    told[party].wants, told[party].answered_on = wants, today
    act = rules.answered({name: each.wants for name, each in told.items()})
    if hearing.mandatory and act is HearingAct.WAIVE_LAST:
        act = HearingAct.WAIVE
    state = hearing_after(HearingState(hearing.state), act)
    told[party].save(update_fields=["wants", "answered_on"])
    if act is HearingAct.REQUEST and hearing.requested_on is None:
        _request(hearing, today)
    hearing.state = state
    hearing.save()
    body = {"party": party, "wants": wants, "hearing": state.value}
    note(held, "cases.answer_hearing", by=by, now=now, unit=unit, body=body)
    return held


@transaction.atomic
def notice_hearing(
    *,
    case: str,
    held_on: date,
    begins: time,
    place: str,
    chair: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Document:
    """听证通知: day, hour, place and chair, at least seven working days before, and made public.

    `chair` is a work number; who examines the case cannot chair. Refused: `UnknownCase`,
    `WrongState`, `WrongHearing`, `ChallengePending`, `HearingTooEarly`, `HearingHour`,
    `ChairNotFree`; `ReasonMissing` without a place; `people.unknown-staff`. 行政许可法 Art. 48.
    """
    held, hearing = _in_hearing(case, Act.NOTICE_HEARING)
    state = hearing_after(HearingState(hearing.state), HearingAct.NOTICE)
    rules.check_unchallenged(queries.challenges_of(held))
    rules.check_reason("place", place)
    assert hearing.hold_by is not None  # hearing_request_is_whole
    rules.check_hour(begins)
    rules.check_day(held_on, today, hearing.hold_by, workdays())
    name = people.staff(chair).name
    removed = [hearing.chair] if hearing.state == HearingState.REQUESTED else []
    rules.check_chair(chair, queries.examiners(held), removed)
    content: dict[str, object] = {"held_on": held_on.isoformat(), "begins": f"{begins:%H:%M}"}
    content |= {"place": place, "chair": name, "public": True}
    parties = [each.name for each in queries.parties_of(held)]
    content["parties"] = parties
    document = issue(held, DocumentKind.HEARING_NOTICE, content, by=by, now=now, today=today)
    hearing.state, hearing.held_on, hearing.begins = state, held_on, begins
    hearing.place, hearing.chair = place, chair
    hearing.save()
    body = {"document": document.number, **content, "chair": chair}
    note(held, "cases.notice_hearing", by=by, now=now, unit=unit, body=body)
    return document


@transaction.atomic
def challenge_chair(
    *,
    case: str,
    party: str,
    reason: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Case:
    """申请回避: a party holds that the chair is concerned in the matter, and says why.

    The hearing is not held before that is judged. Refused: `UnknownCase`, `WrongState`,
    `WrongHearing`, `NotTold`, `ReasonMissing`. 行政许可法 Art. 48.
    """
    held, hearing = _in_hearing(case, Act.CHALLENGE_CHAIR)
    hearing_after(HearingState(hearing.state), HearingAct.CHALLENGE)
    told = {each.name: each for each in queries.parties_of(held)}
    rules.check_told(party, told)
    rules.check_reason("challenge", reason)
    told[party].challenge, told[party].upheld = reason, None
    told[party].save(update_fields=["challenge", "upheld"])
    body = {"party": party, "reason": reason, "chair": hearing.chair, "on": today.isoformat()}
    note(held, "cases.challenge_chair", by=by, now=now, unit=unit, body=body)
    return held


@transaction.atomic
def judge_challenge(
    *,
    case: str,
    party: str,
    upheld: bool,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Case:
    """决定回避: the head says whether the chair stands aside.

    Who does is replaced by a fresh notice. Refused: `UnknownCase`, `WrongState`, `WrongHearing`,
    `NotTold`, `NoChallenge`; `ChairNotFree` where the chair would judge about the chair.
    行政许可法 Art. 48.
    """
    held, hearing = _in_hearing(case, Act.JUDGE_CHALLENGE)
    told = {each.name: each for each in queries.parties_of(held)}
    rules.check_told(party, told)
    rules.check_challenged(party, queries.challenges_of(held))
    rules.check_chair(by, [], [hearing.chair])
    act = HearingAct.REMOVE_CHAIR if upheld else HearingAct.KEEP_CHAIR
    hearing.state = hearing_after(HearingState(hearing.state), act)
    hearing.save(update_fields=["state"])
    told[party].upheld = upheld
    told[party].save(update_fields=["upheld"])
    body = {"party": party, "upheld": upheld, "chair": hearing.chair, "on": today.isoformat()}
    note(held, "cases.judge_challenge", by=by, now=now, unit=unit, body=body)
    return held


@transaction.atomic
def hold_hearing(
    *,
    case: str,
    attended: Sequence[str],
    minutes: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    sha256: str = "",
) -> Document:
    """举行听证: on the day of the notice; the minutes (听证笔录) say what was put forward.

    `minutes` are their text, `sha256` the file where there is one. Refused: `UnknownCase`,
    `WrongState`, `WrongHearing`, `ChallengePending`, `NotTheDay`, `NotTold`, `ReasonMissing`.
    行政许可法 Art. 48.
    """
    held, hearing = _in_hearing(case, Act.HOLD_HEARING)
    state = hearing_after(HearingState(hearing.state), HearingAct.HOLD)
    rules.check_unchallenged(queries.challenges_of(held))
    rules.check_the_day(hearing.held_on, today)
    rules.check_reason("minutes", minutes)
    told = [each.name for each in queries.parties_of(held)]
    for name in attended:
        rules.check_told(name, told)
    chair = people.staff(hearing.chair).name
    content = {"attended": list(attended), "chair": chair, "place": hearing.place}
    if hearing.begins is not None:
        content["begins"] = f"{hearing.begins:%H:%M}"
    content |= {"held_on": today.isoformat(), "minutes": minutes, "sha256": sha256}
    document = issue(held, DocumentKind.HEARING_MINUTES, content, by=by, now=now, today=today)
    hearing.state, hearing.minutes = state, document
    hearing.save(update_fields=["state", "minutes"])
    HearingParty.objects.filter(hearing=hearing, name__in=attended).update(attended=True)
    body = {"document": document.number, **content}
    note(held, "cases.hold_hearing", by=by, now=now, unit=unit, body=body)
    return document


@transaction.atomic
def sign_minutes(
    *,
    case: str,
    signatures: Mapping[str, str],
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Case:
    """笔录签字: each who attended signs (`rules.SIGNED`), or it is written down why not.

    Refused: `UnknownCase`, `WrongState`, `WrongHearing`, `SignatureMissing`. 行政许可法 Art. 48.
    """
    held, hearing = _in_hearing(case, Act.SIGN_MINUTES)
    hearing.state = hearing_after(HearingState(hearing.state), HearingAct.SIGN)
    attended = [each for each in queries.parties_of(held) if each.attended]
    rules.check_signatures([each.name for each in attended], signatures)
    hearing.save(update_fields=["state"])
    for each in attended:
        each.signature = signatures[each.name]
        each.save(update_fields=["signature"])
    body = {"signatures": dict(signatures), "on": today.isoformat()}
    note(held, "cases.sign_minutes", by=by, now=now, unit=unit, body=body)
    return held


def _in_hearing(case: str, act: Act) -> tuple[Case, Hearing]:
    held = lock(case)
    move(held, act)
    hearing = queries.hearing_of(held)
    if hearing is None:
        raise WrongHearing(state="–", act=act.value)
    return held, hearing
