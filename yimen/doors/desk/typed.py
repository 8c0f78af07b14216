"""What was typed when a session had ended waits in the next one, for the same officer only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest

TYPED = "desk_typed"
LEFT_OUT = frozenset({"csrfmiddlewaretoken", "password", "code"})
MOST = 200_000  # characters: a long opinion, not a flood


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was sent too late: where to, by whom, and what stood in it."""

    path: str
    by: str
    fields: tuple[tuple[str, str], ...]


def keep(request: HttpRequest) -> None:
    """Put the fields of a form sent without a session aside; too much is left in the browser."""
    fields = [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in LEFT_OUT
        for value in values
    ]
    if sum(len(value) for _, value in fields) <= MOST:
        by = request.POST.get("by", "")
        path = request.get_full_path()
        request.session[TYPED] = {"path": path, "by": by, "fields": fields}
        request.session.set_expiry(15 * 60)


def waiting(request: HttpRequest, *, by: str) -> Typed | None:
    """What waits for this officer; what another one typed is thrown away unseen."""
    found = cast("dict[str, Any] | None", request.session.get(TYPED))
    if found is None:
        return None
    if found["by"] != by:
        del request.session[TYPED]
        return None
    fields = tuple((str(name), str(value)) for name, value in found["fields"])
    return Typed(found["path"], found["by"], fields)


def forget(request: HttpRequest) -> None:
    """It was sent, or is not wanted any more."""
    request.session.pop(TYPED, None)
