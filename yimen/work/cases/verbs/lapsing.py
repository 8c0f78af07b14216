"""What the applicant did not do in time, and what was put right at the window at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import date, datetime

from django.db import transaction

from yimen.work.cases import queries, rules
from yimen.work.cases.models import Case, Document
from yimen.work.cases.rules import Gap
from yimen.work.cases.states import Act, DocumentKind, Effect, Ground
from yimen.work.cases.verbs.documents import issue
from yimen.work.cases.verbs.locked import lock, move, note, workdays
from yimen.work.intake.rules import check_answers, digest


@transaction.atomic
def lapse(*, case: str, by: str, now: datetime, today: date, unit: str = "") -> Case:
    """逾期未补正: the term of a local rule has passed without the correction.

    The application counts as withdrawn or is refused acceptance, whichever the notice said.
    Refused: `UnknownCase`, `WrongState`, `TermStillRuns`. 安阳市政务服务条例 Art. 36;
    滨州市工程建设项目并联审批管理规定 Art. 10.
    """
    held = lock(case)
    act = Act.LAPSE_REJECTED if held.lapses_to == Effect.REJECTED else Act.LAPSE
    move(held, act)
    last = rules.check_lapsed(held.answer_by, today)
    reason = rules.uncorrected(last)
    if act is Act.LAPSE:
        held.withdrawn_at, held.withdrawn_on, held.withdrawn_by = now, today, by
        told = queries.source_told(held, DocumentKind.CORRECTION)
        paper, content = DocumentKind.LAPSE, {"reason": reason, "source": told}
    else:
        held.declined_at, held.declined_on, held.declined_by = now, today, by
        held.decline_ground, held.decline_reason = Ground.NOT_CORRECTED, reason
        paper = DocumentKind.REJECTION
        content = {"ground": Ground.NOT_CORRECTED.value, "reason": reason}
    held.save()
    document = issue(held, paper, content, by=by, now=now, today=today)
    body = {"document": document.number, "answer_by": last.isoformat(), **content}
    note(held, f"cases.{act.value}", by=by, now=now, unit=unit, body=body)
    return held


@transaction.atomic
def correct_on_spot(
    *,
    case: str,
    corrected: Sequence[Gap],
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    answers: Mapping[str, object] | None = None,
) -> Document:
    """当场更正: errors that can be put right at once are, by the applicant, and it is recorded.

    `corrected` says what was wrong in which material or in the form; `answers` replace the form.
    Refused: `UnknownCase`, `WrongState`, `AnswerTooLate`, `NothingCorrected`, `NotOfItem`,
    `ReasonMissing`, `intake.incomplete`. 行政许可法 Art. 32(3).
    """
    held = lock(case)
    move(held, Act.CORRECT_ON_SPOT)
    rules.check_answer_in_time(held.counts_from, today, workdays())
    if not corrected:
        raise rules.NothingCorrected
    rules.check_gaps(corrected, queries.material_names(held))
    if answers is not None:
        check_answers(queries.form(held), answers)
        held.answers = dict(answers)
        held.save(update_fields=["answers"])
    content = {"corrected": [astuple(each) for each in corrected]}
    document = issue(held, DocumentKind.ON_SPOT, content, by=by, now=now, today=today)
    body = {"document": document.number, **content, "sha256": digest(held.answers, held.facts)}
    note(held, "cases.correct_on_spot", by=by, now=now, unit=unit, body=body)
    return document
