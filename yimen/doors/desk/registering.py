"""Who stands at the desk, found by their document or registered with it."""

from __future__ import annotations

from typing import Any

from yimen.doors.desk.times import when
from yimen.ground.people import verbs as people
from yimen.ground.people.states import Document


def person(typed: dict[str, Any], *, by: str, before: str = "") -> str:
    """The public number of the person of a document; `before` leads the names of the fields.

    Refused: as `people.verbs.register_person`.
    """
    return people.register_person(
        name=typed[f"{before}name"],
        document=Document(typed[f"{before}document"] or Document.CITIZEN_ID),
        document_number=typed[f"{before}number"],
        by=by,
        **when(),
    ).number


def party(typed: dict[str, Any], *, by: str) -> dict[str, str]:
    """The person or organisation that a form names, as verbs take it.

    Refused: as `people.verbs.register_person` and `register_organisation`.
    """
    if typed["kind"] == "person":
        return {"person": person(typed, by=by)}
    named = {"name": typed["name"], "uscc": typed["number"]}
    return {"organisation": people.register_organisation(**named, by=by, **when()).number}
