"""How a decision was sent to the applicant, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.work.cases.models.case import Case
from yimen.work.cases.models.conditions import none_of, one_of, whole
from yimen.work.cases.states import Sent, Way


class Sending(models.Model):
    """送达的一次寄发: by courier or electronically; a failed one is followed by another."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sendings")
    way = models.TextField()
    target = models.TextField(help_text="the address, or the system that the receiver named")
    named = models.TextField(blank=True, help_text="where the receiver named that system")
    waybill = models.TextField(blank=True)
    state = models.TextField()
    sent_at = models.DateTimeField()
    sent_on = models.DateField()
    sent_by = models.TextField()
    entered_at = models.DateTimeField(null=True, help_text="when it entered the named system")
    ended_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.TextField(blank=True)
    reason = models.TextField(blank=True, help_text="why it did not reach the applicant")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], name="sending_one_on_its_way", condition=Q(state=Sent.ON_ITS_WAY)
            ),
            models.CheckConstraint(name="sending_state_known", condition=one_of("state", Sent)),
            models.CheckConstraint(
                name="sending_is_whole", condition=whole("sent") & ~Q(target="")
            ),
            models.CheckConstraint(
                name="sending_by_courier_has_a_waybill_electronic_a_named_system",
                condition=Q(way=Way.COURIER) & ~Q(waybill="")
                | Q(way=Way.ELECTRONIC) & ~Q(named=""),
            ),
            models.CheckConstraint(
                name="sending_entered_a_system_electronically",
                condition=Q(entered_at=None) | Q(way=Way.ELECTRONIC, state=Sent.RECEIVED),
            ),
            models.CheckConstraint(
                name="sending_ended_is_whole",
                condition=none_of("ended") & Q(state=Sent.ON_ITS_WAY)
                | whole("ended") & ~Q(state=Sent.ON_ITS_WAY),
            ),
            models.CheckConstraint(
                name="sending_failed_says_why",
                condition=~Q(state=Sent.FAILED) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.state}"
