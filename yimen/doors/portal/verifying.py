"""The page that checks a receipt in the reader's own browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.base.pages.access import anyone
from yimen.ground.ledger import signing
from yimen.kernel.errors import Trouble


@anyone
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """核验存证回执: nothing leaves the browser; once open, the page needs no network."""
    try:
        key = str(signing.verifier())
    except Trouble:  # nothing has been sealed yet, so there is no key
        key = ""
    return render(request, "portal/verify.html", {"key": key})
