"""The documents issued in a case, their numbers, and the decision.

Two constraints of the second migration hold across rows: the outcome that a case shows is that of
its decision, and a document is dated in the year of its number.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.kernel import ids
from yimen.work.cases.models.case import Case
from yimen.work.cases.models.conditions import one_of
from yimen.work.cases.states import REPEATED, DocumentKind, Outcome


class Document(models.Model):
    """文书: what an applicant got in writing, dated and numbered in its organ's series."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="documents", db_index=False)
    kind = models.TextField()
    organ = models.TextField(help_text="key of the unit that issued it")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField(help_text="1, 2, … without gap in organ, kind and year")
    number = models.TextField(help_text="文号")
    content = models.JSONField(help_text="what it says")
    issued_at = models.DateTimeField()
    issued_on = models.DateField()
    issued_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="document_kind_known", condition=one_of("kind", DocumentKind)
            ),
            models.UniqueConstraint(
                "organ", "kind", "year", "serial", name="document_serial_is_taken_once"
            ),
            models.UniqueConstraint(
                fields=["case", "kind"],
                name="document_of_a_kind_once",
                condition=~Q(kind__in=sorted(REPEATED)),
            ),
            models.CheckConstraint(
                name="document_serial_counts_from_one", condition=Q(serial__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Counter(models.Model):
    """文号计数: the last number of a series; its row is locked until the document is committed."""

    organ = models.TextField()
    kind = models.TextField()
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("organ", "kind", "year", name="counter_of_a_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.organ} {self.kind} {self.year}: {self.last}"


class Decision(models.Model):
    """决定: granted, or refused with reasons, basis and the applicant's remedies (Art. 38)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="decision")
    outcome = models.TextField()
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    reasons = models.TextField(blank=True)
    legal_basis = models.TextField(blank=True)
    review_body = models.TextField(blank=True)
    review_period = models.TextField(blank=True)
    court = models.TextField(blank=True)
    suit_period = models.TextField(blank=True)
    conditions = models.JSONField(default=list, help_text="with which it was granted")
    minutes = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="of the hearing on which it rests",
    )
    at_once = models.BooleanField(default=False, help_text="decided on the spot")
    decided_at = models.DateTimeField()
    decided_on = models.DateField()
    decided_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="decision_outcome_known", condition=one_of("outcome", Outcome)
            ),
            models.UniqueConstraint(fields=["case", "outcome"], name="decision_outcome_target"),
            models.CheckConstraint(
                name="decision_refused_has_no_conditions",
                condition=~Q(outcome=Outcome.REFUSED) | Q(conditions=[], at_once=False),
            ),
            models.CheckConstraint(name="decision_says_who", condition=~Q(decided_by="")),
            models.CheckConstraint(
                name="refusal_tells_reasons_and_remedies",
                condition=~Q(outcome=Outcome.REFUSED)
                | ~Q(reasons="")
                & ~Q(legal_basis="")
                & ~Q(review_body="")
                & ~Q(review_period="")
                & ~Q(court="")
                & ~Q(suit_period=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.outcome}"
