"""Promises of materials and of conditions, in every state that they may have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog import verbs as catalog_verbs
from yimen.work.cases import verbs
from yimen.work.cases.models import Case, GapPromise, Pledge
from yimen.work.cases.rules import Promised
from yimen.work.cases.states import Act, Effect, GapState, PledgeState
from yimen.work.cases.tests.when import DAY, LONG_AFTER, at
from yimen.work.intake import verbs as intake_verbs
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way
from yimen.work.intake.tests import make as intake

NEXT = date(2026, 2, 14)  # a Saturday that is a working day
GAPS = Promised(gaps=("layout",), gap_words="五日内补交平面图")
PLEDGE = Promised(pledge="已知晓全部条件，承诺符合")
LAYOUT = Held("layout", Way.PAPER, originals=2)


def tolerant(**more: Any) -> None:
    """From the next day on the layout may come later, or a promise may stand for it."""
    held = catalog.content(catalog.version_in_force(intake.ITEM, DAY))
    materials = tuple(
        replace(each, gap_tolerant=True, by_pledge=bool(more.get("pledge")))
        if each.key == "layout"
        else each
        for each in held.materials
    )
    catalog_verbs.publish_item_version(
        item=intake.ITEM,
        content=replace(held, materials=materials, **more),
        effective_from=NEXT,
        by="editor",
        now=intake.NOW,
        today=DAY,
    )


def without_layout(applicant: str = "") -> str:
    """The number of a draft in which the layout is missing."""
    number = intake.draft(applicant).number
    when = at(NEXT)
    given: dict[str, Any] = {"answers": {"shop": "一品"}, "facts": {"cooks": "no"}}
    intake_verbs.save(draft=number, **given, by="clerk", now=when["now"])
    form = Held("form", Way.UPLOAD, sha256=intake.SHA)
    intake_verbs.add_material(draft=number, material=form, **when)
    return number


def submitted(promised: Promised, applicant: str = "") -> str:
    draft = without_layout(applicant)
    return verbs.submit(draft=draft, promised=promised, **at(NEXT)).number


def gap(number: str, effect: Effect = Effect.WITHDRAWN, due_on: date = date(2026, 11, 30)) -> None:
    """A promise that runs, whatever the case is."""
    when = at()
    GapPromise.objects.create(
        case=Case.objects.get(number=number),
        state=GapState.RUNNING,
        materials=["layout"],
        words="后补",
        promised_at=when["now"],
        promised_on=DAY,
        promised_by="clerk",
        due_on=due_on,
        effect=effect,
    )


def pledge(number: str, state: PledgeState, **more: Any) -> None:
    """A pledge in some state, whatever the case is."""
    when = at()
    Pledge.objects.create(
        case=Case.objects.get(number=number),
        state=state,
        materials=[],
        words="承诺符合",
        offered_at=when["now"],
        offered_on=DAY,
        offered_by="clerk",
        **more,
    )


def check(number: str, day: date = DAY, *, kept: bool = False, days: int = 10) -> Case:
    return verbs.check_pledge(case=number, kept=kept, finding="缺隔断", days=days, **at(day))


DO: dict[Act, Callable[[str], object]] = {
    Act.SUPPLEMENT: lambda n: verbs.supplement(case=n, materials=[LAYOUT], **at()),
    Act.LAPSE_GAPS: lambda n: verbs.lapse_gaps(case=n, **at(LONG_AFTER)),
    Act.WITHDRAW_PLEDGE: lambda n: verbs.withdraw_pledge(case=n, materials=[], **at()),
    Act.CHECK_PLEDGE: check,
    Act.REPAIR_PLEDGE: lambda n: verbs.repair_pledge(case=n, reason="已改正", **at()),
}
READY: dict[Act, Callable[[str], object]] = {
    Act.SUPPLEMENT: gap,
    Act.LAPSE_GAPS: gap,
    Act.WITHDRAW_PLEDGE: lambda n: pledge(n, PledgeState.OFFERED),
    Act.CHECK_PLEDGE: lambda n: pledge(n, PledgeState.RELIED_ON, check_by=DAY),
    Act.REPAIR_PLEDGE: lambda n: pledge(
        n, PledgeState.BROKEN, check_by=DAY, order_by=DAY, finding="缺隔断"
    ),
}
