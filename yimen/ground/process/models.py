"""Plans as published, runs, their steps and clocks, and the working days that were announced."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact, IsNull

from yimen.ground.process.states import ClockKind, Ground, Outcome, RunState, StepState


class Version(models.Model):
    """A published plan (流程版本): immutable, known by the digest of its canonical JSON."""

    id = models.UUIDField(primary_key=True)
    code = models.TextField()
    number = models.PositiveIntegerField(help_text="1, 2, … within the code")
    name = models.TextField()
    digest = models.TextField(help_text="SHA-256 of `plan`, hexadecimal")
    plan = models.TextField(help_text="canonical JSON (RFC 8785)")
    report = models.JSONField(help_text="what the check before publishing said, hints included")
    published_at = models.DateTimeField()
    published_by = models.TextField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("code", "number", name="version_number_is_taken_once"),
            models.UniqueConstraint("code", "digest", name="version_is_published_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.number}"


class Run(models.Model):
    """One subject on its way through one version of a plan (流程实例)."""

    id = models.UUIDField(primary_key=True)
    version = models.ForeignKey(Version, models.PROTECT, db_index=False)
    about_kind = models.TextField(help_text="what runs: case, work_sheet, …; never a foreign key")
    about_number = models.TextField()
    state = models.SmallIntegerField(choices=[(s.value, s.name) for s in RunState])
    seq = models.IntegerField(help_text="number of ledger entries about this run")
    head = models.BinaryField(help_text="hash of the last of them")
    facts = models.JSONField()
    not_needed = models.JSONField(help_text="keys of the steps whose condition was false")
    started_at = models.DateTimeField()
    started_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index("about_number", "about_kind", name="run_about")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Exact(IsNull(F("ended_at"), rhs=True), Exact(F("state"), RunState.OPEN)),
                name="run_has_an_end_when_it_is_not_open",
            ),
        ]

    def __str__(self) -> str:
        return f"run of {self.about_kind} {self.about_number}"


class Step(models.Model):
    """One attempt at one step of a run (环节). Steps that wait, or are not needed, have no row."""

    # wide columns first, so that no room is lost between them
    pk = models.CompositePrimaryKey("run_id", "key", "attempt")
    run = models.ForeignKey(Run, models.PROTECT, db_index=False)
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    opened_on = models.DateField()
    due_on = models.DateField(null=True, help_text="None: no limit, or paused")
    done_on = models.DateField(null=True)
    attempt = models.SmallIntegerField()
    state = models.SmallIntegerField(choices=[(s.value, s.name) for s in StepState])
    outcome = models.SmallIntegerField(null=True, choices=[(o.value, o.name) for o in Outcome])
    provisional = models.BooleanField(help_text="the due date reaches days not announced yet")
    key = models.TextField()
    unit = models.TextField()
    claimed_by = models.TextField(null=True)  # noqa: DJ001 - nobody yet, not a name without letters
    done_by = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        indexes: ClassVar = [
            models.Index(  # worklists, unit by unit and day by day
                "unit",
                "due_on",
                name="step_in_hand",
                condition=Q(state__in=[StepState.OPEN, StepState.CLAIMED, StepState.PAUSED]),
            ),
            models.Index(  # what one person has in hand
                "claimed_by",
                name="step_held",
                condition=Q(claimed_by__isnull=False)
                & Q(state__in=[StepState.OPEN, StepState.CLAIMED, StepState.PAUSED]),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state=StepState.DONE)
                | Q(done_at__isnull=False, done_by__isnull=False, outcome__isnull=False),
                name="step_done_says_when_who_and_what",
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.CLAIMED) | Q(claimed_by__isnull=False),
                name="step_claimed_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} #{self.attempt}"


class Clock(models.Model):
    """One time that a run is measured by (时限): statutory, promised or given from outside."""

    pk = models.CompositePrimaryKey("run_id", "kind")
    run = models.ForeignKey(Run, models.PROTECT, db_index=False)
    kind = models.TextField(choices=[(k.value, k.name) for k in ClockKind])
    started_on = models.DateField()
    number = models.PositiveIntegerField(null=True, help_text="of the limit; None: a given end")
    unit = models.TextField(blank=True, help_text="of the limit: working_day, …")
    ends_at = models.DateTimeField(null=True, help_text="the given end as an instant")
    ends_on = models.DateField(null=True, help_text="the given end as a local date")
    due_on = models.DateField(null=True, help_text="found from the facts; None while paused")
    provisional = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    stopped_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index("due_on", name="clock_running", condition=Q(stopped_on=None))
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(number=None, ends_on__isnull=False)
                | Q(number__isnull=False, ends_on=None),
                name="clock_has_a_limit_or_an_end",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_on=None)
                | Q(stopped_at__isnull=False, stopped_on__isnull=False),
                name="clock_stop_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} until {self.due_on}"


class Pause(models.Model):
    """Days that do not count (不计入期限): [from_on, to_on), valid only with its written notice."""

    id = models.UUIDField(primary_key=True)
    run = models.ForeignKey(Run, models.PROTECT)
    step = models.TextField(
        blank=True, help_text="the step that rests; empty: the run's clocks only"
    )
    ground = models.TextField(choices=[(g.value, g.name) for g in Ground])
    notice = models.TextField(help_text="number of the written notice to the applicant (告知书)")
    statutory = models.BooleanField(
        help_text="stops the statutory clock too, not the promised only"
    )
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(notice=""), name="pause_has_a_notice"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=models.F("from_on")),
                name="pause_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                "run", "step", name="pause_is_open_once", condition=Q(to_on=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground} from {self.from_on}"


class Extension(models.Model):
    """More time, granted by the head of the authority and told to the applicant (延长审批)."""

    id = models.UUIDField(primary_key=True)
    run = models.ForeignKey(Run, models.PROTECT)
    kind = models.TextField(choices=[(k.value, k.name) for k in ClockKind])
    number = models.PositiveIntegerField(help_text="in the unit of the clock's limit")
    reason = models.TextField()
    approved_by = models.TextField()
    notice = models.TextField(help_text="number of the notice that told the applicant")
    granted_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(approved_by="") & ~Q(notice=""),
                name="extension_says_why_and_who",
            )
        ]

    def __str__(self) -> str:
        return f"+{self.number} on {self.kind}"


class Document(models.Model):
    """A document of a run (材料, 文书): given from outside or produced by an attempt at a step."""

    id = models.UUIDField(primary_key=True)
    run = models.ForeignKey(Run, models.PROTECT)
    type = models.TextField()
    step = models.TextField(blank=True, help_text="the step that produced it; empty: given")
    attempt = models.PositiveSmallIntegerField(default=0)
    sha256 = models.TextField(blank=True)
    at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, help_text="its step was returned")

    def __str__(self) -> str:
        return self.type


class Opinion(models.Model):
    """What one member of a joint step (联合办理) says."""

    pk = models.CompositePrimaryKey("run_id", "step", "attempt", "unit")
    run = models.ForeignKey(Run, models.PROTECT, db_index=False)
    step = models.TextField()
    attempt = models.PositiveSmallIntegerField()
    unit = models.TextField()
    outcome = models.SmallIntegerField(choices=[(o.value, o.name) for o in Outcome])
    by = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.unit} on {self.step}"


class Release(models.Model):
    """A published year of working days that was loaded (放假通知); the newest one wins a day."""

    source = models.TextField()
    last_on = models.DateField(help_text="the last day that it announces")
    loaded_at = models.DateTimeField()
    loaded_by = models.TextField()

    def __str__(self) -> str:
        return self.source


class Day(models.Model):
    """What a release says of one day (日期安排)."""

    release = models.ForeignKey(Release, models.PROTECT)
    day = models.DateField()
    is_workday = models.BooleanField()
    name = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("release", "day", name="day_is_said_once")]

    def __str__(self) -> str:
        return str(self.day)


class Proposal(models.Model):
    """A proposed version of a plan, and what became of it (流程提案): two people publish."""

    id = models.UUIDField(primary_key=True)
    code = models.TextField()
    name = models.TextField()
    digest = models.TextField(help_text="SHA-256 of `plan`, hexadecimal")
    plan = models.TextField(help_text="canonical JSON (RFC 8785)")
    why = models.TextField(help_text="what is changed and why, for who publishes")
    proposed_at = models.DateTimeField()
    proposed_by = models.TextField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField(blank=True)
    version = models.OneToOneField(
        Version, models.PROTECT, null=True, help_text="None: not published, or sent back"
    )
    answer = models.TextField(blank=True, help_text="why it was sent back or taken back")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "code", "digest", name="proposal_is_open_once", condition=Q(ended_at=None)
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by="") & ~Q(why=""), name="proposal_says_who_and_why"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="", version=None, answer="")
                | (
                    Q(ended_at__isnull=False)
                    & ~Q(ended_by="")
                    & (Q(version__isnull=False) | ~Q(answer=""))
                ),
                name="proposal_end_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(version=None) | ~Q(ended_by=models.F("proposed_by")),
                name="proposal_is_published_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.digest[:12]}"


class Phrase(models.Model):
    """A sentence that an officer, or everybody of a unit, often says in an opinion (常用意见)."""

    owner = models.TextField(blank=True, help_text="work number; empty: everybody of the unit")
    unit = models.TextField(blank=True, help_text="key; empty: the owner alone")
    text = models.TextField()
    kept_at = models.DateTimeField()
    kept_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("owner", "unit", "text", name="phrase_is_kept_once"),
            models.CheckConstraint(
                condition=Q(owner="") & ~Q(unit="") | ~Q(owner="") & Q(unit=""),
                name="phrase_is_of_one_person_or_of_a_unit",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="phrase_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
