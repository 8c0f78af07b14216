"""When it is: the one place of this door that looks at the clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict

from yimen.base.present import queries as present


class When(TypedDict):
    """The instant and the local day that verbs are handed."""

    now: datetime
    today: date


def when() -> When:
    """Now, and today in the zone of the site; in a demo, of its city."""
    return {"now": present.now(), "today": present.today()}
