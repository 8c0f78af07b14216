"""What every act on a case begins and ends with: its row locked, its entry written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from yimen.base.postgres.statements import Statement, together
from yimen.ground.ledger.verbs import Head, append, head_asked, head_told
from yimen.ground.process import queries as process
from yimen.ground.process import verbs as process_verbs
from yimen.kernel.days import Calendar
from yimen.kernel.ref import Ref
from yimen.work.cases import queries
from yimen.work.cases.models import Case, CaseMaterial
from yimen.work.cases.queries.brief import LOCK, brief_told
from yimen.work.cases.rules import Changed, UnknownCase
from yimen.work.cases.states import Act, State, after
from yimen.work.intake.rules import Held

APPLICATION, CORRECTION, SUPPLEMENT = 0, 1, 2  # rounds of materials

# As `save` of the one column, which costs the hot path four times as much
SET_STATE = Statement("cases_state", "update cases_case set state = $2 where id = $1")


def lock(number: str) -> Case:
    """The case of that number, locked until the transaction ends, or `UnknownCase`."""
    case = Case.objects.select_for_update(no_key=True).filter(number=number).first()
    if case is None:
        raise UnknownCase(number=number)
    return case


def hold(*, case: str | Case) -> Case:
    """锁定办件: as `lock`, with what acts in a step need, the rest when asked for; and its parties.

    A case that this transaction holds already is given back as it is: so the permission is asked
    of what the act then changes, and it is read once.
    """
    if isinstance(case, Case):
        case.lengths = None  # another act follows
        return case
    about = Ref("case", case)
    told, head, run = together(
        LOCK.of(case), head_asked(about=about), process_verbs.asked(about=about)
    )
    held = brief_told(case, told)
    held.head, held.locked_run = head_told(told=head), process_verbs.answered(told=run)
    return held


@transaction.atomic
def expect(*, case: str, mark: str) -> None:
    """核对进度: lock the case and go on only if it still stands at the mark that was looked at.

    Called in the transaction of the act that follows. Refused: `UnknownCase`, `Changed`.
    """
    held = hold(case=case)
    chains = (held.head, held.locked_run)
    held.lengths = tuple(each.seq for each in chains if each)
    now = queries.mark(held)
    if mark != now:
        raise Changed(case=case, mark=now)


def move(case: Case, act: Act) -> State:
    """Bring a case to the state that the act leads to, and say from which.

    Refused: `WrongState`, `SecondNotice`.
    """
    before = State(case.state)
    case.state = after(before, act)
    return before


def run_of(case: Case) -> UUID:
    """The run of a case that was accepted."""
    assert case.run is not None  # case_acceptance_is_whole
    return case.run


def locked_run_of(case: Case) -> UUID | process_verbs.Locked:
    """As `run_of`, and for the first act in it as it was read when the case was locked."""
    locked, case.locked_run = case.locked_run, None
    return locked or run_of(case)


def keep(
    case: Case, materials: Iterable[Held], names: Mapping[str, str], which: int, now: datetime
) -> None:
    """Keep the materials of one round."""
    CaseMaterial.objects.bulk_create(
        CaseMaterial(
            case=case,
            round=which,
            key=each.key,
            name=names.get(each.key, each.key),
            way=each.way,
            sha256=each.sha256,
            originals=each.originals,
            copies=each.copies,
            received_at=now,
        )
        for each in materials
    )


def workdays() -> Calendar:
    """The calendar that this installation counts with now."""
    return process.calendar(process.newest_release())


def note(
    case: Case, act: str, *, by: str, now: datetime, unit: str, body: Mapping[str, object]
) -> int:
    """Write the ledger entry of an act, with the state that it led to; its place in the chain."""
    told = {**body, "state": case.state}
    given: dict[str, Any] = {"by": by, "at": now, "unit": unit, "body": told}
    linked = append(act=act, about=case.about, head=case.head, **given)
    case.head = Head(linked.seq, linked.hash)
    return linked.seq
