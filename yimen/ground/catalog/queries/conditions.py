"""What an item asks of applicants, in the words in which its conditions are told."""

from __future__ import annotations

from collections.abc import Iterable

from yimen.base.forms.fields import choices
from yimen.base.forms.reading import Question, sheet
from yimen.base.sentences.plan.conditions import Facts, Told, condition_text
from yimen.ground.catalog.rules import Content

BOOLEANS = {"yes": "true", "no": "false"}  # as a form is typed, and as CEL has it


def conditions_told(whens: Iterable[str], content: Content, *, lang: str) -> dict[str, str]:
    """Conditions of an item, of its materials and plan, each as a person reads it (`lang`)."""
    asked = _asked(content)
    return {when: condition_text(when, asked, lang) for when in whens}


def _asked(content: Content) -> Facts:
    """The facts that an applicant gives, by name: answers to questions and to the form."""
    form = {each.name: _told(each) for each in sheet(content.form).questions if not each.rows}
    questions = {
        each.key: Told(each.text, {one.value: one.text for one in each.answers})
        for each in content.questions
    }
    return form | questions


def _told(question: Question) -> Told:
    answers = {value: str(word) for value, word in choices(question.of)}
    if question.of.get("type") == "boolean":
        answers = {BOOLEANS[value]: word for value, word in answers.items()}
    return Told(question.title, answers)
