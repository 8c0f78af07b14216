"""What was done, as the report tells it, and what refusals of the city say of remedies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

REMEDIES = {
    "review_body": "云汀市人民政府",
    "review_period": "自知道本决定之日起六十日内",
    "court": "云汀市临水区人民法院",
    "suit_period": "自知道本决定之日起六个月内",
}


@dataclass(frozen=True, slots=True)
class Done:
    """One act that was done. `told` says what is worth a line of the day, "" nothing."""

    at: datetime
    day: int
    act: str
    case: str
    item: str
    applicant: str
    told: str


Wrote = Callable[[Done], None]
