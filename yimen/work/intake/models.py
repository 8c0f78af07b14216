"""Drafts and the materials handed in with them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.work.intake.states import Channel, Delivery, State, Way


class Draft(models.Model):
    """申请草稿: what a person has typed so far, kept whether it is sound or not.

    Received (收件), it has a receipt number and the version of the item it was checked against.
    """

    number = models.TextField(unique=True)
    item = models.TextField(help_text="number of the item")
    version = models.ForeignKey(
        "catalog.ItemVersion", models.PROTECT, null=True, related_name="+", db_index=False
    )
    channel = models.PositiveSmallIntegerField(help_text="办理形式, GB/T 39046 A.5")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    agent = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", db_index=False
    )
    mandate = models.TextField(
        blank=True, help_text="委托书: by what the agent may act, as seen at the window"
    )
    licence = models.TextField(
        blank=True, help_text="证照标识 of the licence that it asks something of"
    )
    request = models.TextField(blank=True, help_text="what it asks of that licence")
    delivery = models.TextField(blank=True, help_text="how what is decided is to be delivered")
    delivery_to = models.TextField(blank=True, help_text="the receiver and the address")
    answers = models.JSONField(default=dict, help_text="the form as typed")
    facts = models.JSONField(default=dict, help_text="answers to the item's questions")
    state = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.TextField()
    saved_at = models.DateTimeField()
    receipt = models.TextField(null=True, unique=True)  # noqa: DJ001 - unique, so none is not ""
    received_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    received_by = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="draft_state_known", condition=Q(state__in=[s.value for s in State])
            ),
            models.CheckConstraint(
                name="draft_channel_known", condition=Q(channel__in=[c.value for c in Channel])
            ),
            models.CheckConstraint(
                name="draft_has_one_applicant",
                condition=Q(person=None, organisation__isnull=False)
                | Q(person__isnull=False, organisation=None),
            ),
            models.CheckConstraint(
                name="draft_mandate_is_of_an_agent",
                condition=Q(mandate="") | Q(agent__isnull=False),
            ),
            models.CheckConstraint(
                name="draft_request_is_whole",
                condition=Q(licence="", request="") | ~Q(licence="") & ~Q(request=""),
            ),
            models.CheckConstraint(
                name="draft_delivery_known",
                condition=Q(delivery__in=["", *(each.value for each in Delivery)]),
            ),
            models.CheckConstraint(
                name="draft_courier_has_an_address",
                condition=~Q(delivery=Delivery.COURIER) | ~Q(delivery_to=""),
            ),
            models.CheckConstraint(
                name="draft_receipt_is_whole",
                condition=Q(receipt=None, received_at=None, received_on=None, received_by="")
                & ~Q(state=State.RECEIVED)
                | Q(
                    state=State.RECEIVED,
                    receipt__isnull=False,
                    received_at__isnull=False,
                    received_on__isnull=False,
                    version__isnull=False,
                )
                & ~Q(received_by=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Material(models.Model):
    """收到的申请材料: one material of a draft, how it came, and what is there of it."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="materials", db_index=False)
    key = models.TextField()
    name = models.TextField()
    way = models.TextField()
    sha256 = models.TextField(blank=True, help_text="of the file, hexadecimal")
    originals = models.PositiveSmallIntegerField()
    copies = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField()
    received_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("draft", "key", name="material_is_held_once"),
            models.CheckConstraint(
                name="material_way_known", condition=Q(way__in=[w.value for w in Way])
            ),
            models.CheckConstraint(
                name="material_is_there",
                condition=~Q(way__in=[Way.PAPER, Way.UPLOAD])
                | Q(way=Way.PAPER) & (Q(originals__gt=0) | Q(copies__gt=0))
                | Q(way=Way.UPLOAD, sha256__regex="^[0-9a-f]{64}$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.key}"
