"""Phrases for opinions, kept for oneself or for a unit. No acts in law, so no entries."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yimen.ground.process import rules
from yimen.ground.process.models import Phrase


@transaction.atomic
def keep_phrase(*, text: str, by: str, now: datetime, unit: str = "") -> Phrase:
    """添加常用意见: for oneself, or for everybody of `unit`. Raises PhraseThere."""
    kept, fresh = Phrase.objects.get_or_create(
        owner="" if unit else by,
        unit=unit,
        text=text.strip(),
        defaults={"kept_at": now, "kept_by": by},
    )
    if not fresh:
        raise rules.PhraseThere(text=kept.text[:50])
    return kept


@transaction.atomic
def drop_phrase(*, phrase: int) -> None:
    """删除常用意见; one that is gone already is gone."""
    Phrase.objects.filter(pk=phrase).delete()
