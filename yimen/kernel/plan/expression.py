"""The part of CEL that conditions of plans may use, as a tree, so that it can be checked.

CEL itself (`cel`) evaluates; it shows no tree and checks no types. This reads facts, booleans,
integers, texts, lists, `|| && ! ?: == != < <= > >= in + - * / %`, `size()` and the four text
methods, with CEL's own precedence (language definition, "Syntax").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import cel

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?P<number>\d+)(?![\w.])
    |(?P<name>[A-Za-z_]\w*)|(?P<sign>\|\||&&|[=!<>]=|[-+*/%<>!?:(),.\[\]]))""",
    re.VERBOSE | re.ASCII,
)
_BINARY = {
    **dict.fromkeys(["||"], 1),
    **dict.fromkeys(["&&"], 2),
    **dict.fromkeys(["==", "!=", "<", "<=", ">", ">=", "in"], 3),
    **dict.fromkeys(["+", "-"], 4),
    **dict.fromkeys(["*", "/", "%"], 5),
}
METHODS = ("startsWith", "endsWith", "contains", "matches")


class Outside(Exception):
    """The condition uses something that conditions of plans may not use."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that stands in the condition."""

    value: bool | int | str


@dataclass(frozen=True, slots=True)
class Name:
    """A fact that the condition reads."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """An operator, function or method with its operands; "[]" makes a list."""

    op: str
    args: tuple[Tree, ...]


Tree = Literal | Name | Call


def tree(when: str) -> Tree:
    """The tree of a condition that CEL has accepted. Raises Outside with what is not allowed."""
    try:
        return _Reader(when).whole()
    except RecursionError:
        raise Outside("too deep") from None


def nodes(top: Tree) -> Iterator[Tree]:
    """Every node of a tree."""
    queue = [top]
    for node in queue:
        yield node
        if isinstance(node, Call):
            queue.extend(node.args)


def _tokens(when: str) -> Iterator[tuple[str, str]]:
    place, end = 0, len(when.rstrip())
    while place < end:
        found = _TOKEN.match(when, place)
        if found is None or found.lastgroup is None:
            raise Outside(when[place:].strip()[:20])
        yield found.lastgroup, found[found.lastgroup]
        place = found.end()


class _Reader:
    """Precedence climbing over the tokens of one condition."""

    def __init__(self, when: str) -> None:
        self.tokens = [*_tokens(when), ("end", "")]
        self.place = 0

    def whole(self) -> Tree:
        node = self.choice()
        if self.tokens[self.place][0] != "end":
            raise Outside(self.tokens[self.place][1])
        return node

    def take(self, *signs: str) -> str | None:
        kind, text = self.tokens[self.place]
        if kind in ("sign", "name") and text in signs:
            self.place += 1
            return text
        return None

    def need(self, sign: str) -> None:
        if self.take(sign) is None:
            raise Outside(self.tokens[self.place][1])

    def choice(self) -> Tree:
        first = self.binary(1)
        if not self.take("?"):
            return first
        yes = self.choice()
        self.need(":")
        return Call("?:", (first, yes, self.choice()))

    def binary(self, least: int) -> Tree:
        left = self.unary()
        while (level := _BINARY.get(self.tokens[self.place][1], 0)) >= least:
            if self.tokens[self.place][0] == "text":
                break
            op = self.tokens[self.place][1]
            self.place += 1
            left = Call(op, (left, self.binary(level + 1)))
        return left

    def unary(self) -> Tree:
        if op := self.take("!", "-"):
            inner = self.unary()
            if op == "-" and isinstance(inner, Literal) and type(inner.value) is int:
                return Literal(-inner.value)
            return Call(op, (inner,)) if op == "!" else Call("-", (Literal(0), inner))
        return self.member()

    def member(self) -> Tree:
        node = self.primary()
        while self.take("."):
            if not (method := self.take("size", *METHODS)):
                raise Outside(f".{self.tokens[self.place][1]}")
            self.need("(")
            node = Call(method, (node, *self.items(")")))
        return node

    def primary(self) -> Tree:
        kind, text = self.tokens[self.place]
        self.place += 1
        if kind == "text":
            return Literal(str(cel.evaluate(text)))
        if kind == "number":
            return Literal(int(text))
        return self.word(text) if kind == "name" else self.bracket(text)

    def word(self, text: str) -> Tree:
        if text in ("true", "false"):
            return Literal(text == "true")
        if text == "null":
            raise Outside(text)
        if self.tokens[self.place] != ("sign", "("):
            return Name(text)
        if text != "size":
            raise Outside(f"{text}()")
        self.need("(")
        return Call("size", self.items(")"))

    def bracket(self, sign: str) -> Tree:
        if sign == "[":
            return Call("[]", self.items("]"))
        if sign != "(":
            raise Outside(sign)
        inner = self.choice()
        self.need(")")
        return inner

    def items(self, end: str) -> tuple[Tree, ...]:
        found: list[Tree] = []
        while not self.take(end):
            found.append(self.choice())
            if not self.take(","):
                self.need(end)
                break
        return tuple(found)
