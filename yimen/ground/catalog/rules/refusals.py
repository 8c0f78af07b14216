"""The refusals of the catalogue."""

from __future__ import annotations

from yimen.kernel.errors import Refused


class ItemExists(Refused):
    code = "catalog.item-exists"


class UnknownItem(Refused):
    code = "catalog.unknown-item"


class UnknownMaterial(Refused):
    """A material that the item does not ask for."""

    code = "catalog.unknown-material"


class WrongTier(Refused):
    code = "catalog.tier"


class ItemCancelled(Refused):
    code = "catalog.cancelled"


class AlreadyCancelled(Refused):
    code = "catalog.already-cancelled"


class NotInForce(Refused):
    code = "catalog.not-in-force"


class DatesCross(Refused):
    code = "catalog.dates-cross"


class FaultyVersion(Refused):
    code = "catalog.faulty"


class ListUnreadable(Refused):
    code = "catalog.list-unreadable"


class ListForm(Refused):
    code = "catalog.list-form"


class ListTooLarge(Refused):
    code = "catalog.list-too-large"


class SearchTooLong(Refused):
    """More was typed into the search than any name or code of an item holds."""

    code = "catalog.search-too-long"


class WaysForm(Refused):
    """A file of halls and events is not as it must be."""

    code = "catalog.ways-form"


class UnknownHall(Refused):
    code = "catalog.unknown-hall"


class UnknownEvent(Refused):
    code = "catalog.unknown-event"
