"""What follows a licence: what is asked of it, and the hearing of its holder before it ends."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.work.cases.models.case import Case
from yimen.work.cases.models.conditions import none_of, one_of, whole
from yimen.work.cases.models.papers import Document
from yimen.work.cases.states import EndGround, EndingState, RequestKind

UNDER_WAY = [EndingState.TOLD, EndingState.ANSWERED]


class LicenceRequest(models.Model):
    """对已有许可的申请: the licence that an application asks to change, renew or pass on."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="licence_request")
    certificate = models.ForeignKey("certificates.Certificate", models.PROTECT, related_name="+")
    kind = models.TextField()
    asked_on = models.DateField()
    expires_on = models.DateField(null=True, help_text="the licence's last day when it was asked")
    tied_at = models.DateTimeField()
    tied_on = models.DateField()
    tied_by = models.TextField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "expires_on", "id", name="request_renewal", condition=Q(kind=RequestKind.RENEWAL)
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="licence_request_kind_known", condition=one_of("kind", RequestKind)
            ),
            models.CheckConstraint(
                name="licence_request_renews_what_ends",
                condition=~Q(kind=RequestKind.RENEWAL) | Q(expires_on__isnull=False),
            ),
            models.CheckConstraint(name="licence_request_says_who", condition=whole("tied")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.certificate_id}"


class CancellationAsked(models.Model):
    """申请注销: the holder asks that the licence of a case be struck off; open until it ended."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="cancellations", db_index=False)
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_on = models.DateField()
    asked_by = models.TextField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], name="cancellation_asked_once", condition=Q(ended_on=None)
            ),
            models.CheckConstraint(
                name="cancellation_says_why", condition=whole("asked") & ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.asked_on}"


class EndingHeard(models.Model):
    """听取被许可人意见: the holder is told on which ground a licence is to end, and may answer."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="endings")
    ground = models.TextField()
    reasons = models.TextField()
    state = models.TextField()
    notice = models.OneToOneField(Document, models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    told_on = models.DateField()
    told_by = models.TextField()
    answer_by = models.DateField(help_text="the last day for an answer")
    answered_at = models.DateTimeField(null=True)
    answered_on = models.DateField(null=True)
    answered_by = models.TextField(blank=True)
    answer = models.TextField(blank=True, help_text="what the holder said; empty = waived")
    ended_on = models.DateField(null=True, help_text="decided, or dropped")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                name="ending_heard_one_at_a_time",
                condition=Q(state__in=UNDER_WAY),
            ),
            models.CheckConstraint(
                name="ending_heard_state_known", condition=one_of("state", EndingState)
            ),
            models.CheckConstraint(
                name="ending_heard_ground_known", condition=one_of("ground", EndGround)
            ),
            models.CheckConstraint(
                name="ending_heard_says_why", condition=whole("told") & ~Q(reasons="")
            ),
            models.CheckConstraint(
                name="ending_heard_over_says_when",
                condition=Q(ended_on=None, state__in=UNDER_WAY)
                | Q(ended_on__isnull=False) & ~Q(state__in=UNDER_WAY),
            ),
            models.CheckConstraint(
                name="ending_heard_answer_is_whole",
                condition=none_of("answered") & Q(answer="") & ~Q(state=EndingState.ANSWERED)
                | whole("answered") & ~Q(state=EndingState.TOLD),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.ground} {self.state}"
