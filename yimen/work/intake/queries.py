"""What may be asked about drafts: what was typed, what is there, and what is still missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog import rules as items
from yimen.ground.ledger import queries as ledger
from yimen.kernel.ref import Ref
from yimen.work.intake import rules
from yimen.work.intake.models import Draft, Material
from yimen.work.intake.states import State, Way

if TYPE_CHECKING:
    from yimen.ground.catalog.models import ItemVersion
    from yimen.ground.people.rules import Viewer


PARTIES = ("person", "organisation", "agent")


def draft(number: str) -> Draft:
    """The draft of that number with its applicant, or `UnknownDraft`."""
    found = Draft.objects.select_related("version", *PARTIES).filter(number=number).first()
    if found is None:
        raise rules.UnknownDraft(number=number)
    return found


def draft_seen(number: str, *, viewer: Viewer) -> Draft:
    """The draft of that number for its applicant or agent, or for a clerk.

    The clerk opened it, or has the item's department in reach. Anybody else: `UnknownDraft`.
    """
    found = draft(number)
    agent = found.agent if found.organisation is None else None
    parties = {each.number for each in (found.person, found.organisation, agent) if each}
    if viewer.party in parties and viewer.covers(found.item):
        return found
    if viewer.holds(rules.TAKES):
        if found.opened_by == viewer.by:
            return found
        department = catalog.item(found.item).department
        unit = department.unit if department else None
        if unit is not None and viewer.over(unit.path, rules.TAKES):
            return found
    raise rules.UnknownDraft(number=number)


def drafts_seen(*, viewer: Viewer, after: str = "", at_most: int = 50) -> list[Draft]:
    """Open drafts by number, in pages: a person's own, or those that a member of staff opened."""
    mine = _own(viewer) if viewer.party else Q(opened_by=viewer.by)
    found = Draft.objects.filter(mine, state=State.DRAFT, number__gt=after)
    page = found.select_related(*PARTIES).order_by("number")
    return list(page[:at_most])


def begun(asked: Mapping[str, Any]) -> Draft | None:
    """An open draft of what `verbs.begin` was asked, with nothing typed and no material in it."""
    who = {f"{name}__number": asked.get(name) or None for name in PARTIES}
    what = {name: asked.get(name, "").strip() for name in ("mandate", "licence", "request")}
    empty = Draft.objects.filter(state=State.DRAFT, answers={}, delivery="", materials=None)
    found = empty.filter(item=asked["item"], channel=asked["channel"], opened_by=asked["by"])
    return found.filter(**who, **what).order_by("pk").first()


def mark(of: Draft) -> str:
    """Where a draft stands in its own count of acts: it changes with each of them (ETag)."""
    return str(ledger.lengths([Ref("draft", of.number)])[0])


def page_mark(of: Draft, names: Collection[str]) -> str:
    """What is kept of some questions of the form, as a mark: whoever saves says what they saw."""
    return rules.digest({name: of.answers[name] for name in names if name in of.answers})


def drafts_of(*, viewer: Viewer) -> list[Draft]:
    """The open drafts of a person, or of the organisation that they act for, newest first."""
    found = Draft.objects.filter(_own(viewer), state=State.DRAFT)
    return list(found.select_related("organisation").order_by("-saved_at", "-pk"))


def _own(viewer: Viewer) -> Q:
    """What a viewer applies for: for themselves, as a person's agent, or for an organisation."""
    agent = Q(agent__number=viewer.party, organisation=None)
    own = Q(person__number=viewer.party) | Q(organisation__number=viewer.party) | agent
    return own & Q(item__in=viewer.items) if viewer.items else own


def materials(of: Draft) -> list[Material]:
    """What was handed in with a draft, by key."""
    return list(Material.objects.filter(draft=of).order_by("key"))


def precheck(of: Draft, on: date) -> rules.Precheck:
    """预审: what the draft lacks under the version of its item that is in force on that day.

    Refused: as `catalog.queries.version_in_force`, and what conditions of materials raise.
    """
    return judged(of, catalog.version_in_force(of.item, on))


def judged(of: Draft, version: ItemVersion) -> rules.Precheck:
    """What the draft lacks under one version of its item."""
    content = catalog.content(version)
    unanswered = [
        question.text
        for question in content.questions
        if of.facts.get(question.key) not in {each.value for each in question.answers}
    ]
    # What a question decides is not known while it is open; what is always needed is told already
    certain = tuple(each for each in content.materials if not each.when)
    known = replace(content, materials=certain) if unanswered else content
    needed = items.materials_needed(known, of.facts)
    return rules.precheck(
        asked=[rules.Asked(e.key, e.name, e.copies, e.gap_tolerant) for e in needed],
        held=[held(each) for each in materials(of)],
        schema=content.form,
        answers=of.answers,
        unanswered=unanswered,
    )


def held(material: Material) -> rules.Held:
    """A material as rules see it."""
    way = Way(material.way)
    return rules.Held(material.key, way, material.sha256, material.originals, material.copies)
