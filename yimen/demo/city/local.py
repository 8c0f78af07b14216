"""What the city has laid down where the law leaves it open, after the forms of two real rules."""

from __future__ import annotations

from datetime import date, datetime

from yimen.kernel.clock import Limit, Unit
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import Local
from yimen.work.cases.states import Effect, LocalKey

CITY = "yunting"
RULES = {
    LocalKey.GAPS: Local(
        Limit(5, Unit.WORKING_DAY),
        Effect.WITHDRAWN,
        "《云汀市政务服务条例》第二十四条（示例，仿《安阳市政务服务条例》2021年第二十四条、第三十六条）",
    ),
    LocalKey.PLEDGE_CHECK: Local(
        Limit(60, Unit.WORKING_DAY),
        None,
        "《云汀市告知承诺管理规定》第十条（示例，仿《浙江省保障“最多跑一次”改革规定》2018年第十四条）",
    ),
}


def enter(*, by: str, now: datetime, today: date) -> None:
    """地方规定 of the city from today on; those that hold already are left alone."""
    for key, rule in RULES.items():
        if queries.local_rule(key, CITY, today) is None:
            verbs.enter_local_rule(unit=CITY, key=key, rule=rule, valid_from=today, by=by, now=now)
