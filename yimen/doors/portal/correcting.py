"""提交补正: each gap of the notice is filled one by one, and everything goes in together."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.base.files.rules import LARGEST
from yimen.base.forms.filling import Filled, form_of
from yimen.base.forms.reading import Sheet, sheet
from yimen.base.forms.typed import answers_of, row_of
from yimen.base.language import english
from yimen.base.pages.answers import put_into
from yimen.base.present import queries as present
from yimen.doors.portal.bringing import Asked, changed, come
from yimen.doors.portal.handing import Paper
from yimen.doors.portal.parties import account_viewer, persons
from yimen.doors.portal.progress import Progress, progress
from yimen.doors.portal.typed import keeps_typed, waiting
from yimen.kernel.errors import Refused
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import ANSWERS
from yimen.work.cases.states import Act, DocumentKind


@dataclass(frozen=True, slots=True)
class Gap:
    """A material that the notice asks for again, with what it lacks."""

    paper: Paper
    texts: list[str]


@keeps_typed
@persons
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """提交补正: what is asked, a place for each file of it, the form where it is asked again."""
    viewer = account_viewer(request)
    queries.may_act(number, Act.RESUBMIT, viewer=viewer)
    found = progress(number, viewer=viewer, today=present.today())
    if not found.asked:
        return redirect("portal:case", number)
    wrong: dict[str, str] = {}
    form = _form(request, found)
    if "material" in request.POST:
        wrong = changed(request, _wanted(found))
        if not wrong:
            return redirect("portal:correct", number)
    elif _is_sent(request) and form.is_valid():
        try:
            _resubmit(request, found)
        except Refused as refused:
            put_into(form, refused)
        else:
            return redirect("portal:case", number)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong or form.errors else HTTPStatus.OK
    facts = {"progress": found, "form": form, "gaps": gaps(found, wrong)}
    return render(
        request, "portal/follow/correct.html", {**facts, "largest": LARGEST}, status=status
    )


def gaps(found: Progress, wrong: dict[str, str]) -> list[Gap]:
    """Each material that is asked for, by its name; `wrong` says what is wrong with its files."""
    texts: dict[str, list[str]] = {}
    for key, text in _asked(found):
        texts.setdefault(key, []).append(text)
    return [Gap(paper, texts[paper.key]) for paper in _wanted(found).papers(wrong)]


def _wanted(found: Progress) -> Asked:
    """The materials that the notice asks for."""
    case = found.view.case
    names = queries.material_names(case, english=english())
    wanted = {key: names.get(key, key) for key, _text in _asked(found) if key != ANSWERS}
    return Asked(case.number, Act.RESUBMIT, wanted)


def _asked(found: Progress) -> list[tuple[str, str]]:
    """What the notice asks for: keys of materials, and what each lacks."""
    notice = next(one for one in found.view.documents if one.kind == DocumentKind.CORRECTION)
    return [(key, text) for key, text in notice.content["gaps"]]


def _is_sent(request: HttpRequest) -> bool:
    """Whether the correction is to go in, and not only to get or lose a row."""
    return request.method == "POST" and not {"add", "remove"} & request.POST.keys()


def _sheet(found: Progress) -> Sheet:
    """The item's form where the notice asks for it again, else one without questions."""
    asked = ANSWERS in {key for key, _text in _asked(found)}
    return sheet(queries.form(found.view.case, english=english()) if asked else "")


def _answers(form: Sheet, typed: QueryDict) -> dict[str, object]:
    gone = row_of(typed.get("remove", ""))
    return form.kept(answers_of(form, typed.dict(), without=gone))


def _form(request: HttpRequest, found: Progress) -> Filled:
    form, typed = _sheet(found), waiting(request)
    if request.method == "POST" and "material" not in request.POST:
        typed = request.POST
    answers = found.view.case.answers if typed is None else _answers(form, typed)
    bound = request.POST if _is_sent(request) and "material" not in request.POST else None
    return form_of(form, answers, bound, added=request.POST.get("add", ""))


@persons
@never_cache
@require_http_methods(["HEAD", "PATCH"])
def arrive(request: HttpRequest, number: str) -> HttpResponse:
    """A file of a material that is asked for again, piece by piece; the last piece adds it."""
    viewer = account_viewer(request)
    queries.may_act(number, Act.RESUBMIT, viewer=viewer)
    found = progress(number, viewer=viewer, today=present.today())
    if not found.asked:
        raise Http404
    return come(request, _wanted(found))


def _resubmit(request: HttpRequest, found: Progress) -> None:
    case, form = found.view.case, _sheet(found)
    verbs.resubmit(
        case=case.number,
        materials=_wanted(found).brought(),
        answers=_answers(form, request.POST) if form.questions else None,
        by=account_viewer(request).by,
        now=present.now(),
        today=present.today(),
    )
    _wanted(found).clear()
