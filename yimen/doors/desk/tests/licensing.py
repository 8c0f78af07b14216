"""Cases on whose licence something can be done."""

from __future__ import annotations

from collections.abc import Callable

from yimen.work.cases.states import Act
from yimen.work.cases.tests import licences
from yimen.work.cases.tests import make as cases


def ready(act: Act) -> str:
    """A granted case on whose licence that act can be done."""
    number = cases.decided()
    licences.READY[act](number)
    return number


def changing() -> str:
    """A case that came in from who holds the licence `BEFORE`."""
    number = cases.submitted()
    licences.held(number, source="BEFORE")
    return number


def sent() -> str:
    """A granted case whose decision is on its way."""
    number = cases.decided()
    cases.DO[Act.SEND](number)
    return number


WISHES: dict[str, Callable[[], str]] = {
    "ask-cancellation": lambda: ready(Act.ASK_CANCELLATION),
    "withdraw-cancellation": lambda: ready(Act.WITHDRAW_CANCELLATION),
}
