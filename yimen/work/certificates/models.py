"""Tables of licences: kinds with their codes, and licences with what became of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.kernel import ids
from yimen.kernel.ref import Ref
from yimen.work.certificates.rules import Term
from yimen.work.certificates.states import State


class CertificateKind(models.Model):
    """证照类型: what an item leads to, with the code that its organ has given it."""

    item = models.TextField(unique=True, help_text="number of the item")
    issuer = models.TextField(help_text="credit code of the organ that defined it")
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("issuer", "number", name="certificate_kind_number_once"),
            models.CheckConstraint(
                name="certificate_kind_counts_from_one", condition=Q(number__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer}{self.number:03d}"


class Certificate(models.Model):
    """证照: one version of a licence; a newer one names the one that it took the place of."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    identifier = models.TextField(unique=True, help_text="电子证照标识, GB/T 36904")
    kind = models.TextField(help_text="证照类型代码")
    serial = models.TextField(help_text="what all versions of a licence share")
    version = models.PositiveSmallIntegerField()
    name = models.TextField(help_text="证照名称")
    item = models.TextField(help_text="number of the item")
    organ = models.TextField(help_text="key of the unit that issued it")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    source = models.TextField(unique=True, help_text="number of the case that led to it")
    document = models.TextField(help_text="文号 of the decision")
    conditions = models.JSONField(default=list)
    region = models.TextField(blank=True, default="", help_text="适用区域")
    region_basis = models.TextField(blank=True, default="", help_text="the law that says so")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, help_text="its last day; none = without an end")
    former = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="successor", help_text="关联证照"
    )
    state = models.TextField()
    suspended_until = models.DateField(null=True, help_text="the last day of 暂扣")
    issued_at = models.DateTimeField()
    issued_on = models.DateField()
    issued_by = models.TextField()
    changed_at = models.DateTimeField(null=True, help_text="when its state changed last")
    changed_on = models.DateField(null=True)
    changed_by = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index("person", "item", name="certificate_of_person"),
            models.Index("organisation", "item", name="certificate_of_organisation"),
            models.Index("organ", "id", name="certificate_of_organ"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint("kind", "serial", "version", name="certificate_version_once"),
            models.UniqueConstraint(
                fields=["kind", "serial"],
                name="certificate_one_version_in_force",
                condition=Q(state=State.VALID),
            ),
            models.CheckConstraint(
                name="certificate_state_known",
                condition=Q(state__in=[state.value for state in State]),
            ),
            models.CheckConstraint(
                name="certificate_suspended_says_until",
                condition=Q(state=State.SUSPENDED, suspended_until__isnull=False)
                | ~Q(state=State.SUSPENDED) & Q(suspended_until=None),
            ),
            models.CheckConstraint(
                name="certificate_has_one_holder",
                condition=Q(person=None, organisation__isnull=False)
                | Q(person__isnull=False, organisation=None),
            ),
            models.CheckConstraint(
                name="certificate_term_runs_forward",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="certificate_region_has_its_basis",
                condition=Q(region="", region_basis="") | ~Q(region="") & ~Q(region_basis=""),
            ),
            models.CheckConstraint(
                name="certificate_later_version_names_the_former",
                condition=Q(version=1, former=None) | Q(version__gt=1, former__isnull=False),
            ),
            models.CheckConstraint(
                name="certificate_changed_says_when_and_who",
                condition=Q(state=State.VALID, changed_at=None, changed_on=None, changed_by="")
                | ~Q(state=State.VALID)
                & Q(changed_at__isnull=False, changed_on__isnull=False)
                & ~Q(changed_by=""),
            ),
        ]

    def __str__(self) -> str:
        return self.identifier

    @property
    def about(self) -> Ref:
        """The name of this licence in other packages."""
        return Ref("certificate", self.identifier)

    @property
    def term(self) -> Term:
        """Its days."""
        return Term(self.valid_from, self.valid_to)
