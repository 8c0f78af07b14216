"""Conditions that several tables share."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from django.db.models import Q


def one_of(column: str, kinds: Iterable[Enum]) -> Q:
    """A column holds one of these values."""
    return Q(**{f"{column}__in": [kind.value for kind in kinds]})


def none_of(act: str) -> Q:
    """Nothing is said of an act: neither when nor who."""
    return Q(**{f"{act}_at": None, f"{act}_on": None, f"{act}_by": ""})


def whole(act: str) -> Q:
    """Instant, local date and who stand together."""
    there = Q(**{f"{act}_at__isnull": False, f"{act}_on__isnull": False})
    return there & ~Q(**{f"{act}_by": ""})
