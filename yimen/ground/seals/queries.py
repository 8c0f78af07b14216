"""What may be asked about seals: which stands, under which letter, and what bears them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from yimen.ground.seals import rules
from yimen.ground.seals.models import Impression, Seal, SealLetter
from yimen.kernel.ref import Ref


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
