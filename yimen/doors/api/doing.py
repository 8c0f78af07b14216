"""One act on a case over the API: who may do it, the verb, the case as it stands afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from yimen.doors.api.acting import Done, act, moment
from yimen.doors.api.showing import case_shape
from yimen.doors.api.who import caller
from yimen.work.cases import queries, verbs
from yimen.work.cases.states import Act

if TYPE_CHECKING:
    from yimen.work.cases.models import Case

Asked = Callable[[Any], str]  # the viewer -> the unit for which it is done
Shown = Callable[[Any], BaseModel]  # what the verb gave -> what is answered


def do(
    request: HttpRequest,
    number: str,
    kind: Act,
    verb: Callable[..., object],
    given: dict[str, Any],
    *,
    asked: Asked | None = None,
    shown: Shown | None = None,
) -> HttpResponse:
    """One act by somebody who may do it; the case as it stands afterwards, or what the act made."""
    viewer = caller(request).viewer

    def once() -> Done:
        unit = asked(viewer) if asked else queries.may_act(number, kind, viewer=viewer)
        made = verb(case=number, by=viewer.by, unit=unit, **given, **moment())
        case: Case = queries.case_of(number, viewer=viewer)
        return Done(shown(made) if shown else case_shape(case), queries.mark(case))

    return act(request, once, expect=lambda mark: verbs.expect(case=number, mark=mark))
