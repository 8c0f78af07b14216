"""What a version says, in English: its own texts replaced by those that were published with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from yimen.ground.catalog.rules.content import Basis, Content

READ = frozenset({"title", "description", "x-unit"})  # what people read of a form's schema


def in_english(content: Content) -> Content:
    """The same with every text in English that has one; keys, values and its name stay.

    The name in English is the item's. What was typed into the form is judged as before: choices
    keep their values and have words (`x-words`).
    """
    if not content.english:
        return content
    words = dict(content.english)

    def say(text: str) -> str:
        return words.get(text, text)

    return replace(
        content,
        statutory_basis=_cited(content.statutory_basis, words),
        bases=tuple(_basis(each, words) for each in content.bases),
        materials=tuple(
            replace(each, name=say(each.name), basis=_cited(each.basis, words))
            for each in content.materials
        ),
        fees=tuple(
            replace(e, name=say(e.name), basis=_cited(e.basis, words)) for e in content.fees
        ),
        questions=tuple(
            replace(
                each,
                text=say(each.text),
                answers=tuple(replace(one, text=say(one.text)) for one in each.answers),
            )
            for each in content.questions
        ),
        variants=tuple(replace(each, name=say(each.name)) for each in content.variants),
        form=_form(content.form, content.english),
        result=say(content.result),
        visit_reason=say(content.visit_reason),
        conditions=tuple(say(each) for each in content.conditions),
        asked=tuple(
            replace(e, question=say(e.question), answer=say(e.answer)) for e in content.asked
        ),
        region=say(content.region),
    )


def _basis(basis: Basis, words: Mapping[str, str]) -> Basis:
    return replace(basis, title=words.get(basis.title, basis.title))


def _cited(basis: str, words: Mapping[str, str]) -> str:
    """Laws by their English names wherever they are cited: 行政许可法 Art. 26; 消防法 Art. 11."""
    said = basis.split("; ")
    laws = [each.partition(" ") for each in said]
    return "; ".join(words.get(law, law) + blank + rest for law, blank, rest in laws)


@lru_cache(maxsize=500)
def _form(schema: str, english: tuple[tuple[str, str], ...]) -> str:
    if not schema:
        return ""
    return json.dumps(_worded(json.loads(schema), dict(english)), ensure_ascii=False)


def _worded(of: Any, words: Mapping[str, str]) -> Any:
    if isinstance(of, list):
        return [_worded(each, words) for each in of]
    if not isinstance(of, dict):
        return of
    found = {
        name: words.get(each, each)
        if name in READ and isinstance(each, str)
        else each
        if name == "examples"
        else _worded(each, words)
        for name, each in of.items()
    }
    if isinstance(offered := of.get("enum"), list):
        found["x-words"] = {each: words[each] for each in offered if each in words}
    return found
