"""What the authority below sent up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.work.cases.models.case import Case
from yimen.work.cases.models.conditions import whole
from yimen.work.cases.models.papers import Document


class Referral(models.Model):
    """初审报送: the opinion of the authority below and what it handed up with it.

    The case had `lower` as its organ before, and has the unit that decides since.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="referral")
    lower = models.TextField(help_text="key of the unit that examined first")
    opinion = models.TextField(help_text="初审意见")
    favourable = models.BooleanField()
    materials = models.JSONField(help_text="all that were handed up: [key, name, sha256]")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, help_text="the last day for it; None while time rested")
    referred_at = models.DateTimeField()
    referred_on = models.DateField()
    referred_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="referral_is_whole", condition=whole("referred")),
            models.CheckConstraint(name="referral_has_an_opinion", condition=~Q(opinion="")),
        ]

    def __str__(self) -> str:
        return f"{self.lower} {self.document}"
