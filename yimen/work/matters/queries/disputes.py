"""The reviews and suits against a decision, and whether there is one to be brought there."""

from __future__ import annotations

from datetime import date

from django.db.models import Min

from yimen.work.matters.models import Matter, MatterAct, MatterDispute
from yimen.work.matters.rules import Disputed


def disputes_of(matter: Matter) -> list[MatterDispute]:
    """复议和诉讼 of a matter, in their order."""
    return list(MatterDispute.objects.filter(matter=matter).order_by("begun_on", "pk"))


def dispute_of(matter: Matter) -> MatterDispute | None:
    """The review or suit that goes on, or None."""
    return MatterDispute.objects.filter(matter=matter, ended_on=None).first()


def disputed(matter: Matter) -> list[Disputed]:
    """Their days, as what is added to a fine leaves them out."""
    return [Disputed(each.begun_on, each.ended_on) for each in disputes_of(matter)]


def decided_on(matter: Matter) -> date | None:
    """When it was decided against its party, or None: what a review or a suit is about."""
    told = MatterAct.objects.filter(matter=matter, told__has_key="review_body")
    found: date | None = told.aggregate(first=Min("done_on"))["first"]
    return found
