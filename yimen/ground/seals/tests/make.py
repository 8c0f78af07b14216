"""Seals and letters, made by the verbs."""

from __future__ import annotations

from datetime import date
from typing import Any

from yimen.base.documents.rendering import render
from yimen.base.documents.tests.make import LETTER
from yimen.ground.people.queries import units_by_key
from yimen.ground.people.tests import make as people
from yimen.ground.seals import verbs
from yimen.ground.seals.models import Impression, Seal, SealLetter
from yimen.kernel.ref import Ref

NUMBER, LETTER_NUMBER, ITEM = "9901000000001", "用印授权〔2026〕1号", "food"
FROM, UNTIL = date(2026, 1, 1), date(2026, 12, 31)
DAY = date(2026, 3, 2)
BY: dict[str, Any] = {"by": "manager", "now": people.NOW}


def seal(number: str = NUMBER, organ: str = "bureau") -> Seal:
    for key in (organ, "hall"):
        if key not in units_by_key():
            people.unit(key)
    return verbs.register_seal(
        number=number, name="行政审批专用章", organ=organ, window="hall", **BY
    )


def letter(number: str = LETTER_NUMBER, **other: Any) -> SealLetter:
    given = {
        "seal": NUMBER,
        "items": [ITEM],
        "signed_by": "局长",
        "valid_from": FROM,
        "valid_to": UNTIL,
    }
    return verbs.authorise_seal(letter=number, **{**given, **BY, **other})


def affixed(document: str = "某局受〔2026〕1号", **other: Any) -> Impression:
    """A document sealed under the letter."""
    given: dict[str, Any] = {
        "letter": LETTER_NUMBER,
        "pdf": render("letter", LETTER, dated=DAY),
        "about": Ref("document", document),
        "document": document,
        "title": "受理通知书",
        "item": ITEM,
        "issued_on": DAY,
    }
    return verbs.affix(**{**given, **BY, **other})
