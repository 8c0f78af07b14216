"""One row at most: where the time of a demo city stands."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class CityTime(models.Model):
    """演示时间: the city's time was `at` when that of the machine was `since`, and goes on."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    at = models.DateTimeField()
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="city_time_is_one", condition=models.Q(id=1)),
        ]

    def __str__(self) -> str:
        return f"{self.at} since {self.since}"
