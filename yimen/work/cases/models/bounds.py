"""What bounds an application from outside the case: bars, and the rules of the place."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.kernel.clock import Unit
from yimen.work.cases.models.conditions import one_of
from yimen.work.cases.states import Effect, LocalKey


class Bar(models.Model):
    """申请限制: who may not apply for an item until after a day (行政许可法 Art. 78, 79)."""

    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    item = models.TextField()
    article = models.TextField()
    reason = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(help_text="the last day of the bar")
    entered_at = models.DateTimeField()
    entered_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="bar_has_one_party",
                condition=Q(person=None, organisation__isnull=False)
                | Q(person__isnull=False, organisation=None),
            ),
            models.CheckConstraint(
                name="bar_ends_after_it_begins", condition=Q(until_on__gt=F("from_on"))
            ),
            models.CheckConstraint(name="bar_says_why", condition=~Q(article="") & ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.item} until {self.until_on}"


class LocalRule(models.Model):
    """地方规定: what a place lays down where the law leaves it open, for a unit and those below."""

    unit = models.TextField(help_text="key of the unit")
    key = models.TextField()
    number = models.PositiveSmallIntegerField(null=True, help_text="how long")
    counted_in = models.TextField(blank=True, help_text="working_day, …")
    effect = models.TextField(blank=True)
    source = models.TextField(help_text="the rule, with its article")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, help_text="its last day; none = still in force")
    entered_at = models.DateTimeField()
    entered_by = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("unit", "key", "valid_from", name="local_rule_of_a_day_once"),
            models.CheckConstraint(name="local_rule_key_known", condition=one_of("key", LocalKey)),
            models.CheckConstraint(
                name="local_rule_limit_is_whole",
                condition=Q(number=None, counted_in="")
                | Q(number__gt=0) & one_of("counted_in", Unit),
            ),
            models.CheckConstraint(
                name="local_rule_effect_known",
                condition=Q(effect="") | one_of("effect", Effect),
            ),
            models.CheckConstraint(name="local_rule_has_a_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="local_rule_runs_forward",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} in {self.unit}: {self.source}"
