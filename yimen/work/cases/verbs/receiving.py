"""An application becomes a case, is found wanting once, and comes back corrected."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from yimen.ground.catalog import queries as catalog
from yimen.kernel.codes import number as public_number
from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Document, GapPromise, GapReport, Pledge
from yimen.work.cases.queries.referral import receiving
from yimen.work.cases.rules import NOTHING_PROMISED, Gap, Promised
from yimen.work.cases.states import (
    Act,
    DocumentKind,
    GapState,
    LocalKey,
    PledgeState,
    RequestKind,
    State,
)
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.licences import tie_licence
from yimen.work.cases.verbs.locked import (
    APPLICATION,
    CORRECTION,
    keep,
    lock,
    move,
    note,
    workdays,
)
from yimen.work.intake import queries as intake
from yimen.work.intake.rules import Held, check_answers, check_material, digest
from yimen.work.intake.verbs import receive

if TYPE_CHECKING:
    from yimen.work.intake.models import Draft


@transaction.atomic
def submit(
    *,
    draft: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    promised: Promised = NOTHING_PROMISED,
) -> Case:
    """提交申请: a complete draft is received and becomes a case; the term for an answer begins.

    Refused: as `intake.verbs.receive`; `Barred` (行政许可法 Art. 78, 79); `NoAuthority`,
    `NoPlan` and `NotBelow` for an item that nobody could handle; facts with which its plan cannot
    begin; of what is promised, `NotGapTolerant`, `NoPledge`, `PledgeBarred`, `NoLocalRule`,
    `ReasonMissing`; as `tie_licence` where the draft asks something of a licence.
    """
    excused = _excused(draft, promised, today)
    received = receive(draft=draft, by=by, now=now, today=today, unit=unit, excused=excused)
    if (barred := queries.bar_on(received, today)) is not None:
        until = barred.until_on.isoformat()
        raise rules.Barred(item=received.item, until=until, article=barred.article)
    case = _case_from(received, today)
    case.received_at, case.received_on, case.received_by = now, today, by
    case.counts_from = today
    case.save(force_insert=True)
    handed_in = intake.materials(received)
    names = {each.key: each.name for each in handed_in}
    keep(case, [intake.held(each) for each in handed_in], names, APPLICATION, now)
    told = _keep_promises(case, promised, set(excused) - names.keys(), by=by, now=now, today=today)
    queries.check_start(case)
    body = {"receipt": received.receipt, "item": case.item, "version": case.version.number, **told}
    note(case, "cases.submit", by=by, now=now, unit=unit, body={**body, "organ": case.organ})
    if received.licence:
        kind = RequestKind(received.request)
        who: dict[str, Any] = {"by": by, "now": now, "today": today, "unit": unit}
        tie_licence(case=case.number, licence=received.licence, kind=kind, **who)
    return case


def _excused(draft: str, promised: Promised, today: date) -> tuple[str, ...]:
    """The materials that need not be there now, because they or what they show are promised."""
    if promised == NOTHING_PROMISED:
        return ()
    content = catalog.content(catalog.version_in_force(intake.draft(draft).item, today))
    keys = tuple(promised.gaps)
    if keys:
        rules.check_gaps_promised(content, keys, promised.gap_words)
    return keys + (rules.check_pledge(content) if promised.pledge else ())


def _keep_promises(
    case: Case, promised: Promised, absent: set[str], *, by: str, now: datetime, today: date
) -> dict[str, object]:
    """容缺承诺 and 告知承诺, as they were written; each only where the place has laid it down."""
    told: dict[str, object] = {}
    if gaps := sorted(absent & set(promised.gaps)):
        rule = queries.local_rule(LocalKey.GAPS, case.organ, today)
        rules.needed(rule, LocalKey.GAPS, case.organ)
        promise = GapPromise(case=case, state=GapState.PROMISED, materials=gaps)
        promise.words = promised.gap_words
        promise.promised_at, promise.promised_on, promise.promised_by = now, today, by
        promise.save(force_insert=True)
        told["gaps"] = gaps
    if promised.pledge:
        rule = queries.local_rule(LocalKey.PLEDGE_CHECK, case.organ, today)
        rules.needed(rule, LocalKey.PLEDGE_CHECK, case.organ)
        rules.check_honest(broken=queries.broke_a_pledge(case))
        stands_for = sorted(absent - set(promised.gaps))
        pledge = Pledge(case=case, state=PledgeState.OFFERED, materials=stands_for)
        pledge.words = promised.pledge
        pledge.offered_at, pledge.offered_on, pledge.offered_by = now, today, by
        pledge.save(force_insert=True)
        told["pledge"] = stands_for
    return told


@transaction.atomic
def say_missing(
    *, case: str, unit: str, gaps: Sequence[Gap], by: str, now: datetime, today: date
) -> GapReport:
    """缺件意见: a department says what it finds missing, or with no gaps that all is there.

    By the fourth working day, so that the one notice can be out by the fifth; a later word of the
    same department replaces its earlier one. Refused: `UnknownCase`, `WrongState`, `SecondNotice`,
    `GapTooLate`, `NotConcerned`, `NotOfItem`, `ReasonMissing`.
    """
    held = lock(case)
    move(held, Act.SAY_MISSING)
    rules.check_gap_in_time(held.counts_from, today, workdays())
    rules.check_concerned(unit, queries.concerned(held))
    rules.check_gaps(gaps, queries.material_names(held))
    report, _ = GapReport.objects.update_or_create(
        case=held,
        unit=unit,
        defaults={
            "gaps": [astuple(gap) for gap in gaps],
            "said_at": now,
            "said_on": today,
            "said_by": by,
        },
    )
    body = {"gaps": report.gaps}
    note(held, "cases.say_missing", by=by, now=now, unit=unit, body=body)
    return report


@transaction.atomic
def ask_correction(
    *, case: str, by: str, now: datetime, today: date, unit: str = "", gaps: Sequence[Gap] = ()
) -> Document:
    """补正告知: the one notice, which lists everything that the departments and the window miss.

    `gaps` are what the window itself finds. Refused: `UnknownCase`, `WrongState`; `SecondNotice`;
    `AnswerTooLate` after five working days; `NothingMissing`; `NotOfItem`; `ReasonMissing`.
    行政许可法 Art. 31, 32(4), 72(4).
    """
    held = lock(case)
    move(held, Act.ASK_CORRECTION)
    rules.check_answer_in_time(held.counts_from, today, workdays())
    rules.check_gaps(gaps, queries.material_names(held))
    said = GapReport.objects.filter(case=held).order_by("said_at", "pk")
    listed = rules.one_notice([*(_gaps(each.gaps) for each in said), gaps])
    content = {"gaps": [astuple(gap) for gap in listed], "said_by": [each.unit for each in said]}
    content |= _give_term(held, today)
    document = issue(held, DocumentKind.CORRECTION, content, by=by, now=now, today=today)
    held.save(update_fields=["state", "answer_by", "lapses_to"])
    body = {"document": document.number, **content}
    note(held, "cases.ask_correction", by=by, now=now, unit=unit, body=body)
    return document


@transaction.atomic
def resubmit(
    *,
    case: str,
    materials: Sequence[Held],
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    answers: Mapping[str, object] | None = None,
) -> Case:
    """提交补正: all that the notice asked for comes in, and a fresh term for an answer begins.

    `answers` replace the form where the notice asked for that; the draft keeps the first ones.
    Refused: `UnknownCase`, `WrongState`, `CorrectionTooLate`, `StillMissing`, `MaterialNotAsked`,
    `intake.material-empty`, `intake.incomplete`. 行政许可法 Art. 32(5).
    """
    held = lock(case)
    move(held, Act.RESUBMIT)
    rules.check_correction_in_time(held.answer_by, today)
    notice = Document.objects.get(case=held, kind=DocumentKind.CORRECTION)
    fresh = {each.key: each for each in materials}  # of two of a kind the later one counts
    brought = [*fresh, *([rules.ANSWERS] if answers is not None else [])]
    rules.check_resubmission(_gaps(notice.content["gaps"]), brought)
    for each in fresh.values():
        check_material(each)
    if answers is not None:
        check_answers(queries.form(held), answers)
        held.answers = dict(answers)
    keep(held, fresh.values(), queries.material_names(held), CORRECTION, now)
    held.resubmitted_at, held.resubmitted_on, held.resubmitted_by = now, today, by
    held.counts_from = today
    held.save()
    body = {"materials": {each.key: each.sha256 for each in fresh.values()}}
    typed = {"sha256": digest(held.answers, held.facts)}
    note(held, "cases.resubmit", by=by, now=now, unit=unit, body={**body, **typed})
    return held


def _case_from(received: Draft, today: date) -> Case:
    version = received.version
    assert version is not None  # draft_receipt_is_whole
    organ, refers_to = receiving(version)
    return Case(
        number=public_number.make("C", today, secrets.randbits(public_number.BITS)),
        draft=received,
        version=version,
        item=received.item,
        name=version.name,
        case_type=version.case_type,
        organ=organ,
        refers_to=refers_to,
        person=received.person,
        organisation=received.organisation,
        agent=received.agent,
        answers=received.answers,
        facts=received.facts,
        state=State.SUBMITTED,
    )


def _give_term(case: Case, today: date) -> dict[str, object]:
    """Until when the applicant may answer, as the place has laid down; the law sets no limit."""
    rule = queries.local_rule(LocalKey.CORRECTION, case.organ, today)
    if rule is None or rule.effect is None:
        return {}
    case.answer_by, case.lapses_to = rule.last_day(today, workdays()), rule.effect
    told = {"effect": rule.effect.value, "source": rule.source}
    return {"answer_by_on": case.answer_by.isoformat(), **told}


def _gaps(stored: Iterable[Sequence[str]]) -> list[Gap]:
    return [Gap(*each) for each in stored]
