"""The initials of how a name is read: people type the first letters of its pinyin (拼音首字母)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

RUN = re.compile(r"[a-z0-9]|[\u3400-\u9fff\U00020000-\U0003ffff]+")
TYPED = re.compile(r"[a-z0-9]{2,}")
COMMON = 0.05  # of the phrases with a character, how many read it so for the reading to be common


def initials(text: str) -> str:
    """One word for each character that is read, made of the first letters of its readings.

    重庆市 is "cz q s": a character is found by the reading that it has here and by its other common
    ones, since not everybody reads a name right. What is not read aloud, such as a bracket, is left
    out. Readings are those of the Unihan database and of 47,000 phrases, as pypinyin keeps them.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    words = (word for run in RUN.findall(plain) for word in _read(run))
    return " ".join(word for word in words if word)


def typed_initials(term: str) -> bool:
    """Whether a term may be meant as initials."""
    return TYPED.fullmatch(term) is not None


def pairs(term: str) -> tuple[str, ...]:
    """The neighbours in typed initials as the index keeps them, apart from those of names."""
    return tuple(f"~{term[n : n + 2]}" for n in range(len(term) - 1))


def pattern(term: str) -> str:
    """A regular expression of PostgreSQL for initials that hold the typed ones in a row."""
    return "[^ ]* [^ ]*".join(term)


def _read(run: str) -> Iterator[str]:
    if run.isascii():
        yield run
        return
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - takes a third of a second to load

    for character, here in zip(run, lazy_pinyin(run), strict=True):
        yield _distinct([*_letters(here), *_common().get(character, "")])


@cache
def _common() -> dict[str, str]:
    """The letters of the common readings of each character that stands in a phrase."""
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - only who writes names needs it

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        for character, reading in zip(phrase, readings, strict=False):
            counts[character].update(_letters(reading[0]))
    return {
        character: "".join(letter for letter, n in some.items() if n >= COMMON * some.total())
        for character, some in counts.items()
    }


def _letters(reading: str) -> str:
    """The first letter of a reading, without its tone; none where it is no reading."""
    first = unicodedata.normalize("NFD", reading)[:1].lower()
    return first if first.isascii() and first.isalpha() else ""


def _distinct(letters: Iterable[str]) -> str:
    return "".join(dict.fromkeys(letters))
