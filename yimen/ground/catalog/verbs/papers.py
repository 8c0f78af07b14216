"""Blank forms and samples of the materials of an item, published with a version of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime

from django.db import transaction

from yimen.base.files.store import keep
from yimen.ground.catalog import rules
from yimen.ground.catalog.models import ItemVersion
from yimen.ground.catalog.verbs.items import locked, publish_item_version

File = tuple[str, bytes]  # its name and what is in it


@transaction.atomic
def publish_papers(
    *,
    item: str,
    blanks: Mapping[str, File],
    samples: Mapping[str, File],
    effective_from: date,
    by: str,
    now: datetime,
    today: date,
) -> ItemVersion:
    """发布空白表格和样表: a version that says what the last one said, with these files by material.

    Refused: `UnknownItem`; `NotInForce` while it has no version; `UnknownMaterial`; as
    `yimen.base.files.store.keep` for a file, and as `publish_item_version`.
    """
    last = ItemVersion.objects.filter(item=locked(item)).order_by("-number").first()
    if last is None:
        raise rules.NotInForce(item=item, day=effective_from.isoformat())
    content = rules.content_from(last.content)
    for key in blanks.keys() | samples.keys():
        if key not in {each.key for each in content.materials}:
            raise rules.UnknownMaterial(item=item, material=key)
    fresh = {
        name: {key: keep_paper(name=of, content=held) for key, (of, held) in given.items()}
        for name, given in (("blank", blanks), ("sample", samples))
    }
    materials = [
        replace(
            each,
            blank=fresh["blank"].get(each.key, each.blank),
            sample=fresh["sample"].get(each.key, each.sample),
        )
        for each in content.materials
    ]
    return publish_item_version(
        item=item,
        content=replace(content, materials=tuple(materials)),
        effective_from=effective_from,
        by=by,
        now=now,
        today=today,
    )


def keep_paper(*, name: str, content: bytes) -> rules.Paper:
    """保存表样: the file as a version names it. Refused: as `yimen.base.files.store.keep`."""
    return rules.Paper(**asdict(keep(name, content)))
