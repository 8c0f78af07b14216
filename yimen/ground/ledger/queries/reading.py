"""What is written about a subject."""

from __future__ import annotations

from uuid import UUID

from yimen.ground.ledger.models import Entry
from yimen.kernel.errors import Refused
from yimen.kernel.ref import Ref


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
