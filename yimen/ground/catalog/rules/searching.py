"""What somebody typed, as the index of items understands it."""

from __future__ import annotations

import unicodedata

from yimen.ground.catalog.rules.refusals import SearchTooLong

LONGEST = 100
ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def terms(typed: str) -> tuple[str, ...]:
    """The terms of a search, each of which an item must contain; none for blanks alone.

    Full-width letters, digits and brackets count as half-width ones, capitals as small letters.
    Refused: `SearchTooLong`.
    """
    if len(typed) > LONGEST:
        raise SearchTooLong(longest=LONGEST)
    plain = unicodedata.normalize("NFKC", typed.replace("\0", " ")).translate(ASCII_LOWER)
    return tuple(dict.fromkeys(plain.split()))


def grams(term: str) -> tuple[str, ...]:
    """The neighbours in a term, two by two; a single character stands for itself."""
    return tuple(term[n : n + 2] for n in range(len(term) - 1)) or (term,)


def tsquery(found: tuple[str, ...]) -> str:
    """All the neighbours of all the terms, as a query of PostgreSQL's text search."""
    wanted = dict.fromkeys(gram for term in found for gram in grams(term))
    return " & ".join(_quoted(gram) for gram in wanted)


def _quoted(gram: str) -> str:
    return "'" + gram.replace("\\", "\\\\").replace("'", "''") + "'"
