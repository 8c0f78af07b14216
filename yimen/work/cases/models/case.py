"""Cases, and what was handed in and said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from yimen.ground.catalog.states import CaseType
from yimen.kernel import ids
from yimen.kernel.ref import Ref
from yimen.work.cases.models.conditions import none_of, one_of, whole
from yimen.work.cases.states import ENDED, HANDLED, Effect, Ground, State, Way
from yimen.work.intake.states import Way as MaterialWay

if TYPE_CHECKING:
    from yimen.ground.ledger.verbs import Head
    from yimen.ground.process.verbs import Locked


class Case(models.Model):
    """办件: one application on its way through the law, from receipt to closing.

    `counts_from` is the local day from which the term now running counts: receipt or resubmission
    until it is accepted, acceptance until it is decided, then the decision. Each act has its
    instant (`_at`), the local date that the law counts (`_on`) and who did it (`_by`).
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    number = models.TextField(unique=True)
    draft = models.OneToOneField("intake.Draft", models.PROTECT, related_name="+")
    version = models.ForeignKey("catalog.ItemVersion", models.PROTECT, related_name="+")
    item = models.TextField(help_text="number of the item")
    name = models.TextField(help_text="of the item when it was handed in")
    case_type = models.PositiveSmallIntegerField(help_text="办件类型, GB/T 39046 A.6")
    organ = models.TextField(help_text="key of the unit that answers and decides")
    refers_to = models.TextField(
        blank=True, help_text="key of the unit that will decide, until the case was sent up to it"
    )
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    agent = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    answers = models.JSONField()
    facts = models.JSONField()
    state = models.TextField()
    outcome = models.TextField(null=True)  # noqa: DJ001 - none until decided; a key to Decision
    counts_from = models.DateField()
    run = models.UUIDField(null=True, unique=True)
    answer_by = models.DateField(
        null=True, help_text="the last day for a correction, as its notice says"
    )
    lapses_to = models.TextField(blank=True, help_text="what follows when that day has passed")

    received_at = models.DateTimeField()
    received_on = models.DateField()
    received_by = models.TextField()
    resubmitted_at = models.DateTimeField(null=True)
    resubmitted_on = models.DateField(null=True)
    resubmitted_by = models.TextField(blank=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_on = models.DateField(null=True)
    accepted_by = models.TextField(blank=True)
    deemed = models.BooleanField(default=False, help_text="accepted by silence, retroactively")
    declined_at = models.DateTimeField(null=True)
    declined_on = models.DateField(null=True)
    declined_by = models.TextField(blank=True)
    decline_ground = models.TextField(blank=True)
    decline_reason = models.TextField(blank=True)
    right_authority = models.TextField(blank=True)
    delivered_at = models.DateTimeField(null=True)
    delivered_on = models.DateField(null=True)
    delivered_by = models.TextField(blank=True)
    delivery_way = models.TextField(blank=True)
    delivery_proof = models.TextField(blank=True, help_text="number of the proof of receipt")
    closed_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)
    closed_by = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.TextField(blank=True)

    # What an act knows that has just locked it: the lengths of its chain and its run's, and these
    lengths: tuple[int, ...] | None = None
    head: Head | None = None
    locked_run: Locked | None = None

    class Meta:
        indexes: ClassVar = [
            models.Index("organ", "state", "counts_from", "number", name="case_worklist"),
            models.Index(
                "counts_from",
                "number",
                name="case_unanswered",
                condition=Q(state__in=[State.SUBMITTED, State.RESUBMITTED]),
            ),
            models.Index(
                "answer_by",
                "number",
                name="case_to_be_corrected",
                condition=Q(state=State.CORRECTING, answer_by__isnull=False),
            ),
            # days that come one after the other, as rows do: a page of index for thousands of them
            BrinIndex("received_on", "delivered_on", name="case_days", autosummarize=True),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="case_state_known", condition=one_of("state", State)),
            models.CheckConstraint(
                name="case_type_known", condition=Q(case_type__in=[t.value for t in CaseType])
            ),
            models.CheckConstraint(
                name="case_has_one_applicant",
                condition=Q(person=None, organisation__isnull=False)
                | Q(person__isnull=False, organisation=None),
            ),
            models.CheckConstraint(name="case_receipt_is_whole", condition=whole("received")),
            models.CheckConstraint(
                name="case_acceptance_is_whole",
                condition=none_of("accepted") & Q(deemed=False, run=None)
                | whole("accepted") & Q(run__isnull=False),
            ),
            models.CheckConstraint(
                name="case_handled_is_accepted",
                condition=~Q(state__in=sorted(HANDLED | ENDED)) | whole("accepted"),
            ),
            models.CheckConstraint(
                name="case_deemed_from_receipt_or_resubmission",
                condition=Q(deemed=False)
                | Q(resubmitted_on=None, accepted_on=F("received_on"))
                | Q(resubmitted_on__isnull=False, accepted_on=F("resubmitted_on")),
            ),
            models.CheckConstraint(
                name="case_resubmission_is_whole",
                condition=none_of("resubmitted") | whole("resubmitted"),
            ),
            models.CheckConstraint(
                name="case_term_for_correction_is_whole",
                condition=Q(answer_by=None, lapses_to="")
                | Q(answer_by__isnull=False) & one_of("lapses_to", Effect),
            ),
            models.CheckConstraint(
                name="case_declined_says_why",
                condition=none_of("declined") & ~Q(state__in=[State.NOT_REQUIRED, State.REJECTED])
                | whole("declined")
                & ~Q(decline_reason="")
                & (
                    Q(state=State.NOT_REQUIRED)
                    | Q(state=State.REJECTED) & one_of("decline_ground", Ground)
                ),
            ),
            models.CheckConstraint(
                name="case_no_jurisdiction_names_who_has_it",
                condition=~Q(decline_ground=Ground.NO_JURISDICTION) | ~Q(right_authority=""),
            ),
            models.CheckConstraint(
                name="case_decided_has_an_outcome",
                condition=Q(outcome=None) & ~Q(state__in=sorted(ENDED))
                | Q(outcome__isnull=False, state__in=sorted(ENDED)),
            ),
            models.CheckConstraint(
                name="case_is_decided_where_it_was_sent",
                condition=Q(refers_to="") | ~Q(state__in=sorted(ENDED)),
            ),
            models.CheckConstraint(
                name="case_delivery_is_whole",
                condition=none_of("delivered") & ~Q(state__in=[State.DELIVERED, State.CLOSED])
                | whole("delivered") & one_of("delivery_way", Way) & ~Q(delivery_proof=""),
            ),
            models.CheckConstraint(
                name="case_closing_is_whole",
                condition=none_of("closed") & ~Q(state=State.CLOSED)
                | whole("closed") & Q(state=State.CLOSED),
            ),
            models.CheckConstraint(
                name="case_withdrawal_is_whole",
                condition=none_of("withdrawn") & ~Q(state__in=[State.TAKEN_BACK, State.WITHDRAWN])
                | whole("withdrawn") & Q(state__in=[State.TAKEN_BACK, State.WITHDRAWN]),
            ),
            models.CheckConstraint(
                name="case_dates_run_forward",
                condition=(Q(accepted_on=None) | Q(accepted_on__gte=F("received_on")))
                & (Q(delivered_on=None) | Q(delivered_on__gte=F("accepted_on")))
                & (Q(closed_on=None) | Q(closed_on__gte=F("delivered_on"))),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def about(self) -> Ref:
        """The name of this case in other packages."""
        return Ref("case", self.number)


class CaseMaterial(models.Model):
    """办件材料: a material of a case; round 0 came with the application, 1 with the correction."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="materials", db_index=False)
    round = models.PositiveSmallIntegerField()
    key = models.TextField()
    name = models.TextField()
    way = models.TextField()
    sha256 = models.TextField(blank=True)
    originals = models.PositiveSmallIntegerField()
    copies = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "key", "round", name="case_material_once_a_round"),
            models.CheckConstraint(
                name="case_material_way_known", condition=one_of("way", MaterialWay)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.round})"


class GapReport(models.Model):
    """缺件意见: what one department finds missing; an empty list says that nothing is."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reports", db_index=False)
    unit = models.TextField()
    gaps = models.JSONField(help_text="a list of [material, what is lacking]")
    said_at = models.DateTimeField()
    said_on = models.DateField()
    said_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "unit", name="gap_report_of_a_unit_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {len(self.gaps)}"
