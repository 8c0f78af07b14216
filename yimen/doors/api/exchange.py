"""A case as other platforms are told of it."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Query, Router

from yimen.base.present import queries as present
from yimen.doors.api.acting import shown
from yimen.doors.api.shapes.exchange import ExchangeShape
from yimen.doors.api.shapes.given import Number
from yimen.doors.api.who import STAFF, caller
from yimen.work.cases.queries.exchange import exchange_seen
from yimen.work.cases.rules.exchange import Sending

router = Router(tags=["cases"], auth=STAFF)
Platform = Annotated[str, Query(max_length=3, pattern=r"^[0-9A-Za-z]*$")]


@router.get("/{number}/exchange", response=ExchangeShape, summary="A case for other platforms")
def exchange(request: HttpRequest, number: Number, source: Platform = "") -> HttpResponse:
    """The data sets of GB/T 39046, the rows of the national exchange, and its states in order.

    For staff who may see the case; identity numbers are masked. `source` is the code of the sending
    platform. What is missing or too long is told in `faults`, and nothing is cut.
    """
    found = exchange_seen(
        number,
        viewer=caller(request).viewer,
        sending=Sending(localtime(present.now()), source),
        today=present.today(),
    )
    return shown(ExchangeShape.of(found))
