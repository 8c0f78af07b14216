"""Watchers follow the ledger; nobody calls them."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from yimen.ground.ledger.models import Entry, Leaf, Reader


@transaction.atomic
def follow(*, name: str, each: Callable[[Entry], None], at_most: int = 500) -> int:
    """跟读: hand every new sealed entry to `each`, in order, and remember the place, or neither.

    Gives how many there were. What `each` writes stands in the same transaction, so every entry
    takes effect once. A second process that follows under the same name waits for the first.
    """
    Reader.objects.get_or_create(name=name)
    reader = Reader.objects.select_for_update().get(name=name)
    new = Leaf.objects.filter(place__gt=reader.place).select_related("entry").order_by("place")
    leaves = list(new[:at_most])
    for leaf in leaves:
        each(leaf.entry)
        reader.place = leaf.place
    reader.save(update_fields=["place"])
    return len(leaves)
