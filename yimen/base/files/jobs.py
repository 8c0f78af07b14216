"""What is taken out of the storage by the clock."""

from __future__ import annotations

from datetime import date

from yimen.base.files import arriving, tray


def sweep(*, today: date) -> int:
    """Take out what stopped on its way, and what was put together and never sent; how many trays.

    Safe from any number of workers and again after a crash.
    """
    arriving.sweep(today=today)
    return tray.sweep(today=today)
