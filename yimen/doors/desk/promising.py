"""The acts about what an applicant promised (容缺承诺、告知承诺)."""

from __future__ import annotations

from typing import Any

from django import forms

from yimen.doors.desk.course_words import COURSE_ACTS
from yimen.doors.desk.deed import Deed, Doing, may_do, plain
from yimen.doors.desk.forms import promises as asked
from yimen.ground.people.rules import Viewer
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.states import Act


def _handing(found: CaseView, data: Any, keys: list[str]) -> forms.Form:
    names = cases.material_names(found.case)
    return asked.Handing(data, materials={key: names[key] for key in keys})


def _supplement(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # every form is made alike
    promise = cases.gaps_of(found.case)
    return _handing(found, data, promise.materials if promise else [])


def _taking_back(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    pledge = cases.pledge_of(found.case)
    return _handing(found, data, pledge.materials if pledge else [])


def _check(doing: Doing) -> object:
    typed = {**doing.typed, "days": doing.typed["days"] or 0}
    return verbs.check_pledge(**typed, **doing.who)


PROMISES: dict[str, Deed] = {
    "supplement": Deed(
        COURSE_ACTS[Act.SUPPLEMENT],
        may_do(Act.SUPPLEMENT),
        _supplement,
        lambda d: verbs.supplement(materials=d.form.papers(), **d.who),
    ),
    "withdraw-pledge": Deed(
        COURSE_ACTS[Act.WITHDRAW_PLEDGE],
        may_do(Act.WITHDRAW_PLEDGE),
        _taking_back,
        lambda d: verbs.withdraw_pledge(materials=d.form.papers(), **d.who),
    ),
    "check-pledge": Deed(
        COURSE_ACTS[Act.CHECK_PLEDGE], may_do(Act.CHECK_PLEDGE), plain(asked.Checking), _check
    ),
    "repair-pledge": Deed(
        COURSE_ACTS[Act.REPAIR_PLEDGE],
        may_do(Act.REPAIR_PLEDGE),
        plain(asked.Repairing),
        lambda d: verbs.repair_pledge(**d.typed, **d.who),
    ),
}
