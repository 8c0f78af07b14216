"""What may be asked about matters: those of one's units or one's own, one of them, what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Min

from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NotAllowed, Viewer
from yimen.kernel.clock import Light
from yimen.kernel.errors import Refused
from yimen.work.matters import rules
from yimen.work.matters.models import Matter, MatterAct, MatterPaper, MatterTerm
from yimen.work.matters.queries.disputes import decided_on, dispute_of, disputes_of
from yimen.work.matters.queries.limits import fine_of, hearing_of, limit
from yimen.work.matters.queries.listing import due_terms, matters_seen, mine, place_of
from yimen.work.matters.queries.pausing import (
    can_rest,
    due_on,
    grounds,
    pauses_of,
    resting,
    rests,
    terms_moved_by,
)
from yimen.work.matters.rules import Attempt, Running
from yimen.work.matters.states import INSIDE, Move, Table

if TYPE_CHECKING:
    from yimen.ground.ledger.models import Entry
    from yimen.ground.people.states import Role
    from yimen.ground.seals.models import Seal


__all__ = [
    "MatterView",
    "Opening",
    "attempt",
    "can_rest",
    "decided_on",
    "dispute_of",
    "disputes_of",
    "due_on",
    "due_terms",
    "fine_of",
    "grounds",
    "hearing_of",
    "history",
    "light_of",
    "limit",
    "mark",
    "matter_of",
    "matter_seen",
    "matters_seen",
    "may_act",
    "may_dispute",
    "may_open",
    "may_time",
    "openings",
    "paper_facts",
    "paper_seen",
    "pauses_of",
    "place_of",
    "resting",
    "rests",
    "terms_moved_by",
    "view",
]


@dataclass(frozen=True, slots=True)
class MatterView:
    """办件详情 of a matter; `moves` are the acts of its state that the viewer may do."""

    matter: Matter
    table: Table
    state: str  # in Chinese
    acts: tuple[MatterAct, ...]
    terms: tuple[MatterTerm, ...]
    papers: tuple[MatterPaper, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """An act of a table for a viewer: whether it is open, or the refusal that closes it."""

    move: Move
    closed: Refused | None


def matter_seen(number: str, *, viewer: Viewer) -> MatterView:
    """A matter for who may see it; its party is not shown what was said and written inside.

    Refused: `UnknownMatter`, also for one that is none of the viewer's.
    """
    found = Matter.objects.select_related("item", "person", "organisation")
    matter = found.filter(mine(viewer), number=number).first()
    if matter is None:
        raise rules.UnknownMatter(number=number)
    return view(matter, viewer)


def view(matter: Matter, viewer: Viewer | None = None) -> MatterView:
    """A matter with everything in it; without a viewer all acts of its state are open.

    Its party has the acts since it was told, and no document that stays inside.
    """
    table = rules.table_of(matter.power)
    open_ = [move for (since, _), move in table.by_name.items() if since == matter.state]
    acts = MatterAct.objects.filter(matter=matter)
    papers = MatterPaper.objects.filter(matter=matter)
    if viewer is not None and viewer.party:
        first = acts.filter(act__in=table.told_by).aggregate(place=Min("place"))["place"]
        acts, papers = acts.filter(place__gte=first or 0), papers.exclude(title__in=INSIDE)
    return MatterView(
        matter=matter,
        table=table,
        state=table.states[matter.state],
        acts=tuple(acts.order_by("place")),
        terms=tuple(MatterTerm.objects.filter(matter=matter).order_by("start_on", "key")),
        papers=tuple(papers.order_by("issued_on", "pk")),
        moves=tuple(move for move in open_ if viewer is None or _may(move, matter, viewer)),
    )


def openings(found: MatterView, *, viewer: Viewer, today: date) -> list[Opening]:
    """可办事项: every act of the table, in its order; what closes one is the state, then the role.

    What it has to tell is asked only once it is done.
    """
    table, state = found.table, found.matter.state
    names = dict.fromkeys(move.act for move in table.moves)
    now = {act: table.by_name.get((state, act)) for act in names}
    elsewhere = {move.act: move for move in table.moves}
    did = attempt(found.matter, viewer.by, today, {}, ())
    return [
        Opening(move or elsewhere[act], _closed(found, act, did, viewer))
        for act, move in now.items()
    ]


def _closed(found: MatterView, act: str, did: Attempt, viewer: Viewer) -> Refused | None:
    try:
        move = rules.move_of(found.table, found.matter.state, act)
        _check_role(move, found.matter, viewer)
        rules.check_now(found.table, move, did)
    except Refused as refused:
        return refused
    return None


def light_of(term: MatterTerm, today: date) -> Light | None:
    """红黄绿灯 of a term; None for one that has ended."""
    if term.ended_on is not None:
        return None
    if term.key in resting(term.matter, today):
        return Light.PAUSED
    return rules.light(term.start_on, term.due_on, today)


def mark(of: Matter) -> str:
    """Where a matter stands in its own count of acts: it changes with each of them."""
    return str(ledger.lengths([of.about])[0])


def history(of: Matter) -> list[Entry]:
    """What the ledger holds of a matter, oldest first."""
    return ledger.history(of.about)


def paper_seen(number: str, paper: int, *, viewer: Viewer) -> MatterPaper:
    """文书 of a matter for who may see it. Refused: `UnknownMatter`, `UnknownPaper`."""
    found = next(
        (each for each in matter_seen(number, viewer=viewer).papers if each.pk == paper), None
    )
    if found is None:
        raise rules.UnknownPaper(matter=number, paper=paper)
    return found


def paper_facts(paper: MatterPaper, seal: Seal | None) -> dict[str, object]:
    """What is set in type of a document: the same as long as it stands."""
    matter = paper.matter
    party = matter.person or matter.organisation
    organ, on = people.unit(paper.organ).name, paper.issued_on
    said = rules.Said(
        title=paper.title,
        subject=matter.subject,
        item=matter.item.name,
        matter=matter.number,
        told=paper.content,
    )
    told = rules.letter(said)
    return {
        **told,
        "organ": organ,
        "number": paper.number,
        "addressee": party.name if party and told["addressed"] else "",
        "date": f"{on.year}年{on.month}月{on.day}日",
        "seal": {"organ": seal.organ.name, "name": seal.name} if seal else None,
        "address": "",
    }


def matter_of(number: str) -> Matter:
    """The matter of that number, for who runs the platform. Refused: `UnknownMatter`."""
    found = Matter.objects.select_related("item", "person", "organisation")
    matter = found.filter(number=number).first()
    if matter is None:
        raise rules.UnknownMatter(number=number)
    return matter


def may_act(number: str, act: str, *, viewer: Viewer) -> str:
    """Whether a viewer may do this to a matter now: the unit for which it is done.

    It is "" for its party. Refused: `UnknownMatter`, `WrongAct`, `people.not-allowed`.
    """
    found = matter_seen(number, viewer=viewer)
    _check_role(rules.move_of(found.table, found.matter.state, act), found.matter, viewer)
    return "" if viewer.party else found.matter.organ


def may_time(number: str, *, viewer: Viewer) -> str:
    """Whether a viewer may stop terms of a matter and let them go on: the unit that does it.

    Refused: `UnknownMatter`, `people.not-allowed`.
    """
    return _unit_by(rules.TIMES, number, viewer)


def may_dispute(number: str, *, viewer: Viewer) -> str:
    """Whether a viewer may enter that a review or a suit begins and ends: the unit that does it.

    Refused: `UnknownMatter`, `people.not-allowed`.
    """
    return _unit_by(rules.DISPUTES, number, viewer)


def _unit_by(roles: frozenset[Role], number: str, viewer: Viewer) -> str:
    matter = matter_seen(number, viewer=viewer).matter
    if not people.reaches(viewer, roles, matter.organ):
        names = "、".join(sorted(role.value for role in roles))
        raise NotAllowed(unit=matter.organ, roles=names)
    return matter.organ


def _may(move: Move, matter: Matter, viewer: Viewer) -> bool:
    """By a role over the organ; the party, once it has been told, what is its own to do."""
    return move.party if viewer.party else people.reaches(viewer, move.roles, matter.organ)


def _check_role(move: Move, matter: Matter, viewer: Viewer) -> None:
    if not _may(move, matter, viewer):
        names = "、".join(sorted(role.value for role in move.roles))
        raise NotAllowed(unit=matter.organ, roles=names)


def may_open(item_power: str, organ: str, *, viewer: Viewer) -> None:
    """Whether a viewer may open a matter of that power for a unit.

    Refused: `LicenceIsCase`, `people.not-allowed`.
    """
    opens = rules.table_of(item_power).opens
    if not people.reaches(viewer, opens, organ):
        raise NotAllowed(unit=organ, roles="、".join(sorted(role.value for role in opens)))


def attempt(
    matter: Matter, by: str, today: date, told: Mapping[str, str], officers: Sequence[str]
) -> Attempt:
    """An act on a matter with everything that the rule asks of it."""
    did: dict[str, set[str]] = {}
    for name, who in MatterAct.objects.filter(matter=matter).values_list("act", "done_by"):
        did.setdefault(name, set()).add(who)
    terms = {
        term.key: Running(term.key, term.due_on, term.ended_on is not None)
        for term in MatterTerm.objects.filter(matter=matter)
    }
    rests_now, notice = resting(matter, today), hearing_of(matter)
    return Attempt(by, today, told, officers, terms, did, rests_now, notice)
