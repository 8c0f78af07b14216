"""What applicants promised, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.work.cases.models.case import Case
from yimen.work.cases.models.conditions import one_of, whole
from yimen.work.cases.states import Effect, GapState, PledgeState
from yimen.work.cases.states.promises import TIMED


class GapPromise(models.Model):
    """容缺承诺: the written promise to bring minor materials in the term of a local rule."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="gap_promise")
    state = models.TextField()
    materials = models.JSONField(help_text="their keys in the item's list")
    words = models.TextField(help_text="the promise as written")
    promised_at = models.DateTimeField()
    promised_on = models.DateField()
    promised_by = models.TextField()
    due_on = models.DateField(null=True, help_text="the last day, as the acceptance says")
    effect = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "due_on", "id", name="gap_promise_running", condition=Q(state=GapState.RUNNING)
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="gap_promise_state_known", condition=one_of("state", GapState)
            ),
            models.CheckConstraint(
                name="gap_promise_is_written", condition=whole("promised") & ~Q(words="")
            ),
            models.CheckConstraint(
                name="gap_promise_term_is_whole",
                condition=Q(due_on=None, effect="", state=GapState.PROMISED)
                | Q(due_on__isnull=False, state__in=sorted(TIMED)) & one_of("effect", Effect),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"


class Pledge(models.Model):
    """告知承诺: the applicant was told the conditions and promises in writing to meet them."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="pledge")
    state = models.TextField()
    materials = models.JSONField(help_text="the materials that it stands for")
    words = models.TextField(help_text="the promise as written")
    offered_at = models.DateTimeField()
    offered_on = models.DateField()
    offered_by = models.TextField()
    check_by = models.DateField(null=True, help_text="until when it is to be checked")
    order_by = models.DateField(null=True, help_text="until when it is to be put right")
    finding = models.TextField(blank=True)
    found_on = models.DateField(null=True)
    repaired_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="pledge_state_known", condition=one_of("state", PledgeState)
            ),
            models.CheckConstraint(
                name="pledge_is_written", condition=whole("offered") & ~Q(words="")
            ),
            models.CheckConstraint(
                name="pledge_relied_on_is_to_be_checked",
                condition=Q(state__in=[PledgeState.OFFERED, PledgeState.WITHDRAWN])
                | Q(check_by__isnull=False),
            ),
            models.CheckConstraint(
                name="pledge_broken_was_ordered_first",
                condition=~Q(state__in=[PledgeState.ORDERED, PledgeState.BROKEN])
                | Q(order_by__isnull=False) & ~Q(finding=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"
