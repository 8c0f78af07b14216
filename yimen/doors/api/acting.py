"""An act over the API: once under its key, on what was looked at, with the mark that it led to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from yimen.base.gate import rules
from yimen.base.gate import verbs as gate
from yimen.base.gate.verbs import Kept
from yimen.base.postgres.whole import whole
from yimen.base.present import queries as present
from yimen.doors.api.who import caller


@dataclass(frozen=True, slots=True)
class Done:
    """What an act answers: the shape, the mark of what was acted on, and where it now stands."""

    shape: BaseModel
    mark: str
    status: int = 200


def moment() -> dict[str, Any]:
    """`now` and `today` of an act, as verbs take them."""
    now: datetime = present.now()
    today: date = present.today()
    return {"now": now, "today": today}


def act(
    request: HttpRequest, do: Callable[[], Done], *, expect: Callable[[str], None] | None = None
) -> HttpResponse:
    """Do it in one transaction with its key and its answer; a retry gets the same answer again.

    `expect` holds a mark that If-Match names against what stands now. An act that is refused
    leaves nothing behind, and its key free. That a key was used is found out at the end, or where
    the act is refused because it was done already: so the first try, which is nearly every one,
    asks nothing beforehand.
    """
    who, key = caller(request).account, rules.key(request.headers.get("Idempotency-Key", ""))
    whose = request.headers.get("On-Behalf-Of", "")
    address = f"{whose} {request.get_full_path()}" if whose else request.get_full_path()
    same = rules.fingerprint(str(request.method), address, request.body)
    now = present.now()
    try:
        with whole():
            seen = request.headers.get("If-Match", "").strip()
            if expect is not None and seen and seen != "*":
                expect(seen.removeprefix("W/").strip('"'))
            done = do()
            answer = Kept(done.status, done.mark, done.shape.model_dump_json())
            gate.keep_answer(who=who, key=key, fingerprint=same, answer=answer, now=now)
    except Exception:
        kept = gate.kept_answer(who=who, key=key, fingerprint=same, now=now)
        if kept is None:
            raise
        return _answer(kept, replayed=True)
    return _answer(answer, replayed=False)


def shown(shape: BaseModel, mark: str = "") -> HttpResponse:
    """The answer to a question, with the mark of what was asked about."""
    return _answer(Kept(200, mark, shape.model_dump_json()), replayed=False)


def _answer(kept: Kept, *, replayed: bool) -> HttpResponse:
    response = HttpResponse(kept.body, content_type="application/json", status=kept.status)
    if kept.mark:
        response["ETag"] = f'"{kept.mark}"'
    if replayed:
        response["Idempotency-Replayed"] = "true"
    response["Cache-Control"] = "no-store"
    return response
