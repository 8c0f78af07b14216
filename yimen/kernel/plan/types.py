"""Whether a condition fits the facts of its plan: names, types, values, and that it is a truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yimen.kernel.plan.conditions import ConditionFailed, compiled
from yimen.kernel.plan.expression import METHODS, Call, Literal, Name, Outside, Tree, nodes, tree
from yimen.kernel.plan.model import Fact, FactType

BOOLEAN, INTEGER, STRING, LIST, UNKNOWN = "boolean", "integer", "string", "list", "unknown"
_ORDER = ("<", "<=", ">", ">=")
_SIGNS = ("+", "-", "*", "/", "%")
_SMALL = 16  # a domain of integers not wider than this is tried whole

# what each operator takes, and what it gives
_TAKES: dict[str, tuple[tuple[str, ...], str]] = {
    "||": ((BOOLEAN, BOOLEAN), BOOLEAN),
    "&&": ((BOOLEAN, BOOLEAN), BOOLEAN),
    "!": ((BOOLEAN,), BOOLEAN),
    **dict.fromkeys(_SIGNS, ((INTEGER, INTEGER), INTEGER)),
    **dict.fromkeys(METHODS, ((STRING, STRING), BOOLEAN)),
}


@dataclass(slots=True)
class Reading:
    """What a condition reads and what is wrong with it.

    `names` are facts; `numbers` and `texts` its literals; `wrong` pairs (fault code, facts of the
    fault). `exact` = trying the values around its literals tells all there is to know.
    """

    names: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()
    texts: frozenset[str] = frozenset()
    exact: bool = True
    wrong: list[tuple[str, dict[str, object]]] = field(default_factory=list)


def read_condition(when: str, facts: Mapping[str, Fact]) -> Reading:
    """What `when` reads, and everything in which it does not fit `facts`."""
    try:
        compiled(when)
        top = tree(when)
    except ConditionFailed as failed:
        return Reading(wrong=[("condition-syntax", {"why": failed.facts["why"]})])
    except Outside as outside:
        return Reading(wrong=[("condition-outside", {"what": str(outside)})])
    found = list(nodes(top))
    literals = [node.value for node in found if isinstance(node, Literal)]
    reading = Reading(
        names=frozenset(node.name for node in found if isinstance(node, Name)),
        numbers=frozenset(value for value in literals if type(value) is int),
        texts=frozenset(value for value in literals if isinstance(value, str)),
    )
    checker = _Checker(facts, reading)
    try:
        kind = checker.kind(top)
    except RecursionError:
        reading.wrong = [("condition-outside", {"what": "too deep"})]
        return reading
    if kind not in (BOOLEAN, UNKNOWN):
        reading.wrong.append(("condition-not-boolean", {"type": kind}))
    return reading


def finite(fact: Fact) -> bool:
    """Whether every value of the fact is tried, not only those around literals."""
    if fact.type is FactType.INTEGER:
        return fact.low is not None and fact.high is not None and fact.high - fact.low <= _SMALL
    return fact.type is not FactType.STRING


class _Checker:
    """Finds the type of every node, bottom up, and notes in the reading what does not fit."""

    def __init__(self, facts: Mapping[str, Fact], reading: Reading) -> None:
        self.facts = facts
        self.reading = reading

    def note(self, code: str, **facts: object) -> str:
        if (code, facts) not in self.reading.wrong:
            self.reading.wrong.append((code, facts))
        return UNKNOWN

    def kind(self, node: Tree) -> str:
        match node:
            case Literal(bool()):
                return BOOLEAN
            case Literal(int()):
                return INTEGER
            case Literal():
                return STRING
            case Name(name):
                return self.name(name)
            case Call(op, args):
                kinds = [self.kind(arg) for arg in args]
                self.exactness(node, kinds)
                return self.call(op, args, kinds)

    def name(self, name: str) -> str:
        if name not in self.facts:
            return self.note("condition-unknown-fact", fact=name)
        kind = self.facts[name].type
        return STRING if kind is FactType.ENUM else kind.value

    def call(self, op: str, args: tuple[Tree, ...], kinds: list[str]) -> str:
        if op in ("==", "!=", "in"):
            self.compared(op, args, kinds)
            return BOOLEAN
        fits, gives = _result(op, kinds)
        if not fits:
            self.note("condition-type", op=op, types=kinds)
        return gives if fits or op != "?:" else UNKNOWN

    def compared(self, op: str, args: tuple[Tree, ...], kinds: list[str]) -> None:
        """An enum is compared with its own values; nothing with another type."""
        items = args[1].args if op == "in" and isinstance(args[1], Call) else args[1:]
        if op == "in" and (kinds[1] not in (LIST, UNKNOWN) or not isinstance(args[1], Call)):
            self.note("condition-type", op=op, types=kinds)
            return
        others = [self.kind(item) for item in items]
        if not _same([kinds[0], *others]) or (LIST in others and op != "in"):
            self.note("condition-type", op=op, types=[kinds[0], *others])
        for one, other in [(args[0], items), *((item, args[:1]) for item in items)]:
            self.outside(one, other)

    def outside(self, one: Tree, others: tuple[Tree, ...]) -> None:
        fact = self.facts.get(one.name) if isinstance(one, Name) else None
        if fact is None or fact.type is not FactType.ENUM:
            return
        for other in others:
            if isinstance(other, Literal) and other.value not in fact.values:
                self.note(
                    "condition-value-outside", fact=fact.name, value=other.value, values=fact.values
                )

    def exactness(self, node: Call, kinds: list[str]) -> None:
        """Sums, texts in order or in part, and facts set against each other hide where it turns."""
        names = {one.name for one in nodes(node) if isinstance(one, Name)} & self.facts.keys()
        endless = [name for name in names if not finite(self.facts[name])]
        hides = node.op in (*_SIGNS, *METHODS, "size") or (node.op in _ORDER and STRING in kinds)
        compares = node.op in ("==", "!=", "in", *_ORDER)
        if (hides and endless) or (compares and len(endless) > 1):
            self.reading.exact = False


def _result(op: str, kinds: list[str]) -> tuple[bool, str]:
    """Whether operands of these types fit an operator, and the type it gives."""
    if op in _ORDER:
        return _same(kinds) and LIST not in kinds, BOOLEAN
    if op == "[]":
        return _same(kinds), LIST
    if op == "?:":
        given = next((kind for kind in kinds[1:] if kind != UNKNOWN), UNKNOWN)
        return _same(kinds[1:]) and _same([kinds[0], BOOLEAN]), given
    if op == "size":
        return len(kinds) == 1 and kinds[0] in (STRING, LIST, UNKNOWN), INTEGER
    if op == "+" and kinds == [STRING, STRING]:
        return True, STRING
    takes, gives = _TAKES[op]
    fits = len(takes) == len(kinds) and all(map(_same, zip(takes, kinds, strict=False)))
    return fits, gives


def _same(kinds: list[str] | tuple[str, ...]) -> bool:
    return len({kind for kind in kinds if kind != UNKNOWN}) <= 1
