"""What may be asked about seals: which stands, under which letter, and what bears them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from yimen.ground.ledger import queries as ledger
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NotAllowed
from yimen.ground.seals import rules
from yimen.ground.seals.models import Impression, Seal, SealLetter
from yimen.ground.seals.rules import Standing
from yimen.kernel.ref import Ref

if TYPE_CHECKING:
    from yimen.ground.ledger.models import Entry
    from yimen.ground.people.rules import Viewer
    from yimen.ground.people.states import Role


def seal(number: str) -> Seal:
    """The seal of that number, withdrawn or not, or `UnknownSeal`."""
    found = Seal.objects.select_related("organ", "window").filter(number=number).first()
    if found is None:
        raise rules.UnknownSeal(seal=number)
    return found


def seals() -> QuerySet[Seal]:
    """Every seal with its letters, by number."""
    found = Seal.objects.select_related("organ", "window").prefetch_related("letters")
    return found.order_by("number")


@dataclass(frozen=True, slots=True)
class SealView:
    """印章详情: the seal, its letters with how each stands, and what the ledger holds of it."""

    seal: Seal
    letters: tuple[tuple[SealLetter, Standing], ...]
    entries: tuple[Entry, ...]


def seals_seen(*, viewer: Viewer) -> list[Seal]:
    """印章列表: seals whose organ or window is in reach, with their letters, by number."""
    keys = people.unit_keys(viewer, rules.SEES)
    return list(seals().filter(Q(organ__key__in=keys) | Q(window__key__in=keys)))


def seal_seen(number: str, *, viewer: Viewer, today: date) -> SealView:
    """A seal for who may see it. Refused: `UnknownSeal`, also for one that is none of theirs."""
    found = seal(number)
    units = (found.organ.key, found.window.key)
    if not any(people.reaches(viewer, rules.SEES, unit) for unit in units):
        raise rules.UnknownSeal(seal=number)
    letters = found.letters.order_by("-valid_from", "number")
    entries = ledger.history(Ref("seal", found.number))
    return SealView(
        found, tuple((each, letter_stands(each, today)) for each in letters), tuple(entries)
    )


def letter_stands(letter: SealLetter, on: date) -> Standing:
    """How a letter stands on a day."""
    return rules.standing(
        on=on,
        valid_from=letter.valid_from,
        valid_to=letter.valid_to,
        withdrawn_on=letter.withdrawn_on,
    )


def check_may(of: Seal, viewer: Viewer, roles: frozenset[Role]) -> str:
    """The organ of a seal, for who holds one of these roles over it; else `people.not-allowed`."""
    if not people.reaches(viewer, roles, of.organ.key):
        names = "、".join(sorted(role.value for role in roles))
        raise NotAllowed(unit=of.organ.key, roles=names)
    return of.organ.key


def letter_for(*, organ: str, item: str, on: date) -> SealLetter:
    """用印依据: the letter under which a document on an item, issued that day, is sealed.

    Of several the one registered first. Refused: `NotAuthorised`.
    """
    stands = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
    found = (
        SealLetter.objects.select_related("seal__organ")
        .filter(stands, seal__organ__key=organ, seal__withdrawn_at=None)
        .filter(valid_from__lte=on, valid_to__gte=on, items__contains=[item])
        .order_by("registered_at", "pk")
        .first()
    )
    if found is None:
        raise rules.NotAuthorised(item=item, on=on.isoformat(), letter="")
    return found


def impression_on(about: Ref) -> Impression | None:
    """The use of a seal on a document, if it is sealed."""
    found = Impression.objects.select_related("letter__seal")
    return found.filter(about_kind=about.kind, about_number=about.number).first()


def impression_of_file(sha256: str) -> Impression | None:
    """The use of a seal that made just this file, by its SHA-256 in hexadecimal."""
    return Impression.objects.select_related("letter__seal__organ").filter(sha256=sha256).first()


def seal_of_certificate(fingerprint: str) -> Seal | None:
    """The registered seal that has this certificate."""
    return Seal.objects.select_related("organ").filter(fingerprint=fingerprint).first()
