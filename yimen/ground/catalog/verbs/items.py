"""Items entered by hand, their versions published, and items cancelled."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime

from django.db import transaction

from yimen.base.sentences.catalog import fault_texts
from yimen.ground.catalog import rules
from yimen.ground.catalog.models import Department, Item, ItemVersion
from yimen.ground.catalog.states import Power, Tier
from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries as people
from yimen.kernel.ref import Ref


@transaction.atomic
def enter_department(
    *, name: str, area_code: str, by: str, now: datetime, unit: str = "", english: str = ""
) -> Department:
    """登记部门 of the catalogue, or say which unit a listed department is; again is the same.

    Refused: `people.unknown-unit`.
    """
    department, _ = Department.objects.select_for_update().get_or_create(
        area_code=area_code, name=name
    )
    department.unit = people.unit(unit) if unit else department.unit
    department.english = english or department.english
    department.save(update_fields=["unit", "english"])
    about = Ref("department", f"{area_code} {name}")
    body = {"unit": unit, "english": department.english}
    record(act="catalog.enter_department", about=about, by=by, at=now, unit=unit, body=body)
    return department


@transaction.atomic
def enter_item(
    *,
    code: str,
    name: str,
    tier: Tier,
    power: Power,
    department: Department | None,
    by: str,
    now: datetime,
    parent: str = "",
    english: str = "",
) -> Item:
    """登记事项 by its code, below `parent` where it refines one.

    Refused: `ItemExists`; `UnknownItem` for the parent; `WrongTier` where the parent is not of a
    broader tier.
    """
    above = locked(parent) if parent else None
    if above is not None and list(Tier).index(tier) <= list(Tier).index(Tier(above.tier)):
        raise rules.WrongTier(tier=tier.value, above=above.tier)
    if Item.objects.filter(number=code).exists():
        raise rules.ItemExists(item=code)
    item = Item.objects.create(
        number=code,
        key=code,
        code=code,
        name=name,
        english=english,
        initials=rules.initials(name),
        tier=tier,
        power=power,
        department=department,
        area_code=department.area_code if department else "",
        parent=above,
    )
    body = {"name": name, "tier": tier.value, "power": power.value, "parent": parent}
    body |= {"english": english} if english else {}
    record(act="catalog.enter_item", about=Ref("item", code), by=by, at=now, body=body)
    return item


@transaction.atomic
def publish_item_version(
    *,
    item: str,
    content: rules.Content,
    effective_from: date,
    by: str,
    now: datetime,
    today: date,
) -> ItemVersion:
    """发布事项版本, to hold from `effective_from` until a later version holds.

    Refused: `UnknownItem`; `ItemCancelled`; `DatesCross` when it would hold from before today or
    from no later than the last version; `FaultyVersion` with every fault at once.
    """
    subject = locked(item)
    if subject.cancelled_from is not None:
        raise rules.ItemCancelled(item=item, since=subject.cancelled_from.isoformat())
    last = ItemVersion.objects.filter(item=subject).order_by("-number").first()
    earliest = max(today, last.effective_from) if last else today
    if effective_from < earliest or (last and effective_from == last.effective_from):
        raise rules.DatesCross(day=effective_from.isoformat(), last=earliest.isoformat())
    if found := rules.faults(content, on=effective_from):
        raise rules.FaultyVersion(item=item, faults=fault_texts(found))
    version = _version(subject, content, last.number + 1 if last else 1)
    version.effective_from = effective_from
    version.published_at, version.published_by = now, by
    version.save(force_insert=True)
    body = {
        "version": version.number,
        "digest": version.digest,
        "effective_from": effective_from.isoformat(),
    }
    record(act="catalog.publish_item_version", about=Ref("item", item), by=by, at=now, body=body)
    return version


@transaction.atomic
def cancel_item(
    *, item: str, cancelled_from: date, reason: str, by: str, now: datetime, today: date
) -> Item:
    """取消事项: from that day it takes no new case (优化营商环境条例 Art. 40); running ones go on.

    Refused: `UnknownItem`; `AlreadyCancelled`; `DatesCross` for a day before today.
    """
    subject = locked(item)
    if subject.cancelled_from is not None:
        raise rules.AlreadyCancelled(item=item, since=subject.cancelled_from.isoformat())
    if cancelled_from < today:
        raise rules.DatesCross(day=cancelled_from.isoformat(), last=today.isoformat())
    subject.cancelled_from, subject.cancel_reason = cancelled_from, reason
    subject.save(update_fields=["cancelled_from", "cancel_reason"])
    body = {"from": cancelled_from.isoformat(), "reason": reason}
    record(act="catalog.cancel_item", about=Ref("item", item), by=by, at=now, body=body)
    return subject


def _version(item: Item, content: rules.Content, number: int) -> ItemVersion:
    values = rules.content_to(content)
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    statutory, promised = content.statutory, content.promised
    return ItemVersion(
        item=item,
        number=number,
        name=content.name,
        power=content.power,
        case_type=content.case_type,
        statutory_number=statutory.number if statutory else None,
        statutory_unit=statutory.unit if statutory else "",
        promised_number=promised.number if promised else None,
        promised_unit=promised.unit if promised else "",
        plan_code=content.plan_code,
        plan_digest=content.plan_digest,
        content=values,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def locked(number: str) -> Item:
    """The item, held until the transaction ends. Refused: `UnknownItem`."""
    item = Item.objects.select_for_update(no_key=True).filter(number=number).first()
    if item is None:
        raise rules.UnknownItem(item=number)
    return item
