"""Time that was taken out of the clocks of a case."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.ground.process.states import Ground
from yimen.work.cases.models.case import Case
from yimen.work.cases.models.conditions import none_of, one_of, whole
from yimen.work.cases.models.papers import Document


class Exclusion(models.Model):
    """不计入期限: days that do not count, as long as the notice said; [from_on, until_on)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="exclusions", db_index=False)
    notice = models.OneToOneField(Document, models.PROTECT, related_name="+")
    ground = models.TextField()
    days = models.PositiveSmallIntegerField(help_text="working days, as the notice says")
    from_on = models.DateField()
    until_on = models.DateField(help_text="the day of return, at the latest")
    ended_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index("until_on", "id", name="exclusion_running", condition=Q(ended_on=None))
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="exclusion_ground_known", condition=one_of("ground", Ground)
            ),
            models.CheckConstraint(name="exclusion_has_a_length", condition=Q(days__gt=0)),
            models.CheckConstraint(
                name="exclusion_ends_by_its_notice",
                condition=Q(until_on__gt=F("from_on"))
                & (none_of("ended") | whole("ended") & Q(ended_on__lte=F("until_on"))),
            ),
            models.UniqueConstraint(
                fields=["case"], name="exclusion_is_open_once", condition=Q(ended_on=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground} from {self.from_on} until {self.until_on}"
