"""Matters, what was done in them, their terms and their documents."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from yimen.ground.process.states import Ground
from yimen.kernel import ids
from yimen.kernel.clock import Unit
from yimen.kernel.ref import Ref
from yimen.work.matters.states import CLOSED, TABLES, DisputeKind

AT_LAST = date(9999, 12, 31)  # matters in which no term runs come last
BY_DUE = (Coalesce("due_on", Value(AT_LAST, models.DateField())), F("number"))
OF_A_TABLE = reduce(
    or_,
    (Q(power=power.value, state__in=list(table.states)) for power, table in TABLES.items()),
)


class Matter(models.Model):
    """权力事项办件: one use of a power on or for somebody, from its opening to its closing."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    number = models.TextField(unique=True)
    power = models.CharField(max_length=2, help_text="事项类型, GB/T 39046 A.2")
    item = models.ForeignKey("catalog.Item", models.PROTECT, related_name="+")
    subject = models.TextField(help_text="事由: what it is about, in words")
    organ = models.TextField(help_text="key of the unit that has the power")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    state = models.TextField()
    opened_at = models.DateTimeField()
    opened_on = models.DateField()
    opened_by = models.TextField()
    closed_on = models.DateField(null=True)
    told_on = models.DateField(null=True, help_text="since when its party knows of it")
    due_on = models.DateField(null=True, help_text="the last day of the term that runs out first")

    class Meta:
        indexes: ClassVar = [
            models.Index("organ", *BY_DUE, name="matter_by_due"),
            models.Index("organ", *BY_DUE, name="matter_in_hand", condition=Q(closed_on=None)),
            models.Index("organ", "power", "state", *BY_DUE, name="matter_in_state"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="matter_state_is_of_its_table", condition=OF_A_TABLE),
            models.CheckConstraint(
                name="matter_has_one_party",
                condition=Q(person=None, organisation__isnull=False)
                | Q(person__isnull=False, organisation=None),
            ),
            models.CheckConstraint(name="matter_says_what_about", condition=~Q(subject="")),
            models.CheckConstraint(
                name="matter_closed_has_its_day",
                condition=Q(state=CLOSED, closed_on__gte=F("opened_on"))
                | ~Q(state=CLOSED) & Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="matter_closed_runs_no_term", condition=Q(closed_on=None) | Q(due_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def about(self) -> Ref:
        """The name of this matter in other packages."""
        return Ref("matter", self.number)


class MatterAct(models.Model):
    """办理记录: one act in a matter, in order, with what it told and who was there."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="acts", db_index=False)
    place = models.PositiveIntegerField()
    act = models.TextField()
    told = models.JSONField(default=dict)
    officers = models.JSONField(default=list)
    done_at = models.DateTimeField()
    done_on = models.DateField()
    done_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("matter", "place", name="matter_act_has_one_place"),
            models.CheckConstraint(name="matter_act_says_who", condition=~Q(done_by="")),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.act}"


class MatterTerm(models.Model):
    """期限: a term that an act began, with its last day as it was counted then."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="terms", db_index=False)
    key = models.TextField()
    source = models.TextField()
    start_on = models.DateField()
    due_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("matter", "key", name="matter_term_once"),
            models.CheckConstraint(
                name="matter_term_runs_forward",
                condition=Q(due_on__gte=F("start_on"))
                & (Q(ended_on=None) | Q(ended_on__gte=F("start_on"))),
            ),
            models.CheckConstraint(name="matter_term_has_a_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.key} until {self.due_on}"


class MatterPaper(models.Model):
    """文书: a document issued in a matter, numbered without gap in organ, short word and year."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="papers", db_index=False)
    title = models.TextField()
    organ = models.TextField()
    short = models.TextField()
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.TextField()
    content = models.JSONField()
    issued_on = models.DateField()
    issued_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "organ", "short", "year", "serial", name="matter_paper_serial_once"
            ),
            models.CheckConstraint(name="matter_paper_counts_from_one", condition=Q(serial__gt=0)),
        ]

    def __str__(self) -> str:
        return self.number


class MatterGround(models.Model):
    """不计入期限的情形: on what ground a term of a power may rest here, and by which rule."""

    power = models.CharField(max_length=2)
    key = models.TextField(help_text="of the term")
    ground = models.TextField()
    source = models.TextField()
    valid_from = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "power", "key", "ground", "valid_from", name="matter_ground_day_once"
            ),
            models.CheckConstraint(
                name="matter_ground_known", condition=Q(ground__in=[one.value for one in Ground])
            ),
            models.CheckConstraint(name="matter_ground_has_a_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.power} {self.key}: {self.ground}"


class MatterPause(models.Model):
    """不计入期限: days [from_on, until_on) of a term that do not count, told by a notice.

    Time that was told ends with its last day; `ended_on` is the day of an earlier return.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="pauses")
    key = models.TextField(help_text="of the term")
    ground = models.TextField()
    notice = models.OneToOneField(MatterPaper, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="matter_pause_ends_after_it_begins", condition=Q(until_on__gt=F("from_on"))
            ),
            models.CheckConstraint(
                name="matter_pause_ends_early_or_as_told",
                condition=Q(ended_on=None)
                | Q(ended_on__gte=F("from_on"), ended_on__lte=F("until_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} from {self.from_on}"


class MatterDispute(models.Model):
    """复议或者诉讼: a review of, or a suit against, what was decided, with the body's reference."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="disputes")
    kind = models.TextField()
    reference = models.TextField(help_text="受理文号 or 案号")
    begun_on = models.DateField()
    ended_on = models.DateField(null=True)
    result = models.TextField(blank=True, help_text="how it ended")
    told_at = models.DateTimeField()
    told_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="matter_dispute_kind_known",
                condition=Q(kind__in=[one.value for one in DisputeKind]),
            ),
            models.CheckConstraint(
                name="matter_dispute_has_a_reference", condition=~Q(reference="")
            ),
            models.CheckConstraint(
                name="matter_dispute_ended_says_how",
                condition=Q(ended_on=None, result="")
                | Q(ended_on__gte=F("begun_on")) & ~Q(result=""),
            ),
            models.UniqueConstraint(
                fields=["matter"], name="matter_one_dispute_goes_on", condition=Q(ended_on=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class MatterLimit(models.Model):
    """期限规定: how long a term of a power is here from a day on, and by which rule."""

    power = models.CharField(max_length=2)
    key = models.TextField()
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=12)
    source = models.TextField()
    valid_from = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("power", "key", "valid_from", name="matter_limit_day_once"),
            models.CheckConstraint(
                name="matter_limit_is_known",
                condition=Q(unit__in=[unit.value for unit in Unit], number__gt=0),
            ),
            models.CheckConstraint(name="matter_limit_has_a_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.power} {self.key}: {self.number} {self.unit}"
