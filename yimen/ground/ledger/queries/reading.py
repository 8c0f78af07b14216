"""What is written about a subject."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from yimen.base.postgres.statements import Statement
from yimen.ground.ledger.models import Entry, Leaf
from yimen.kernel.errors import Refused
from yimen.kernel.ref import Ref

LENGTHS = Statement(
    "ledger_lengths",
    """
select json_agg(coalesce((select seq from ledger_head(about ->> 0, about ->> 1)), 0) order by place)
from json_array_elements($1::json) with ordinality as asked(about, place)
""",
)


class EntryUnknown(Refused):
    """No entry answers to this number."""

    code = "ledger.entry-unknown"


def history(about: Ref) -> list[Entry]:
    """Everything recorded about a subject, oldest first."""
    return list(Entry.objects.filter(kind=about.kind, number=about.number).order_by("seq"))


def entry(id_: UUID) -> Entry:
    """One entry. Refused: EntryUnknown."""
    found = Entry.objects.filter(pk=id_).first()
    if found is None:
        raise EntryUnknown(entry=str(id_))
    return found


def in_subject(about: Ref, seq: int | None = None) -> Entry:
    """The entry at one place of a subject's chain, counted from 1, or its last.

    Refused: EntryUnknown.
    """
    chain = Entry.objects.filter(kind=about.kind, number=about.number)
    found = (chain if seq is None else chain.filter(seq=seq)).order_by("-seq").first()
    if found is None:
        raise EntryUnknown(entry=str(about) if seq is None else f"{about} #{seq}")
    return found


def subjects_from(place: int, *, at_most: int) -> list[Ref]:
    """What the sealed entries from a place on are about, in their order; one for each entry."""
    leaves = Leaf.objects.filter(place__gte=place).order_by("place")[:at_most]
    return [Ref(*named) for named in leaves.values_list("entry__kind", "entry__number")]


def lengths(subjects: Sequence[Ref]) -> list[int]:
    """How many entries there are about each of these subjects: it grows with every act."""
    found = LENGTHS(json.dumps([[about.kind, about.number] for about in subjects]))
    told: list[int] = json.loads(found or "null") or []
    return told
