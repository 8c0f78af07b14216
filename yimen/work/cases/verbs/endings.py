"""A licence is withdrawn, revoked, struck off or taken away: first the holder is heard."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from yimen.work.cases import queries, rules
from yimen.work.cases.models import CancellationAsked, Case, Document, EndingHeard
from yimen.work.cases.rules import Key, Remedies
from yimen.work.cases.rules.licences import (
    EndingTold,
    check_defence,
    check_ending,
    check_ground,
    check_holder_heard,
)
from yimen.work.cases.rules.refusals import AskedAlready, NoLicence, NotGranted, NoWish
from yimen.work.cases.states import (
    GROUNDS,
    LICENCE_ACTS,
    PAPERS,
    TOLD_BEFORE,
    Act,
    DocumentKind,
    EndGround,
    Ending,
    EndingAct,
    EndingState,
    Outcome,
    WrongEnding,
    ending_after,
)
from yimen.work.cases.verbs.barring import bar
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.locked import lock, move, note, workdays
from yimen.work.certificates import queries as certificates
from yimen.work.certificates import verbs as certificate_verbs
from yimen.work.certificates.states import State as Standing
from yimen.work.certificates.states import after

if TYPE_CHECKING:
    from yimen.work.certificates.models import Certificate


@transaction.atomic
def tell_ending(
    *,
    case: str,
    ground: EndGround,
    reasons: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> EndingHeard:
    """撤回、撤销前告知: the holder is told of the ground in writing and has five working days.

    The law sets no term for the answer; ours is that of Art. 47. Refused: `UnknownCase`,
    `WrongState`, `NotGranted`, `NoLicence`, `ReasonMissing`; `WrongEnding` for a ground on which
    nobody is heard before, or where one was told already. 行政许可法 Art. 7.
    """
    held = lock(case)
    move(held, Act.TELL_ENDING)
    licence = _licence(held)
    rules.check_reason("tell_ending", reasons)
    row, told = GROUNDS[ground], queries.ending_of(held)
    if told is not None or row.ending not in TOLD_BEFORE:
        raise WrongEnding(state=told.state if told else "–", act=EndingAct.TELL.value)
    last = rules.term_due(Key.HEARING_REQUEST, today, workdays()).on
    assert last is not None  # nothing pauses it
    content = {
        **_about(licence, ground),
        "reasons": reasons,
        "answer_by_on": last.isoformat(),
    }
    notice = issue(held, DocumentKind.ENDING_NOTICE, content, by=by, now=now, today=today)
    heard = EndingHeard(case=held, ground=ground, reasons=reasons, state=EndingState.TOLD)
    heard.notice, heard.answer_by = notice, last
    heard.told_at, heard.told_on, heard.told_by = now, today, by
    heard.save()
    body = {"document": notice.number, **content}
    note(held, "cases.tell_ending", by=by, now=now, unit=unit, body=body)
    return heard


@transaction.atomic
def hear_holder(
    *,
    case: str,
    words: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    waived: bool = False,
) -> EndingHeard:
    """陈述申辩: what the holder says against the ending, or that nothing is said.

    Late words are taken as well, as long as nothing is decided. Refused: `UnknownCase`,
    `WrongState`, `WrongEnding`, `ReasonMissing`. 行政许可法 Art. 7.
    """
    held = lock(case)
    move(held, Act.HEAR_HOLDER)
    heard = _heard(held, EndingAct.ANSWER)
    check_defence(words, waived=waived)
    heard.answer = "" if waived else words.strip()
    heard.answered_at, heard.answered_on, heard.answered_by = now, today, by
    heard.save()
    body = {"waived": waived, "answer": heard.answer}
    note(held, "cases.hear_holder", by=by, now=now, unit=unit, body=body)
    return heard


@transaction.atomic
def drop_ending(
    *, case: str, reason: str, by: str, now: datetime, today: date, unit: str = ""
) -> EndingHeard:
    """终止撤回、撤销: what the holder said holds, or the public interest would be gravely harmed.

    Refused: `UnknownCase`, `WrongState`, `WrongEnding`, `ReasonMissing`. 行政许可法 Art. 69.
    """
    held = lock(case)
    move(held, Act.DROP_ENDING)
    heard = _heard(held, EndingAct.DROP)
    rules.check_reason("drop_ending", reason)
    heard.ended_on = today
    heard.save(update_fields=["state", "ended_on"])
    note(held, "cases.drop_ending", by=by, now=now, unit=unit, body={"reason": reason})
    return heard


@transaction.atomic
def ask_cancellation(
    *, case: str, reason: str, by: str, now: datetime, today: date, unit: str = ""
) -> CancellationAsked:
    """申请注销: the holder wants the licence struck off, and who granted it decides that.

    Refused: `UnknownCase`, `WrongState`, `NotGranted`, `NoLicence`, `ReasonMissing`,
    `licences.cancellation-asked`, `certificates.wrong-standing`. 行政许可法 Art. 70(6).
    """
    held = lock(case)
    move(held, Act.ASK_CANCELLATION)
    licence = _licence(held)
    after(Standing(licence.state), LICENCE_ACTS[Ending.CANCELLATION])
    rules.check_reason("ask_cancellation", reason)
    if (before := queries.cancellation_of(held)) is not None:
        raise AskedAlready(day=before.asked_on.isoformat())
    asked = CancellationAsked(case=held, reason=reason.strip())
    asked.asked_at, asked.asked_on, asked.asked_by = now, today, by
    asked.save(force_insert=True)
    body = {"reason": asked.reason, "licence": licence.identifier}
    note(held, "cases.ask_cancellation", by=by, now=now, unit=unit, body=body)
    return asked


@transaction.atomic
def withdraw_cancellation(
    *, case: str, by: str, now: datetime, today: date, unit: str = ""
) -> CancellationAsked:
    """撤回注销申请: the holder wants to keep the licence, as long as nothing is decided.

    Refused: `UnknownCase`, `WrongState`, `licences.cancellation-not-asked`.
    """
    held = lock(case)
    move(held, Act.WITHDRAW_CANCELLATION)
    asked = queries.cancellation_of(held)
    if asked is None:
        raise NoWish
    asked.ended_on = today
    asked.save(update_fields=["ended_on"])
    body = {"asked_on": asked.asked_on.isoformat()}
    note(held, "cases.withdraw_cancellation", by=by, now=now, unit=unit, body=body)
    return asked


@transaction.atomic
def end_licence(
    *,
    case: str,
    said: EndingTold,
    told: Remedies,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Document:
    """撤回、撤销、注销、吊销: the ground says which, and what it needs.

    Fraud in matters of safety bars the holder for three years (Art. 79). Refused: `UnknownCase`,
    `WrongState`, `NotGranted`, `NoLicence`, `RemediesMissing`, `KeptForPublic`,
    `CompensationMissing`, `PenaltyMissing`, `HolderNotTold`, `TermStillRuns`, `GroundNotMet`,
    `certificates.wrong-standing`. 行政许可法 Art. 8, 69, 70, 79; 行政处罚法 Art. 9.
    """
    held = lock(case)
    move(held, Act.END_LICENCE)
    licence, ending = _licence(held), GROUNDS[said.ground].ending
    after(Standing(licence.state), LICENCE_ACTS[ending])  # refused before a document has a number
    rules.check_remedies(told)
    check_ending(said)
    check_holder_heard(said.ground, queries.holder_heard(held), today)
    standing = certificates.state_on(licence, today)
    asked = queries.cancellation_of(held)
    person = licence.person_id is not None
    check_ground(said.ground, standing, person=person, asked=asked is not None)
    if asked is not None:
        asked.ended_on = today
        asked.save(update_fields=["ended_on"])
    if ending in TOLD_BEFORE:
        heard = _heard(held, EndingAct.END)
        heard.ended_on = today
        heard.save(update_fields=["state", "ended_on"])
    content: dict[str, object] = {**_about(licence, said.ground), **asdict(told)}
    content |= {"compensation": said.compensation, "penalty": said.penalty}
    document = issue(held, PAPERS[ending], content, by=by, now=now, today=today)
    who: dict[str, Any] = {"by": by, "now": now, "today": today, "unit": unit}
    moved: dict[str, object] = {"document": document.number, "ground": said.ground.value}
    certificate_verbs.move(certificate=licence, act=LICENCE_ACTS[ending], said=moved, **who)
    if said.ground is EndGround.FRAUD and said.safety:
        _bar(held, licence, told.reasons, **who)
    body = {"document": document.number, **content}
    note(held, "cases.end_licence", by=by, now=now, unit=unit, body=body)
    return document


def _bar(
    case: Case, licence: Certificate, reason: str, *, by: str, now: datetime, today: date, unit: str
) -> None:
    bar(
        item=case.item,
        term=Key.BAR_FRAUD,
        reason=reason,
        by=by,
        now=now,
        today=today,
        unit=unit,
        person=licence.person.number if licence.person else "",
        organisation=licence.organisation.number if licence.organisation else "",
    )


def _licence(case: Case) -> Certificate:
    """The licence of a granted case, locked."""
    if case.outcome == Outcome.REFUSED:
        raise NotGranted
    found = certificates.of_case(case.number)
    if found is None:
        raise NoLicence
    return certificate_verbs.lock(identifier=found.identifier)


def _about(licence: Certificate, ground: EndGround) -> dict[str, object]:
    row = GROUNDS[ground]
    return {
        "licence": licence.identifier,
        "licence_name": licence.name,
        "granted_by": licence.document,
        "ending": row.ending.value,
        "ground": ground.value,
        "article": row.article,
        "words": row.words,
        "must": row.must,
    }


def _heard(case: Case, act: EndingAct) -> EndingHeard:
    found = queries.ending_of(case)
    if found is None:
        raise WrongEnding(state="–", act=act.value)
    found.state = ending_after(EndingState(found.state), act)
    return found
