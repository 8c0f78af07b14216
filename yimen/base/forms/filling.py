"""A page of a form as Django renders and checks it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from yimen.base.forms import fields
from yimen.base.forms.reading import Question, Sheet
from yimen.base.forms.typed import rows_typed, spread
from yimen.base.parts.templatetags.parts import day

AMOUNT = re.compile(r"(\d{1,15})(\.\d\d)")


@dataclass(frozen=True, slots=True)
class Block:
    """A question as the page shows it: one field, or a list with its rows."""

    question: Question
    bound: forms.BoundField | None = None
    rows: list[tuple[str, list[forms.BoundField]]] = field(default_factory=list)
    hidden: bool = False
    added: bool = False

    @property
    def when(self) -> str:
        """What makes it appear, for the page's script: [[name, [values as typed]], …]."""
        said = [
            (each.name, [_as_typed(value) for value in each.values]) for each in self.question.when
        ]
        return json.dumps(said, ensure_ascii=False) if said else ""

    @property
    def may_grow(self) -> bool:
        """Whether a row may be added."""
        return len(self.rows) < self.question.most

    @property
    def may_shrink(self) -> bool:
        """Whether a row may be taken out."""
        return len(self.rows) > self.question.least

    @property
    def unit(self) -> str:
        """What stands behind the field."""
        return _unit(self.question)


class Filled(forms.Form):
    """One page of a form; what does not appear is shown to nobody and judged by nobody."""

    use_required_attribute = False  # what is unfinished is kept too

    def __init__(self, form: Sheet, typed: QueryDict | None, answers: Mapping[str, Any]) -> None:
        super().__init__(typed, initial=spread(form, answers))
        self.sheet, self.shown = form, form.shown(answers)
        self.questions: list[tuple[Question, int]] = []
        self.added = ""

    def ask(self, question: Question, rows: int) -> None:
        """Add a question, with so many rows if it is a list."""
        self.questions.append((question, rows))
        if not question.rows:
            self.fields[question.name] = fields.field(question)
        for n in range(rows):
            for each in question.rows:
                one = fields.field(each)
                one.label = f"{question.title} {n + 1} · {each.title}"
                self.fields[f"{question.name}-{n}-{each.name}"] = one

    def clean(self) -> dict[str, Any]:
        """Lists have rows enough; nothing is wrong with a row or a question that is not there."""
        for question, rows in self.questions:
            if question.name not in self.shown:
                self._forget(question.name)
                continue
            filled = [n for n in range(rows) if self._is_filled(question, n)]
            for n in range(question.least, rows):
                if n not in filled:
                    self._forget(f"{question.name}-{n}")
        return self.cleaned_data

    def blocks(self) -> list[Block]:
        """The questions in order, as the page shows them."""
        return [self._block(question, rows) for question, rows in self.questions]

    def told(self) -> list[tuple[str, str]]:
        """What was answered, as a person reads it: labels and answers."""
        return [
            (str(bound.label), _said(question, self.initial.get(bound.name, "")))
            for question, bound in self._asked()
        ]

    def appearing(self) -> list[forms.BoundField]:
        """The fields that appear, in order."""
        return [bound for _question, bound in self._asked()]

    def _asked(self) -> Iterator[tuple[Question, forms.BoundField]]:
        for block in (each for each in self.blocks() if not each.hidden):
            if block.bound:
                yield block.question, block.bound
            for _name, row in block.rows:
                yield from zip(block.question.rows, row, strict=True)

    def _block(self, question: Question, rows: int) -> Block:
        hidden = question.name not in self.shown
        if not question.rows:
            return Block(question, self[question.name], hidden=hidden)
        shown = [
            (f"{question.name}-{n}", [self[f"{question.name}-{n}-{e.name}"] for e in question.rows])
            for n in range(rows)
        ]
        return Block(question, rows=shown, hidden=hidden, added=question.name == self.added)

    def _is_filled(self, question: Question, n: int) -> bool:
        names = (f"{question.name}-{n}-{each.name}" for each in question.rows)
        return any(str(self.data.get(name, "")).strip() for name in names)

    def _forget(self, name: str) -> None:
        for each in [e for e in self.errors if e == name or e.startswith(f"{name}-")]:
            del self.errors[each]


def form_of(
    form: Sheet,
    answers: Mapping[str, Any],
    typed: QueryDict | None = None,
    *,
    names: Collection[str] | None = None,
    added: str = "",
    spare: bool = False,
) -> Filled:
    """The form, or those questions of it, with what was kept, or bound to what is typed now.

    `answers` also decide what appears; `added` names a list that gets a row more, with
    `spare` each of them does.
    """
    found = Filled(form, typed, answers)
    found.added = added
    for question in form.questions:
        if names is None or question.name in names:
            more = spare or added == question.name
            found.ask(question, _row_count(question, answers, typed, more=more))
    return found


def judged(form: Sheet, answers: Mapping[str, Any], names: Collection[str]) -> Filled:
    """A page of the form with kept answers, bound so that it says what is wrong with them."""
    typed = QueryDict(mutable=True)
    typed.update({name: str(value) for name, value in spread(form, answers).items()})
    return form_of(form, answers, typed, names=names)


def _row_count(
    question: Question, answers: Mapping[str, Any], typed: QueryDict | None, *, more: bool
) -> int:
    if not question.rows:
        return 0
    kept = answers.get(question.name)
    there = len(kept) if isinstance(kept, list) else 0
    if typed is not None:
        there = max(there, rows_typed(question, typed))
    return min(question.most, max(question.least, there + more))


def _said(question: Question, value: Any) -> str:
    """An answer in the words of its choice, as a day, or with its unit and thousands apart."""
    text = str(value)
    if not text:
        return ""
    words = {str(key): str(word) for key, word in fields.choices(question.of)}
    kind = question.of.get("format")
    if text in words:
        return words[text]
    if kind == "date":
        return _day(text)
    if kind == "money" and (amount := AMOUNT.fullmatch(text)):
        text = f"{int(amount[1]):,}{amount[2]}"
    return f"{text} {unit}" if (unit := _unit(question)) else text


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:  # kept as typed, be it sound or not
        return text


def _unit(question: Question) -> str:
    money = question.of.get("format") == "money"
    return str(question.of.get("x-unit", _("元") if money else ""))


def _as_typed(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
