"""Items, what they say on a day, and the departments that offer them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from yimen.ground.catalog import rules
from yimen.ground.catalog.models import Department, Item, ItemVersion
from yimen.ground.catalog.states import Power


def item(number: str) -> Item:
    """The item of that number with its department, or `UnknownItem`."""
    found = Item.objects.select_related("department__unit").filter(number=number).first()
    if found is None:
        raise rules.UnknownItem(item=number)
    return found


def version_in_force(number: str, on: date) -> ItemVersion:
    """The version under which a case of that item is accepted on that day.

    Refused: `UnknownItem`; `ItemCancelled` from the day of cancellation; `NotInForce` when no
    version has begun by then: what is not in the catalogue is not performed (清单之外不得实施).
    """
    subject = item(number)
    if subject.cancelled_from is not None and subject.cancelled_from <= on:
        raise rules.ItemCancelled(item=number, since=subject.cancelled_from.isoformat())
    begun = ItemVersion.objects.filter(item=subject, effective_from__lte=on)
    found = begun.select_related("item__department").order_by("-effective_from").first()
    if found is None:
        raise rules.NotInForce(item=number, day=on.isoformat())
    return found


def planned(numbers: Iterable[str], on: date) -> set[str]:
    """Those of the items whose version in force on that day names a plan to be handled by."""
    begun = ItemVersion.objects.filter(item__number__in=numbers, effective_from__lte=on)
    newest = begun.order_by("item", "-effective_from").distinct("item")
    return {number for number, plan in newest.values_list("item__number", "plan_code") if plan}


def version(number: str, of: int) -> ItemVersion:
    """Version `of` of an item, in force or not: a case keeps the one it was accepted under."""
    found = ItemVersion.objects.select_related("item").filter(item__number=number, number=of)
    return found.get()


def content(of: ItemVersion, *, english: bool = False) -> rules.Content:
    """What a version says, as plain values; in English as far as it was published with it."""
    found = rules.content_from(of.content)
    return rules.in_english(found) if english else found


def items(
    *,
    after: str = "",
    limit: int = 50,
    department: Department | None = None,
    power: Power | None = None,
) -> list[Item]:
    """A page of items by number; the next page is `after` the last number of this one."""
    found = Item.objects.filter(number__gt=after).select_related("department")
    if department is not None:
        found = found.filter(department=department)
    if power is not None:
        found = found.filter(power=power.value)
    return list(found.order_by("number")[:limit])


def names(numbers: Iterable[str], *, english: bool = False) -> dict[str, str]:
    """The names of the items of these numbers, by number; in English where they have one there."""
    found = Item.objects.filter(number__in=list(numbers)).values_list("number", "name", "english")
    return {number: (other if english else "") or name for number, name, other in found}


def powers(versions: Iterable[int]) -> dict[int, str]:
    """The kind of power (A.2) that each of these versions is, by their keys."""
    return dict(ItemVersion.objects.filter(pk__in=list(versions)).values_list("pk", "power"))


def department(key: int) -> Department | None:
    """The department of that key with its unit, or None."""
    return Department.objects.select_related("unit").filter(pk=key).first()


def shops(on: date) -> QuerySet[Department]:
    """部门窗口: the departments with items on that day, most of them first, as `item_count`."""
    counted = Department.objects.annotate(item_count=Count("items", filter=live(on, "items__")))
    offering = counted.filter(item_count__gt=0).select_related("unit")
    return offering.order_by("-item_count", "name", "area_code")


def kinds(on: date) -> dict[Power | None, int]:
    """How many items of each kind of power there are on that day; None for kinds not in the code.

    In the order of the code list (GB/T 39046 A.2).
    """
    powers = Item.objects.filter(live(on)).values_list("power").order_by("power")
    counts: dict[Power | None, int] = {}
    for power, count in powers.annotate(Count("pk")):
        known = Power(power) if power in {each.value for each in Power} else None
        counts[known] = counts.get(known, 0) + count
    return counts


def live(on: date, of: str = "") -> Q:
    """Not cancelled by that day; `of` is the way to the item."""
    since = f"{of}cancelled_from"
    return Q(**{since: None}) | Q(**{f"{since}__gt": on})
