"""What is typed into the forms of hearings, inquiries and promises, by whom, in which cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.ground.process import queries as process
from yimen.work.cases.rules import Key, last_day
from yimen.work.cases.states import Act
from yimen.work.cases.tests import asking, promising
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

YEARS_AWAY = date(2090, 1, 2)
OUTCOME = {"inquiry": "1", "favourable": "yes", "finding": "相符 <b>"}
TYPED: dict[str, dict[str, Any]] = {
    "tell-hearing": {"parties": "张三\n邻居李四\n", "reason": "涉及相邻权益"},
    "answer-hearing": {"party": "张三", "wants": "no"},
    "notice-hearing": {"begins": "09:30", "place": "三楼听证室", "chair": asking.CHAIR},
    "challenge-chair": {"party": "张三", "reason": "是申请人的亲属"},
    "judge-challenge": {"party": "邻居李四", "upheld": "no"},
    "hold-hearing": {"attended": ["张三"], "minutes": "双方陈述了意见"},
    "sign-minutes": {
        "signature_0": "yes",
        "signature_1": "no",
        "why_1": "认为记录不全",
    },
    "order-visit": {
        "officers": list(asking.OFFICERS),
        "visit_on": YEARS_AWAY.isoformat(),
        "place": "经营场所",
        "subject": "核查布局",
    },
    "record-visit": {**OUTCOME, "present": list(asking.OFFICERS)},
    "commission-experts": {
        "experts": "王教授\n赵高工",
        "subject": "结构安全",
        "due_on": YEARS_AWAY.isoformat(),
    },
    "record-experts": OUTCOME,
    "consult": {"asked": "water", "question": "是否影响河道？", "days": "5"},
    "answer-consultation": OUTCOME,
    "cancel-inquiry": {"inquiry": "1", "reason": "已无必要"},
    "explain-overrun": {"reason": "专家评审排期已满"},
    "supplement": {"originals_layout": "1"},
    "withdraw-pledge": {},
    "check-pledge": {"kept": "no", "finding": "缺隔断", "days": "10"},
    "repair-pledge": {"reason": "已改正"},
}
WHO = {
    **dict.fromkeys(TYPED, Role.REVIEWER),
    **dict.fromkeys(
        ("answer-hearing", "challenge-chair", "supplement", "withdraw-pledge"), Role.CLERK
    ),
    **dict.fromkeys(("judge-challenge", "repair-pledge", "explain-overrun"), Role.MANAGER),
    "notice-hearing": Role.DECIDER,
}
ALSO = {
    "tell-hearing": {Role.DECIDER},
    "answer-hearing": {Role.REVIEWER, Role.DECIDER},
    "challenge-chair": {Role.REVIEWER, Role.DECIDER},
    "notice-hearing": {Role.MANAGER},
    "hold-hearing": {Role.DECIDER, Role.MANAGER},
    "sign-minutes": {Role.DECIDER, Role.MANAGER},
    "order-visit": {Role.MANAGER},
    "commission-experts": {Role.MANAGER},
    "consult": {Role.MANAGER, Role.DECIDER},
    "cancel-inquiry": {Role.MANAGER},
    "check-pledge": {Role.MANAGER},
    "explain-overrun": {Role.DECIDER},
}
ENDED = (Act.CHECK_PLEDGE, Act.REPAIR_PLEDGE)  # acts after the decision


def staff() -> None:
    """Who may chair, and who may be sent to look; and the first day for a hearing."""
    make.staff(asking.CHAIR, (Role.DECIDER, intake.ORGAN), password=False)
    for number in asking.OFFICERS:
        make.staff(number, (Role.REVIEWER, intake.ORGAN), password=False)
    make.unit("water", "city")
    calendar = process.calendar(process.newest_release())
    first = last_day(Key.HEARING_NOTICE, timezone.localdate(), calendar)
    TYPED["notice-hearing"]["held_on"] = first.isoformat()


def _ready(act: Act) -> Callable[[], str]:
    """A case in which that act is the next one of its course."""

    def make_one() -> str:
        number = cases.decided() if act in ENDED else cases.accepted()
        ready = {**asking.READY, **promising.READY}
        if act is Act.SUPPLEMENT:
            promising.gap(number, due_on=YEARS_AWAY)
        elif act in ready:
            ready[act](number)
        return number

    return make_one


IN: dict[str, Callable[[], str]] = {slug: _ready(Act(slug.replace("-", "_"))) for slug in TYPED}
