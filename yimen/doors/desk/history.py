"""What was done to a subject, as the ledger holds it, for a timeline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from yimen.base.parts.timeline import Event
from yimen.doors.desk.words import Word
from yimen.ground.people import queries as people
from yimen.ground.people.queries.tree import unit_names

if TYPE_CHECKING:
    from yimen.ground.ledger.models import Entry


def events(entries: Iterable[Entry], words: Mapping[str, Word], says: Iterable[str]) -> list[Event]:
    """The timeline of a subject, newest first; `says` are the facts that are told beside the act.

    Who and what is left out of an entry whose body was erased.
    """
    told = [(entry, _body(entry)) for entry in entries]
    names = people.staff_names({str(said["by"]) for _entry, said in told if said.get("by")})
    units = unit_names()
    return [_event(entry, said, words, list(says), names, units) for entry, said in reversed(told)]


def _body(entry: Entry) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(entry.body) if entry.body else {}
    return read


def _event(
    entry: Entry,
    said: Mapping[str, Any],
    words: Mapping[str, Word],
    says: list[str],
    names: Mapping[str, str],
    units: Mapping[str, str],
) -> Event:
    by = str(said.get("by") or "")
    who = [units.get(entry.unit, entry.unit), f"{names[by]} {by}" if by in names else by]
    return Event(
        at=entry.at,
        what=str(words.get(entry.act, entry.act)),
        who=" · ".join(part for part in who if part),
        text=_("；").join(str(said[key]) for key in says if said.get(key)),
    )
