"""The acts of a hearing (听证), from the telling of the right to the signed minutes."""

from __future__ import annotations

from typing import Any

from django import forms

from yimen.doors.desk.course_words import COURSE_ACTS
from yimen.doors.desk.deed import Deed, Doing, may_do
from yimen.doors.desk.forms import hearing as asked
from yimen.ground.people.rules import Viewer
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.queries.courses import courses_of
from yimen.work.cases.queries.joint import chairs
from yimen.work.cases.states import Act


def _telling(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # every form is made alike
    party = found.case.person or found.case.organisation
    form = asked.Telling(data)
    form.fields["parties"].initial = party.name if party else ""
    return form


def _parties(found: CaseView) -> list[str]:
    return [each.name for each in courses_of(found.case).parties]


def _answering(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    return asked.Answering(data, parties=_parties(found))


def _noticing(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    free = [(one.number, f"{one.name} {one.number}") for one in chairs(found.case)]
    return asked.Noticing(data, chairs=free)


def _challenging(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    return asked.Challenging(data, parties=_parties(found))


def _judging(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    waiting = courses_of(found.case).challenged
    return asked.Judging(
        data, challenged=[(each.name, f"{each.name}：{each.challenge}") for each in waiting]
    )


def _holding(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    return asked.Holding(data, parties=_parties(found))


def _signing(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    attended = [each.name for each in courses_of(found.case).parties if each.attended]
    return asked.Signing(data, attended=attended)


def _sign(doing: Doing) -> object:
    return verbs.sign_minutes(signatures=doing.form.signatures(), **doing.who)


HEARING: dict[str, Deed] = {
    "tell-hearing": Deed(
        COURSE_ACTS[Act.TELL_HEARING],
        may_do(Act.TELL_HEARING),
        _telling,
        lambda d: verbs.tell_hearing(**d.typed, **d.who),
    ),
    "answer-hearing": Deed(
        COURSE_ACTS[Act.ANSWER_HEARING],
        may_do(Act.ANSWER_HEARING),
        _answering,
        lambda d: verbs.answer_hearing(**d.typed, **d.who),
    ),
    "notice-hearing": Deed(
        COURSE_ACTS[Act.NOTICE_HEARING],
        may_do(Act.NOTICE_HEARING),
        _noticing,
        lambda d: verbs.notice_hearing(**d.typed, **d.who),
    ),
    "challenge-chair": Deed(
        COURSE_ACTS[Act.CHALLENGE_CHAIR],
        may_do(Act.CHALLENGE_CHAIR),
        _challenging,
        lambda d: verbs.challenge_chair(**d.typed, **d.who),
    ),
    "judge-challenge": Deed(
        COURSE_ACTS[Act.JUDGE_CHALLENGE],
        may_do(Act.JUDGE_CHALLENGE),
        _judging,
        lambda d: verbs.judge_challenge(**d.typed, **d.who),
    ),
    "hold-hearing": Deed(
        COURSE_ACTS[Act.HOLD_HEARING],
        may_do(Act.HOLD_HEARING),
        _holding,
        lambda d: verbs.hold_hearing(**d.typed, **d.who),
    ),
    "sign-minutes": Deed(COURSE_ACTS[Act.SIGN_MINUTES], may_do(Act.SIGN_MINUTES), _signing, _sign),
}
