"""The hearing of a case, and who was told of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.work.cases.models.case import Case
from yimen.work.cases.models.conditions import one_of, whole
from yimen.work.cases.models.papers import Document
from yimen.work.cases.states import HearingState
from yimen.work.cases.states.hearing import ASKED, CALLED, MINUTED


class Hearing(models.Model):
    """听证: from the telling of the right to the signed minutes on which the decision rests."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="hearing")
    state = models.TextField()
    mandatory = models.BooleanField(help_text="the law or the public interest asks for it")
    reason = models.TextField(help_text="which interests the matter touches")
    told = models.OneToOneField(Document, models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    told_on = models.DateField()
    told_by = models.TextField()
    request_by = models.DateField(help_text="the last day to ask for it")
    requested_on = models.DateField(null=True)
    hold_by = models.DateField(null=True, help_text="the last day to hold it")
    held_on = models.DateField(null=True, help_text="the day of the notice")
    begins = models.TimeField(null=True, help_text="the hour of the notice, in local time")
    place = models.TextField(blank=True)
    chair = models.TextField(blank=True, help_text="work number")
    minutes = models.OneToOneField(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hearing_state_known", condition=one_of("state", HearingState)
            ),
            models.CheckConstraint(name="hearing_telling_is_whole", condition=whole("told")),
            models.CheckConstraint(name="hearing_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="hearing_request_is_whole",
                condition=Q(requested_on=None, hold_by=None) & ~Q(state__in=sorted(ASKED))
                | Q(requested_on__isnull=False, hold_by__isnull=False),
            ),
            models.CheckConstraint(
                name="hearing_was_asked_for_in_time",
                condition=Q(requested_on=None) | Q(requested_on__lte=F("request_by")),
            ),
            models.CheckConstraint(
                name="hearing_notice_is_whole",
                condition=~Q(state__in=sorted(CALLED))
                | Q(held_on__isnull=False) & ~Q(place="") & ~Q(chair=""),
            ),
            models.CheckConstraint(
                name="hearing_held_has_minutes",
                condition=~Q(state__in=sorted(MINUTED)) | Q(minutes__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"


class HearingParty(models.Model):
    """听证参加人: the applicant, or somebody whose major interests the matter touches."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="parties", db_index=False)
    name = models.TextField()
    wants = models.BooleanField(null=True, help_text="None: has not answered")
    answered_on = models.DateField(null=True)
    challenge = models.TextField(blank=True, help_text="why the chair should stand aside")
    upheld = models.BooleanField(null=True, help_text="what became of the challenge")
    attended = models.BooleanField(default=False)
    signature = models.TextField(blank=True, help_text="signed, or why it was refused")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("hearing", "name", name="hearing_party_once"),
            models.CheckConstraint(
                name="hearing_answer_is_whole",
                condition=Q(wants=None, answered_on=None)
                | Q(wants__isnull=False, answered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="hearing_challenge_is_whole",
                condition=~Q(challenge="") | Q(upheld=None),
            ),
            models.CheckConstraint(
                name="hearing_signed_by_who_attended",
                condition=Q(signature="") | Q(attended=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name
