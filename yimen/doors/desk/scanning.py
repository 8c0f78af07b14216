"""Pages scanned or photographed at the window, kept with the material that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import Form
from django.http import HttpRequest

from yimen.base.files.rules import LARGEST, MOST_FILES
from yimen.base.files.store import Stored, keep, keep_list, listed
from yimen.base.pages.answers import said
from yimen.doors.desk.forms.sheets import ANEW, FILES
from yimen.kernel.errors import Refused

SCANS = "desk_scans"  # in the session: number of a case -> material -> hash of its list


def scanned(
    request: HttpRequest, form: Form, keys: Iterable[str], there: Mapping[str, str]
) -> dict[str, str]:
    """The hash of the list of files of each material that has some, those there before included.

    A file that is not taken is told in the form, and the others are kept.
    """
    found: dict[str, str] = {}
    for key in keys:
        before = [] if ANEW + key in request.POST else listed(there.get(key, ""))
        fresh = _kept(request, form, key)
        files = list({each.sha256: each for each in [*before, *fresh]}.values())
        if files:
            found[key] = keep_list(files)
    return found


def taken_in(request: HttpRequest, form: Form, keys: Iterable[str], number: str) -> dict[str, str]:
    """What was scanned for a case now and before: a refusal takes no scan away."""
    kept = scanned(request, form, keys, _before(request, number))
    request.session[SCANS] = {number: kept}
    return kept


def names_taken(request: HttpRequest, number: str) -> list[str]:
    """The files that were scanned for a case and did not go in yet."""
    return [file.name for sha256 in _before(request, number).values() for file in listed(sha256)]


def gone_in(request: HttpRequest) -> None:
    """The act is done, and what was scanned for it is with the case."""
    request.session.pop(SCANS, None)


def _before(request: HttpRequest, number: str) -> dict[str, str]:
    held: dict[str, Any] = request.session.get(SCANS, {})
    return dict(held.get(number, {}))


def _kept(request: HttpRequest, form: Form, key: str) -> list[Stored]:
    taken = []
    for file in request.FILES.getlist(FILES + key)[:MOST_FILES]:
        try:
            taken.append(keep(file.name or "", file.read(LARGEST + 1)))
        except Refused as refused:
            form.add_error(None, said(refused))
    return taken
