"""Fines (罚款): how much, and what is added for each day that one is not paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yimen.kernel.money import fen, sound
from yimen.work.matters.rules.disputes import Disputed, days_outside

FINE = "fine"  # what an act tells, in yuan
DAILY = 3  # per cent of the fine


@dataclass(frozen=True, slots=True)
class Fine:
    """罚款 and 加处罚款 on a day, in fen; `due_on` is None until the decision was delivered."""

    amount: int
    additional: int
    due_on: date | None


def additional(fine: int, due_on: date, on: date, disputed: Sequence[Disputed] = ()) -> int:
    """加处罚款 in fen on a day: three per cent of the fine for each day after the last one.

    Days of a review or a suit do not count. Never more than the fine itself; parts of a fen are
    left out. 行政处罚法 Art. 72, 73.
    """
    days = days_outside(due_on, on, disputed)
    return min(sound(fine), fine * DAILY * days // 100)


def check_fine(told: Mapping[str, str]) -> None:
    """A fine is an amount in yuan. Refused: `money.form`, `money.too-large`, `money.negative`."""
    if text := told.get(FINE, "").strip():
        fen(text)


def how_to_pay(told: Mapping[str, str]) -> list[str]:
    """What a decision that fines says of its payment (行政处罚法 Art. 59, 67, 72)."""
    if not told.get(FINE):
        return []
    return [
        "自收到本决定书之日起十五日内到指定的银行或者通过电子支付系统缴纳罚款。",
        "到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。",
    ]
