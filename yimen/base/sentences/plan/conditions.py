"""A condition of a plan or a material in words, by what was asked to get its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yimen.kernel.plan.expression import Call, Literal, Name, Outside, Tree, tree

Facts = Mapping[str, "Told"]

SIGNS = {
    "==": ("{name}为{value}", "{name} is {value}"),
    "!=": ("{name}不为{value}", "{name} is not {value}"),
    "<": ("{name}小于{value}", "{name} is less than {value}"),
    "<=": ("{name}不大于{value}", "{name} is at most {value}"),
    ">": ("{name}大于{value}", "{name} is more than {value}"),
    ">=": ("{name}不小于{value}", "{name} is at least {value}"),
    "in": ("{name}为{value}", "{name} is {value}"),
    "not in": ("{name}不为{value}", "{name} is not {value}"),
    "contains": ("{name}含有{value}", "{name} contains {value}"),
    "chosen": ("{name}选{value}", "{name} is answered {value}"),
    "not chosen": ("{name}不选{value}", "{name} is not answered {value}"),
}
JOINED = {"&&": ("，并且", " and "), "||": ("，或者", " or ")}
OR, HELD = ("或", " or "), ("（{}）", "({})")
NOT = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in"}
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
UNSAID = ("按所填内容确定", "depends on what you enter")
OTHER = {"&&": "||", "||": "&&"}


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in words: what was asked, and how its answers read, by the value as text."""

    title: str
    answers: Mapping[str, str] = field(default_factory=dict)


class _Wordless(Exception):
    """There are no words for it."""


def condition_text(when: str, facts: Facts, lang: str = "zh-hans") -> str:
    """A condition as a person reads it, `lang` zh-hans or en; "" where there is none.

    `facts` are those that applicants are asked: “是否设置户外店招？”选“是” is what
    `signboard == 'yes'` becomes. What reads another fact, or does sums, is only said to depend on
    what is entered.
    """
    try:
        return _Speaker(facts, int(lang == "en")).said(tree(when)) if when else ""
    except (Outside, _Wordless):
        return UNSAID[lang == "en"]


@dataclass(frozen=True, slots=True)
class _Speaker:
    facts: Facts
    at: int  # of the language in each pair

    def said(self, node: Tree, *, no: bool = False) -> str:
        """A condition, or with `no` its opposite."""
        if isinstance(node, Name):
            return self._pair("==", node, Literal(not no))
        if not isinstance(node, Call):
            raise _Wordless
        if node.op == "!":
            return self.said(node.args[0], no=not no)
        if node.op in JOINED:
            return self._joined(node, no=no)
        return self._compared(node, no=no)

    def _joined(self, node: Call, *, no: bool) -> str:
        """Not (a and b) is not a or not b; what holds together less closely is put in brackets."""
        op = OTHER[node.op] if no else node.op
        parts = [self._part(each, op, no=no) for each in node.args]
        return JOINED[op][self.at].join(parts)

    def _part(self, node: Tree, within: str, *, no: bool) -> str:
        text = self.said(node, no=no)
        while isinstance(node, Call) and node.op == "!":
            node, no = node.args[0], not no
        if not isinstance(node, Call) or node.op not in JOINED:
            return text
        same = within == (OTHER[node.op] if no else node.op)
        return text if same else HELD[self.at].format(text)

    def _compared(self, node: Call, *, no: bool) -> str:
        if len(node.args) != 2:
            raise _Wordless
        left, right = node.args
        op = node.op
        if isinstance(left, Literal) and op in TURNED:
            left, right, op = right, left, TURNED[op]
        if no:
            op = NOT.get(op, "")
        return self._pair(op, left, right)

    def _pair(self, op: str, left: Tree, right: Tree) -> str:
        if op not in SIGNS or not isinstance(left, Name) or left.name not in self.facts:
            raise _Wordless
        told = self.facts[left.name]
        values = right.args if isinstance(right, Call) and right.op == "[]" else (right,)
        if op in {"==", "in"} and told.answers:
            op = "chosen"
        elif op in {"!=", "not in"} and told.answers:
            op = "not chosen"
        said = OR[self.at].join(self._value(each, told) for each in values)
        return SIGNS[op][self.at].format(name=f"“{told.title}”", value=said).rstrip()

    def _value(self, node: Tree, told: Told) -> str:
        if not isinstance(node, Literal):
            raise _Wordless
        text = str(node.value).lower() if isinstance(node.value, bool) else str(node.value)
        if told.answers and text not in told.answers:
            raise _Wordless
        if type(node.value) is int and not told.answers:
            return text if self.at else f" {text} "
        return f"“{told.answers.get(text, text)}”"
