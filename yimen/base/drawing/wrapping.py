"""How wide a text is, and where its lines break: Chinese between characters, English at words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CLOSING = "，。、；：？！）》〉」』】”’%,.;:?!)]}"
_OPENING = "（《〈「『【“‘([{"
_NARROW = frozenset("iljtfrI.,;:'|!()[]{}/-` ")
_BROAD = frozenset("mwMW@%—…")
_PIECES = re.compile(r"\s+|[^\s]")


def plain(text: str) -> str:
    """The text on one line, without characters that XML forbids or that turn the reading round."""
    shown = (
        " " if char.isspace() else "\N{REPLACEMENT CHARACTER}" if _unseen(char) else char
        for char in text
    )
    return " ".join("".join(shown).split())


@lru_cache(maxsize=5000)  # the same names stand in drawing after drawing
def wrap(text: str, most: float, lines: int) -> tuple[str, ...]:
    """Lines of about equal width, none wider than `most` ems, at the most so many.

    What is too much ends with "…"; whoever shows it says the whole elsewhere.
    """
    found = _filled(text, most)
    if len(found) > lines:
        rest = found[lines - 1]
        while ems(rest) + 1 > most:
            rest = rest[:-1]
        return (*found[: lines - 1], f"{rest.rstrip()}…")
    narrower = most - 0.5
    while narrower >= max(longest(text), 2) and len(even := _filled(text, narrower)) <= len(found):
        found, narrower = even, narrower - 0.5
    return tuple(found)


def ems(text: str) -> float:
    """The width of a text in ems; generous, because readers' fonts differ."""
    return sum(_em(char) for char in text)


@lru_cache(maxsize=5000)
def longest(text: str) -> float:
    """The width of its longest word in ems; a Chinese character is a word."""
    return max((ems(piece) for piece in _unbroken(text, 100)), default=0.0)


def chinese(text: str) -> bool:
    """Whether a text has characters as wide as they are high."""
    return any(map(_wide, text))


@lru_cache(maxsize=10_000)
def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF" or char in _BROAD:
        return 1.0
    if char in _NARROW:
        return 0.4
    if unicodedata.combining(char):
        return 0.0
    return 0.76 if char.isupper() or not char.isascii() else 0.66


def _unseen(char: str) -> bool:
    """Controls, halves of surrogates, what is no character, and what turns the direction."""
    turning = unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI")
    turning = turning or unicodedata.bidirectional(char) in ("PDF", "PDI")
    return turning or unicodedata.category(char) in ("Cc", "Cs", "Cn")


def _filled(text: str, most: float) -> list[str]:
    lines, line = [], ""
    for piece in _unbroken(text, most):
        if ems((line + piece).strip()) <= most:
            line += piece
            continue
        if line.strip():
            lines.append(line.strip())
        line = piece
    return [*lines, line.strip()] if line.strip() else lines


def _unbroken(text: str, most: float) -> list[str]:
    """Words, spaces and single Chinese characters with the marks that may not stand alone."""
    pieces: list[str] = []
    for char in _PIECES.findall(text):
        last = pieces[-1] if pieces else ""
        joins = last and not last.isspace() and not char.isspace()
        within = not _wide(char) and not _wide(last[-1:]) if joins else False
        marks = joins and (char in _CLOSING or last[-1] in _OPENING)
        if (within or marks) and ems(last + char) <= most:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char or " ") in "WF"
