"""Time that was taken out of the clocks of a case, and a promise that was not kept."""

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


class Overrun(models.Model):
    """承诺超期说明: why the promised day of a case was not kept, as the public is told."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="overrun")
    due_on = models.DateField(help_text="the last day that was promised")
    reason = models.TextField()
    explained_at = models.DateTimeField()
    explained_on = models.DateField()
    explained_by = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index("explained_on", "id", name="overrun_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="overrun_is_explained_after_the_day",
                condition=whole("explained") & ~Q(reason="") & Q(explained_on__gt=F("due_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} due {self.due_on}"
