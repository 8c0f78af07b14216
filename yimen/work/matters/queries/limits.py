"""What follows from what acts told: how long terms are, a hearing, what a fine has grown to."""

from __future__ import annotations

from datetime import date

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.money import fen
from yimen.work.matters import rules
from yimen.work.matters.models import Matter, MatterAct, MatterLimit, MatterTerm
from yimen.work.matters.queries.disputes import disputed
from yimen.work.matters.rules import Called, Fine, Lasting, called
from yimen.work.matters.rules.hearing import HELD_ON


def limit(matter: Matter, key: str, on: date) -> Lasting | None:
    """How long a term of a matter is that begins on a day, and by which rule.

    What the place has set, else the law where it sets one for what the acts have told.
    """
    table = rules.table_of(matter.power)
    held = MatterLimit.objects.filter(power=table.power.value, key=key, valid_from__lte=on)
    newest = held.order_by("-valid_from").first()
    if newest is not None:
        return Lasting(Limit(newest.number, Unit(newest.unit)), newest.source)
    known = table.term(key)
    if known is None or known.limit is None or (known.when and not _told(matter, known.when)):
        return None
    return Lasting(known.limit, known.source)


def _told(matter: Matter, key: str) -> str:
    """What an act of a matter told last under a key."""
    acts = MatterAct.objects.filter(matter=matter, told__has_key=key).order_by("-place")
    return str(acts.values_list(f"told__{key}", flat=True).first() or "")


def hearing_of(matter: Matter) -> Called | None:
    """When and where the hearing is held that was called last, None where none was."""
    acts = MatterAct.objects.filter(matter=matter, told__has_key=HELD_ON).order_by("-place")
    told = acts.values_list("told", flat=True).first()
    return called(told) if told else None


def fine_of(matter: Matter, today: date) -> Fine | None:
    """罚款 of a penalty, None where there is none, and what was added until today or its payment.

    Without the days of a review or a suit. 行政处罚法 Art. 67, 72, 73.
    """
    text = _told(matter, rules.FINE)
    if not text:
        return None
    amount = fen(text)
    term = MatterTerm.objects.filter(matter=matter, key="payment").first()
    if term is None:
        return Fine(amount, 0, None)
    more = rules.additional(amount, term.due_on, term.ended_on or today, disputed(matter))
    return Fine(amount, more, term.due_on)
