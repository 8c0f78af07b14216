"""The language of the page that is being made, as sentences, drawings and words take it."""

from __future__ import annotations

from django.utils.translation import get_language

from yimen.base.sentences.words import Words, said


def english() -> bool:
    """Whether it is read in English; otherwise in 简体中文."""
    return (get_language() or "").startswith("en")


def lang() -> str:
    """`en` or `zh-hans`."""
    return "en" if english() else "zh-hans"


def word(words: Words, code: str) -> str:
    """What a code is called, from one of the tables of `sentences.words`."""
    return said(words, code, english=english())
