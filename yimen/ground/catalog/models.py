"""Tables of the catalogue: departments, items, their immutable versions, and the lists imported."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.ground.catalog.states import Audience, CaseType, Tier
from yimen.kernel.clock import Unit

UNITS = [unit.value for unit in Unit]


def _limit_is_whole(name: str) -> Q:
    none = Q(**{f"{name}_number": None, f"{name}_unit": ""})
    return none | Q(**{f"{name}_number__gte": 0, f"{name}_unit__in": UNITS})


class Department(models.Model):
    """部门 as a list names it; `unit` says which unit of ours it is, once somebody has said so."""

    area_code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200)
    english = models.TextField(blank=True, default="", help_text="the name in English")
    unit = models.ForeignKey(
        "people.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="department_once", fields=["area_code", "name"]),
            models.CheckConstraint(name="department_is_named", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class ItemList(models.Model):
    """导入的事项清单: one import of a list, with its report."""

    number = models.CharField(max_length=50, unique=True)
    file_name = models.TextField()
    file_digest = models.CharField(max_length=64)
    report = models.JSONField()
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.number} {self.file_name}"


class Item(models.Model):
    """政务服务事项: what stays the same while its versions change.

    An item of a list is recognised by `key` and `occurrence` and keeps its row in `raw`; columns
    are what pages search. It takes cases only once a version is published.
    """

    number = models.CharField(max_length=120, unique=True)
    key = models.CharField(max_length=100)
    occurrence = models.PositiveIntegerField(default=1)
    tier = models.CharField(max_length=20)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    department = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    code = models.TextField(blank=True)
    basic_code = models.TextField(blank=True)
    name = models.TextField(blank=True)
    english = models.TextField(blank=True, default="", help_text="the name in English")
    main_name = models.TextField(blank=True)
    initials = models.TextField(blank=True, help_text="rules.initials of the name")
    said = models.GeneratedField(
        expression=models.Func("name", "main_name", "code", "number", function="catalog_said"),
        output_field=models.TextField(),
        db_persist=True,
    )
    power = models.TextField(blank=True)
    area_code = models.TextField(blank=True)
    raw = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    listed = models.ForeignKey(
        ItemList, null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    cancelled_from = models.DateField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="item_recognised_once", fields=["key", "occurrence"]),
            models.CheckConstraint(
                name="item_tier_known", condition=Q(tier__in=[tier.value for tier in Tier])
            ),
            models.CheckConstraint(
                name="item_basic_stands_alone",
                condition=~Q(tier=Tier.BASIC.value) | Q(parent=None),
            ),
            models.CheckConstraint(
                name="item_cancellation_is_whole",
                condition=Q(cancelled_from=None, cancel_reason="")
                | Q(cancelled_from__isnull=False) & ~Q(cancel_reason=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["department", "number"], name="item_of_department")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class ItemVersion(models.Model):
    """事项版本: what an item says from a day on. Never changed and never deleted (a trigger holds).

    `content` is the whole of it (`rules.Content`); the columns repeat what is searched and
    what the law bounds.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.TextField()
    power = models.CharField(max_length=2)
    case_type = models.PositiveSmallIntegerField()
    statutory_number = models.PositiveIntegerField(null=True)
    statutory_unit = models.CharField(max_length=12, blank=True)
    promised_number = models.PositiveIntegerField(null=True)
    promised_unit = models.CharField(max_length=12, blank=True)
    plan_code = models.TextField(blank=True)
    plan_digest = models.CharField(max_length=64, blank=True)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    effective_from = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="version_number_once", fields=["item", "number"]),
            models.UniqueConstraint(name="version_day_once", fields=["item", "effective_from"]),
            models.CheckConstraint(
                name="version_case_type_known",
                condition=Q(case_type__in=[kind.value for kind in CaseType]),
            ),
            models.CheckConstraint(
                name="version_statutory_limit_is_whole", condition=_limit_is_whole("statutory")
            ),
            models.CheckConstraint(
                name="version_promised_limit_is_whole", condition=_limit_is_whole("promised")
            ),
            models.CheckConstraint(
                name="version_promise_within_the_statute",
                condition=Q(statutory_number=None)
                | Q(promised_number=None)
                | ~Q(promised_unit=F("statutory_unit"))
                | Q(promised_number__lte=F("statutory_number")),
            ),
            models.CheckConstraint(
                name="version_plan_named_whole",
                condition=Q(plan_code="", plan_digest="") | ~Q(plan_code="") & ~Q(plan_digest=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} v{self.number}"


class Hall(models.Model):
    """政务服务大厅: where one goes, when it is open, how to get there; `said` is `rules.Hall`."""

    key = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(
        "people.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.PositiveIntegerField(help_text="among the halls")
    said = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="hall_has_a_key", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.key


class HallItem(models.Model):
    """大厅窗口受理的事项: which window of a hall receives an item."""

    hall = models.ForeignKey(Hall, on_delete=models.CASCADE, related_name="items")
    window = models.CharField(max_length=30)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="windows")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="window_item_once", fields=["item", "hall", "window"]),
        ]

    def __str__(self) -> str:
        return f"{self.hall_id} {self.window} {self.item_id}"


class Event(models.Model):
    """一件事: what happens in a life or an enterprise; `said` is `rules.Event`."""

    key = models.CharField(max_length=60, unique=True)
    audience = models.CharField(max_length=12)
    place = models.PositiveIntegerField(help_text="among the events of its audience")
    said = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="event_audience_known",
                condition=Q(audience__in=[audience.value for audience in Audience]),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class EventItem(models.Model):
    """一件事中的事项, at its place in the order in which they are done."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveIntegerField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="events")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="event_item_once", fields=["event", "item"]),
            models.UniqueConstraint(name="event_place_once", fields=["event", "place"]),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.place} {self.item_id}"
