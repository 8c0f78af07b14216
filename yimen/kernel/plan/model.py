"""What a plan is: steps, what each waits for, and the facts its conditions read. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from yimen.kernel.clock import Limit
from yimen.kernel.plan.links import Links, link

Value = bool | int | str


class FactType(StrEnum):
    """What kind of value a fact has."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    STRING = "string"
    ENUM = "enum"


class Kind(StrEnum):
    """Who does a step: one unit, several together (联合办理), or the machine at once."""

    SINGLE = "single"
    JOINT = "joint"
    AUTOMATIC = "automatic"


class OnRefuse(StrEnum):
    """What a refusal in a step does to the run: end it, send it back (退回), or nothing."""

    END = "end"
    SEND_BACK = "send_back"
    GO_ON = "go_on"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact (情形) of a run that conditions may read.

    `values` of an enum; `low` and `high` (inclusive) of an integer, None = no bound. `set_by` is
    the key of the step that finds it out, "" = known at the start. `default` holds until it is set.
    """

    name: str
    type: FactType
    values: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    set_by: str = ""
    default: Value | None = None


@dataclass(frozen=True, slots=True)
class Needed:
    """A document that a step needs before it may finish; `when` is CEL, "" = always."""

    document: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step (环节) of a plan.

    `after` are the steps it waits for; `when` (CEL, "" = always) says whether it is needed at all;
    `return_to` is the ancestor that a refusal sends the run back to. Joint steps have `members`
    (units), one of them `lead` (牵头部门), and a `quorum` of opinions, 0 = all.
    """

    key: str
    name: str
    unit: str = ""
    kind: Kind = Kind.SINGLE
    after: tuple[str, ...] = ()
    when: str = ""
    limit: Limit | None = None
    on_refuse: OnRefuse = OnRefuse.END
    return_to: str = ""
    requires: tuple[Needed, ...] = ()
    produces: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    lead: str = ""
    quorum: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan (办理流程): which steps an item takes and which of them wait for which.

    `given` are documents that come from the applicant or the certificate library; `limit` is the
    statutory time (法定时限), `promised` the office's own (承诺时限). Any plan can be built, also a
    broken one: `faults` says whether it may be published.
    """

    code: str
    name: str
    facts: tuple[Fact, ...] = ()
    given: tuple[str, ...] = ()
    limit: Limit | None = None
    promised: Limit | None = None
    steps: tuple[Step, ...] = ()
    links: Links = field(init=False, repr=False, compare=False)
    by_key: dict[str, Step] = field(init=False, repr=False, compare=False)
    defaults: dict[str, Value] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Facts have no order of their own; what every transition asks is worked out once."""
        object.__setattr__(self, "facts", tuple(sorted(self.facts, key=lambda fact: fact.name)))
        by_key: dict[str, Step] = {}
        for step in self.steps:
            by_key.setdefault(step.key, step)
        object.__setattr__(self, "by_key", by_key)
        object.__setattr__(self, "links", link({key: step.after for key, step in by_key.items()}))
        defaults = {fact.name: fact.default for fact in self.facts if fact.default is not None}
        object.__setattr__(self, "defaults", defaults)
