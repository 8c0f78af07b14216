"""What was typed when a session had ended waits in the next one, for the same officer only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest

from yimen.base.pages import resending

TYPED = "desk_typed"


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was sent too late: where to, by whom, and what stood in it."""

    path: str
    by: str
    fields: resending.Fields


def keep(request: HttpRequest) -> None:
    """Put the fields of a form sent without a session aside; too much is left in the browser."""
    fields = resending.typed_in(request.POST)
    if fields is not None:
        by, path = request.POST.get("by", ""), request.get_full_path()
        request.session[TYPED] = {"path": path, "by": by, "fields": resending.seal(fields)}
        request.session.set_expiry(15 * 60)


def waiting(request: HttpRequest, *, by: str) -> Typed | None:
    """What waits for this officer; what another one typed is thrown away unseen."""
    found = cast("dict[str, Any] | None", request.session.get(TYPED))
    if found is None:
        return None
    if found["by"] != by:
        del request.session[TYPED]
        return None
    return Typed(found["path"], found["by"], resending.unseal(found["fields"]))


def forget(request: HttpRequest) -> None:
    """It was sent, or is not wanted any more."""
    request.session.pop(TYPED, None)
