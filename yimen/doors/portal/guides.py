"""What the guide of an item says on a day, put together from its version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yimen.base.language import english, lang
from yimen.base.parts.templatetags.parts import held_in, money
from yimen.doors.portal import limits
from yimen.doors.portal.blanks import has_sample
from yimen.doors.portal.words import CASE_TYPES, FORMS, NECESSITIES, POWERS, SOURCES
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog.rules import (
    Content,
    ItemCancelled,
    Material,
    NotInForce,
    Variant,
    materials_needed,
    region,
    variant,
)
from yimen.ground.catalog.states import Power, Source

if TYPE_CHECKING:
    from yimen.ground.catalog.models import Item, ItemVersion


@dataclass(frozen=True, slots=True)
class Download:
    """空白表格 or 样表 to download: what it is, its address, its type and size if it is a file."""

    name: str
    address: str
    kind: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A material as the guide lists it."""

    material: Material
    necessity: object
    source: object
    form: object
    papers: list[Download]
    when: str  # of a conditional one, in words


@dataclass(frozen=True, slots=True)
class Guide:
    """办事指南: everything that the version in force says, and what follows from the answers."""

    item: Item
    version: ItemVersion
    content: Content
    facts: list[tuple[str, object]]
    limits: list[limits.Told]
    rows: list[Row]
    form: list[Download]  # the item's own form, where none of the materials is it
    spared: int  # materials that these answers make needless
    answers: Mapping[str, str]
    variant: Variant | None

    @property
    def is_licence(self) -> bool:
        """Whether it leads to a licence (行政许可), with the liability that the law says there."""
        return self.content.power is Power.APPROVAL

    @property
    def answered(self) -> bool:
        """Whether every question that leads to a variant has its answer."""
        return all(each.key in self.answers for each in self.content.questions)


def standing(number: str, today: date) -> tuple[Item, ItemVersion | None]:
    """The item, and its version in force, or None once cancelled or before the first begins.

    Refused: `catalog.unknown-item`.
    """
    try:
        version = catalog.version_in_force(number, today)
    except (ItemCancelled, NotInForce):
        return catalog.item(number), None
    return version.item, version


def guide(item: Item, version: ItemVersion, given: Mapping[str, str], today: date) -> Guide:
    """The guide for somebody who gave these answers; one that is not offered counts as none."""
    content = catalog.content(version, english=english())
    answers = {
        each.key: given[each.key]
        for each in content.questions
        if given.get(each.key) in {one.value for one in each.answers}
    }
    answered = len(answers) == len(content.questions)
    listed = _asked(content, answers) if answered and answers else content.materials
    return Guide(
        item=item,
        version=version,
        content=content,
        facts=_facts(item, content),
        limits=limits.told(content, today),
        rows=[_row(item, content, each) for each in listed],
        form=[] if any(each.is_form for each in listed) else _own_form(item, content),
        spared=len(content.materials) - len(listed),
        answers=answers,
        variant=variant(content, answers) if answered else None,
    )


def _asked(content: Content, answers: Mapping[str, str]) -> tuple[Material, ...]:
    """What this applicant hands in, and what the state already holds."""
    needed = materials_needed(content, answers)
    return tuple(e for e in content.materials if e in needed or e.source is Source.SHARED)


def _row(item: Item, content: Content, material: Material) -> Row:
    return Row(
        papers=_own_form(item, content) if material.is_form else _papers(item, material),
        material=material,
        necessity=NECESSITIES[material.necessity],
        source=SOURCES[material.source],
        form=FORMS[material.form],
        when=catalog.conditions_told([material.when], content, lang=lang())[material.when],
    )


def _own_form(item: Item, content: Content) -> list[Download]:
    """The item's own form, which is set in type when somebody asks for it."""
    if not content.form:
        return []
    found = [Download(_("空白表格"), reverse("portal:blank", args=[item.number]), "PDF")]
    if has_sample(content):
        found.append(Download(_("样表"), reverse("portal:sample", args=[item.number]), "PDF"))
    return found


def _papers(item: Item, material: Material) -> list[Download]:
    """The files that were published with a material."""
    asked = urlencode({"material": material.key})
    pairs = ((_("空白表格"), "blank", material.blank), (_("样表"), "sample", material.sample))
    return [
        Download(
            name,
            f"{reverse(f'portal:{page}', args=[item.number])}?{asked}",
            paper.kind.rpartition("/")[2].upper(),
            paper.size,
        )
        for name, page, paper in pairs
        if paper is not None
    ]


def _facts(item: Item, content: Content) -> list[tuple[str, object]]:
    return [
        (_("实施部门"), _department(item)),
        (_("事项类型"), POWERS[content.power]),
        (_("办件类型"), CASE_TYPES[content.case_type]),
        (_("办理结果"), content.result),
        *([(_("数量限制"), _quota(content.quota))] if content.quota else []),
        *_region(content),
        (_("到现场次数"), _visits(content)),
        (_("收费"), _fees(content)),
        (_("事项编码"), item.code or item.number),
    ]


def _department(item: Item) -> str:
    """Who answers for it: in English by that name, else as the unit is called in full."""
    department = item.department
    if department is None:
        return ""
    if english() and department.english:
        return department.english
    return department.unit.name if department.unit else department.name


def _quota(most: int) -> str:
    return _("共 {n} 个，符合条件的按受理的先后顺序准予").format(n=most)


def _region(content: Content) -> list[tuple[str, object]]:
    found = region(content)
    return [(_("适用区域"), held_in(found.name, found.basis))] if found.name else []


def _visits(content: Content) -> str:
    if content.visits == 0:
        return _("一次都不用跑")
    said = ngettext("最多跑 {n} 次", "最多跑 {n} 次", content.visits).format(n=content.visits)
    return f"{said}{_('：')}{content.visit_reason}" if content.visit_reason else said


def _fees(content: Content) -> str:
    if not content.fees:
        return _("不收费")
    return "\n".join(f"{each.name} {money(each.fen)}" for each in content.fees)
