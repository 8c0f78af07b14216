"""Setting the time of a demo city, and moving it on; it never goes back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from yimen.base.present.models import CityTime

LOST = timedelta(minutes=1)  # at most so much has gone by since the time was kept last


@transaction.atomic
def move_time(*, to: datetime) -> None:
    """调到: let the city's time stand at `to` from now on; where it is later already, it stays."""
    real = timezone.now()
    held = CityTime.objects.select_for_update().first()
    if held is None:
        CityTime.objects.create(at=to, since=real)
        return
    held.at, held.since = max(held.at + (real - held.since), to), real
    held.save()


@transaction.atomic
def keep_time() -> None:
    """留存时刻: remember how far the time has come, so that it stands still while nothing runs."""
    held = CityTime.objects.select_for_update().first()
    if held is not None:
        real = timezone.now()
        held.at, held.since = held.at + (real - held.since), real
        held.save()


def resume_time() -> None:
    """续时: go on from where the time was kept last, not from how long the machine was away."""
    real = timezone.now()
    CityTime.objects.update(at=F("at") + LOST, since=real)
