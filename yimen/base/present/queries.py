"""What time it is, for everything that acts in law."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from yimen.base.present.models import CityTime


def now() -> datetime:
    """The instant at which an act is done: now, or in a demo city what its time says."""
    real = timezone.now()
    if not settings.DEMO:
        return real
    found = CityTime.objects.values_list("at", "since").first()
    return real if found is None else found[0] + (real - found[1])


def is_demo_city() -> bool:
    """Whether this database is that of a demo, which has a time of its own."""
    return CityTime.objects.exists()


def today() -> date:
    """The local day of `now`."""
    return timezone.localdate(now())
