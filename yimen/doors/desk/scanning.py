"""Pages scanned or photographed at the window, kept with the material that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.forms import Form
from django.http import HttpRequest

from yimen.base.files.store import Stored, keep, keep_list, listed
from yimen.base.pages.answers import said
from yimen.doors.desk.forms.sheets import ANEW, FILES
from yimen.kernel.errors import Refused

MOST_FILES = 20  # of a material at once


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


def _kept(request: HttpRequest, form: Form, key: str) -> list[Stored]:
    taken = []
    for file in request.FILES.getlist(FILES + key)[:MOST_FILES]:
        try:
            taken.append(keep(file.name or "", file.read()))
        except Refused as refused:
            form.add_error(None, said(refused))
    return taken
