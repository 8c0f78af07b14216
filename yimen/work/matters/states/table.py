"""What a table of states is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from yimen.ground.catalog.states import Power
from yimen.ground.people.states import Role
from yimen.kernel.clock import Limit

CLERK = frozenset({Role.CLERK})
REVIEWER = frozenset({Role.REVIEWER})
DECIDER = frozenset({Role.DECIDER})
MANAGER = frozenset({Role.MANAGER})
CLOSED = "closed"

# What an act may have to tell, with its name; a decision against somebody tells all of BURDENS
TOLD = {
    "reasons": "理由",
    "legal_basis": "依据",
    "review_body": "复议机关",
    "review_period": "复议期限",
    "court": "诉讼法院",
    "suit_period": "诉讼期限",
    "result": "结果",
    "fine": "罚款数额（元）",
    "amount": "金额",
    "proof": "凭据",
    "place": "时间和地点",
    "intended": "拟作出的处罚",
    "held_on": "听证日期",
    "begins": "听证开始时间",
    "venue": "听证地点",
    "words": "陈述和申辩",
    "reference": "受理文号或者案号",
}
REASONS, RESULT, PROOF, AMOUNT, PLACE = "reasons", "result", "proof", "amount", "place"
WORDS = "words"


class DisputeKind(StrEnum):
    """行政复议 or 行政诉讼."""

    REVIEW = "review"
    SUIT = "suit"


DISPUTES = {DisputeKind.REVIEW: "行政复议", DisputeKind.SUIT: "行政诉讼"}


INSIDE = frozenset({"调查终结报告", "法制审核意见"})  # documents that the party is not handed
CALLED = ("held_on", "begins", "venue")  # when and where a hearing is held
BURDENS = ("reasons", "legal_basis", "review_body", "review_period", "court", "suit_period")


@dataclass(frozen=True, slots=True)
class Term:
    """期限: without `limit` it runs only where the place has set one, with its source.

    The law's `limit` runs where some act has told `when`, always where that is empty.
    """

    key: str
    name: str
    limit: Limit | None = None
    source: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """An act: from which states to which, by whom, and what the law asks of it.

    `paper` is the document that it issues and the short word in its number. It tells all of `tells`
    and, where there is something to tell, `may_tell`. It starts and ends terms; it must come while
    `within` runs, after `waits` is over, or on the last day of `until` or later. Who did one of
    `apart` does not do it; `officers` is how many must have been there. What is the party's own to
    do (`party`) it does itself, or staff takes it down. One that `calls` tells the moment of a
    hearing, and the one that is `called_by` it comes on that day and repeats it in its document.
    What it `rests_on` is a title: its own document names the newest of these, where there is one.
    """

    act: str
    name: str
    since: tuple[str, ...]
    to: str
    roles: frozenset[Role]
    tells: tuple[str, ...] = ()
    paper: tuple[str, str] | None = None
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    within: str = ""
    waits: str = ""
    until: str = ""
    apart: tuple[str, ...] = ()
    officers: int = 0
    may_tell: tuple[str, ...] = ()
    party: bool = False
    calls: bool = False
    called_by: str = ""
    rests_on: str = ""


def defend(state: str) -> Move:
    """陈述申辩: what the party says for itself while the matter stands there; it must be heard."""
    return Move("defend", "陈述申辩", (state,), state, REVIEWER | CLERK, (WORDS,), party=True)


@dataclass(frozen=True, slots=True)
class Table:
    """How matters of one power go on: names of states, the first of them, acts and terms."""

    power: Power
    basis: str
    opens: frozenset[Role]
    states: dict[str, str]  # the first one is where a matter begins
    moves: tuple[Move, ...]
    terms: tuple[Term, ...] = ()
    starts: tuple[str, ...] = ()  # terms that begin with the matter
    told_by: tuple[str, ...] = ()  # acts by which the party learns of it; none: it asked for it
    by_name: dict[tuple[str, str], Move] = field(init=False)

    def __post_init__(self) -> None:
        found = {(state, move.act): move for move in self.moves for state in move.since}
        object.__setattr__(self, "by_name", found)

    @property
    def first(self) -> str:
        """Where a matter begins."""
        return next(iter(self.states))

    def term(self, key: str) -> Term | None:
        """The term of that key."""
        return next((each for each in self.terms if each.key == key), None)
