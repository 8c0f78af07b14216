"""The phrases that an officer finds at hand."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from yimen.ground.process.models import Phrase


def phrases(*, owner: str, units: Collection[str] = ()) -> list[Phrase]:
    """常用意见 of a person, then those of some units, each in the order in which they were kept."""
    found = Phrase.objects.filter(Q(owner=owner, unit="") | Q(owner="", unit__in=units))
    return sorted(found, key=lambda phrase: (phrase.unit != "", phrase.kept_at, phrase.pk))
