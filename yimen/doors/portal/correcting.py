"""提交补正: each gap of the notice is filled one by one, and everything goes in together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.base.files.rules import LARGEST
from yimen.base.files.store import Stored, keep_list, listed
from yimen.base.forms.filling import Filled, form_of
from yimen.base.forms.reading import Sheet, sheet
from yimen.base.forms.typed import answers_of, row_of
from yimen.base.pages.answers import put_into
from yimen.base.present import queries as present
from yimen.doors.portal.handing import Paper, Sent, added, arrived, files_field, sent_with
from yimen.doors.portal.parties import account_viewer, persons
from yimen.doors.portal.progress import Progress, progress
from yimen.doors.portal.typed import keeps_typed, waiting
from yimen.kernel.errors import Refused
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import ANSWERS
from yimen.work.cases.states import Act, DocumentKind
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way

KEPT = "portal_corrections"  # in the session: number of a case -> material -> hash of its list


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
        wrong = _change(request, found, request.POST["material"])
        if not any(wrong.values()):
            return redirect("portal:correct", number)
    elif _is_sent(request) and form.is_valid():
        try:
            _resubmit(request, found)
        except Refused as refused:
            put_into(form, refused)
        else:
            return redirect("portal:case", number)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong or form.errors else HTTPStatus.OK
    facts = {"progress": found, "form": form, "gaps": gaps(request, found, wrong)}
    return render(
        request, "portal/follow/correct.html", {**facts, "largest": LARGEST}, status=status
    )


def gaps(request: HttpRequest, found: Progress, wrong: dict[str, str]) -> list[Gap]:
    """Each material that is asked for, by its name; `wrong` says what is wrong with its files."""
    kept = request.session.get(KEPT, {}).get(found.view.case.number, {})
    names = queries.material_names(found.view.case)
    texts: dict[str, list[str]] = {}
    for key, text in _asked(found):
        if key != ANSWERS:
            texts.setdefault(key, []).append(text)
    return [
        Gap(
            Paper(
                key=key,
                name=names.get(key, key),
                files=listed(kept.get(key, "")),
                field=files_field(key),
                wrong=wrong.get(key, ""),
            ),
            said,
        )
        for key, said in texts.items()
    ]


def _take(request: HttpRequest, number: str, key: str, files: list[Stored]) -> None:
    """Remember the files of a material until the correction goes in."""
    everything = request.session.get(KEPT, {})
    kept = {one: of for one, of in everything.get(number, {}).items() if one != key}
    if files:
        kept[key] = keep_list(files)
    request.session[KEPT] = {**everything, number: kept}


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
    return sheet(queries.form(found.view.case) if asked else "")


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
    key = request.GET.get("material", "")
    paper = _paper(request, found, key)
    if paper is None:
        raise Http404

    def add(one: Sent) -> Paper:
        files, wrong = added(paper.files, [one])
        _take(request, number, key, files)
        return replace(paper, files=files, wrong=wrong)

    return arrived(request, f"case {number} {key}", paper, add)


def _paper(request: HttpRequest, found: Progress, key: str) -> Paper | None:
    if not found.asked:
        return None
    return next((e.paper for e in gaps(request, found, {}) if e.paper.key == key), None)


def _change(request: HttpRequest, found: Progress, key: str) -> dict[str, str]:
    """Add files to a material or take one back; what is wrong with those that are not taken."""
    paper = _paper(request, found, key)
    if paper is None:
        return {key: _("这份材料不在补正要求里。")}
    files, wrong = [each for each in paper.files if each.sha256 != request.POST.get("take")], ""
    if "take" not in request.POST:
        files, wrong = added(paper.files, sent_with(request))
    _take(request, found.view.case.number, key, files)
    return {key: wrong} if wrong else {}


def _resubmit(request: HttpRequest, found: Progress) -> None:
    case, form = found.view.case, _sheet(found)
    kept = request.session.get(KEPT, {}).get(case.number, {})
    verbs.resubmit(
        case=case.number,
        materials=[Held(key, Way.UPLOAD, sha256=sha256) for key, sha256 in kept.items()],
        answers=_answers(form, request.POST) if form.questions else None,
        by=account_viewer(request).by,
        now=present.now(),
        today=present.today(),
    )
    left = {one: of for one, of in request.session.get(KEPT, {}).items() if one != case.number}
    request.session[KEPT] = left
