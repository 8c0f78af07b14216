"""Tables of seals: seals, the letters that let them be used, and every use.

A constraint of the second migration holds across rows: a document was issued while its letter ran.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.ground.seals.rules import NUMBER
from yimen.kernel import ids


class Seal(models.Model):
    """印章: an electronic seal of an organ, held at a window; its key lies outside the database."""

    number = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100, help_text="as it stands in the seal")
    organ = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    window = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True, help_text="of its certificate")
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=150)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="seal_number_form", condition=Q(number__regex=NUMBER)),
            models.CheckConstraint(
                name="seal_is_named", condition=~Q(name="") & ~Q(registered_by="")
            ),
            models.CheckConstraint(
                name="seal_withdrawal_is_whole",
                condition=Q(withdrawn_at=None, withdrawn_by="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class SealLetter(models.Model):
    """用印授权书: an organ lets its seal be used for these items, from one day to another."""

    number = models.CharField(max_length=100, unique=True)
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="letters")
    items = models.JSONField(help_text="numbers of items")
    signed_by = models.CharField(max_length=100)
    valid_from = models.DateField()
    valid_to = models.DateField()
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=150)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="seal_letter_runs_forward", condition=Q(valid_to__gte=F("valid_from"))
            ),
            models.CheckConstraint(name="seal_letter_names_items", condition=~Q(items=[])),
            models.CheckConstraint(
                name="seal_letter_is_signed", condition=~Q(number="") & ~Q(signed_by="")
            ),
            models.CheckConstraint(
                name="seal_letter_withdrawal_is_whole",
                condition=Q(withdrawn_on=None, withdrawn_by="")
                | Q(withdrawn_on__isnull=False) & ~Q(withdrawn_by=""),
            ),
            models.UniqueConstraint(
                name="seal_letter_target", fields=["id", "valid_from", "valid_to"]
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Impression(models.Model):
    """用印记录: a seal was put on a document under a letter; the file is kept under its hash."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    about_kind = models.CharField(max_length=20)
    about_number = models.CharField(max_length=128)  # an identifier of a licence is long
    document = models.TextField(help_text="文号 of the document")
    title = models.TextField()
    item = models.TextField(help_text="number of the item")
    issued_on = models.DateField()
    letter = models.ForeignKey(SealLetter, models.PROTECT, related_name="impressions")
    valid_from = models.DateField(help_text="of the letter")
    valid_to = models.DateField(help_text="of the letter")
    sha256 = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()
    sealed_by = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("about_kind", "about_number", name="document_is_sealed_once"),
            models.CheckConstraint(
                name="document_was_issued_under_its_letter",
                condition=Q(issued_on__gte=F("valid_from")) & Q(issued_on__lte=F("valid_to")),
            ),
            models.CheckConstraint(
                name="impression_says_what_and_who", condition=~Q(document="") & ~Q(sealed_by="")
            ),
        ]

    def __str__(self) -> str:
        return self.document
