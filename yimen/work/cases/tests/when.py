"""The days of the tests, and who acts on them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from yimen.work.intake.tests import make as intake

DAY = intake.DAY  # Friday 13 February 2026
LAST = date(2026, 2, 27)  # the fifth working day after it
AFTER = date(2026, 2, 28)  # a Saturday that is a working day
LONG_AFTER = date(2026, 12, 1)


def at(day: date = DAY) -> dict[str, Any]:
    """Who, when and on which local day."""
    now = datetime.combine(day, time(9, 30), ZoneInfo("Asia/Shanghai"))
    return {"by": "officer", "now": now, "today": day}
