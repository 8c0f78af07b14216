"""Two small tables of the API: answers kept for a repetition, and buckets of calls."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.kernel import ids


class Answer(models.Model):
    """留存应答: what was answered to an act under a key; status 0 while the act is being done."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    who = models.TextField(help_text="the account")
    key = models.TextField()
    fingerprint = models.BinaryField()
    status = models.PositiveSmallIntegerField(default=0)
    mark = models.TextField(blank=True, help_text="the ETag answered")
    body = models.TextField(blank=True)
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="answer_of_a_key_once", fields=["who", "key"]),
            models.CheckConstraint(
                name="answer_status_known",
                condition=Q(status=0, body="", mark="") | Q(status__gte=200, status__lt=300),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kept_at"], name="answer_kept")]

    def __str__(self) -> str:
        return f"{self.who} {self.key}"


class Bucket(models.Model):
    """限流桶: the calls that a token or address has left. Unlogged: a crash may fill it anew."""

    name = models.TextField(primary_key=True)
    calls_left = models.FloatField()
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.calls_left}"
