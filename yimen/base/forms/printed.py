"""A form as it is set in type: every question of it, empty to be filled in by hand, or answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from yimen.base.forms.fields import LONG, LONGEST, choices
from yimen.base.forms.reading import Question, Sheet
from yimen.base.forms.typed import spread

ROWS = 3  # that a list has on paper, where the form does not ask for more


def printed(form: Sheet, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The pages of a form, each {title, blocks}, in Chinese.

    A block is {label, hint} with an {answer, unit, choices, tall, dated}, or for a list with its
    {heads} and {rows} of such answers. Without answers everything is empty, with the rows that a
    person needs who fills it in by hand.
    """
    typed = spread(form, answers)
    named = {each.name: each for each in form.questions}
    pages = (
        {"title": step.title, "blocks": [_block(e, answers, typed, named) for e in step.questions]}
        for step in form.steps
    )
    return [page for page in pages if page["blocks"]]


def line(
    label: str, answer: str = "", *, hint: str = "", offered: Iterable[tuple[str, bool]] = ()
) -> dict[str, Any]:
    """A block that the form itself does not have; `offered` is what to tick, and what is ticked."""
    cell = {"answer": answer, "unit": "", "choices": list(offered), "tall": False, "dated": False}
    return {"label": label, "hint": hint, **cell}


def _block(
    question: Question,
    answers: Mapping[str, Any],
    typed: Mapping[str, Any],
    named: Mapping[str, Question],
) -> dict[str, Any]:
    hint = "\n".join(filter(None, [_when(question, named), question.of.get("description", "")]))
    block = {"label": question.title, "hint": hint}
    if not question.rows:
        return {**block, **_cell(question, typed.get(question.name))}
    there = len(answers.get(question.name, ())) or min(question.most, max(question.least, ROWS))
    rows = [list(_row(question, n, typed)) for n in range(there)]
    return {**block, "heads": [each.title for each in question.rows], "rows": rows}


def _row(question: Question, n: int, typed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for each in question.rows:
        yield _cell(each, typed.get(f"{question.name}-{n}-{each.name}"))


def _cell(question: Question, value: Any) -> dict[str, Any]:
    of = question.of
    unit = of.get("x-unit", "元" if of.get("format") == "money" else "")
    tall = bool(of.get("x-long")) or LONG < int(of.get("maxLength", 0)) <= LONGEST
    return {
        "answer": _said(of, value),
        "unit": str(unit),
        "choices": [(str(word), key == str(value)) for key, word in choices(of)],
        "tall": tall,
        "dated": of.get("format") == "date",
    }


def _said(of: Mapping[str, Any], value: Any) -> str:
    if of.get("format") != "date":
        return "" if value is None else str(value)
    if value is None:
        return ""
    day = date.fromisoformat(value)
    return f"{day.year}年{day.month}月{day.day}日"


def _when(question: Question, named: Mapping[str, Question]) -> str:
    """By which answers a question appears, as a sentence."""
    said = []
    for when in question.when:
        by = named.get(when.name)
        answer = "”或“".join(_word(by, value) for value in when.values)
        said.append(f"“{by.title if by else when.name}”填“{answer}”的填写")
    return "，".join(said)


def _word(question: Question | None, value: Any) -> str:
    words = {key: str(word) for key, word in choices(question.of)} if question else {}
    typed = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return words.get(typed, typed)
