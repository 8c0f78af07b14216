"""What is found out for a case outside its steps."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.work.cases.models.case import Case
from yimen.work.cases.models.conditions import none_of, one_of, whole
from yimen.work.cases.models.papers import Document
from yimen.work.cases.states import InquiryKind, InquiryState


class Inquiry(models.Model):
    """调查核实: a visit, an inspection, a review by experts, or what another unit is asked."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="inquiries", db_index=False)
    number = models.PositiveSmallIntegerField(help_text="1, 2, … within the case")
    kind = models.TextField()
    state = models.TextField()
    subject = models.TextField(help_text="what is to be found out")
    people = models.JSONField(help_text="work numbers of officers, or names of experts")
    unit = models.TextField(blank=True, help_text="key of the unit that is asked")
    place = models.TextField(blank=True)
    due_on = models.DateField(help_text="the day of the visit, or the last day for an opinion")
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    opened_on = models.DateField()
    opened_by = models.TextField()
    finding = models.TextField(blank=True)
    favourable = models.BooleanField(null=True)
    present = models.JSONField(default=list, help_text="the officers who were there")
    sha256 = models.TextField(blank=True, help_text="of the record or opinion as a file")
    closed_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)
    closed_by = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "number", name="inquiry_number_is_taken_once"),
            models.CheckConstraint(
                name="inquiry_kind_known", condition=one_of("kind", InquiryKind)
            ),
            models.CheckConstraint(
                name="inquiry_state_known", condition=one_of("state", InquiryState)
            ),
            models.CheckConstraint(name="inquiry_opening_is_whole", condition=whole("opened")),
            models.CheckConstraint(
                name="inquiry_closing_is_whole",
                condition=none_of("closed") & Q(state=InquiryState.OPEN, finding="")
                | whole("closed") & ~Q(state=InquiryState.OPEN) & ~Q(finding=""),
            ),
            models.CheckConstraint(
                name="inquiry_asks_somebody",
                condition=Q(kind=InquiryKind.CONSULTATION) & ~Q(unit="")
                | ~Q(kind=InquiryKind.CONSULTATION) & Q(unit=""),
            ),
            models.CheckConstraint(
                name="inquiry_done_says_how_it_came_out",
                condition=~Q(state=InquiryState.DONE) | Q(favourable__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
