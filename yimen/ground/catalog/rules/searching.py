"""What somebody typed, as the index of items understands it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from yimen.ground.catalog.rules.initials import pairs, pattern, typed_initials
from yimen.ground.catalog.rules.refusals import SearchTooLong

LONGEST = 100
PAIR = 2  # characters of a term that the index holds as a whole
CODE = re.compile(r"[!-~]{4,}")
SLIP_FROM, SLIP_TO = 3, 20  # characters of a term in which one slip is forgiven
ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Looked:
    """A term as the database looks for it: what narrows, and what says whether it is so.

    `query` is in the language of PostgreSQL's text search; an item matches where its text is like
    one of `likes`, or its initials match the regular expression `read` (empty: no expression).
    What is `exact` matches by the query alone.
    """

    query: str
    likes: tuple[str, ...]
    read: str = ""
    exact: bool = False


def terms(typed: str) -> tuple[str, ...]:
    """The terms of a search, each of which an item must contain; none for blanks alone.

    Full-width letters, digits and brackets count as half-width ones, capitals as small letters.
    Refused: `SearchTooLong`.
    """
    if len(typed) > LONGEST:
        raise SearchTooLong(longest=LONGEST)
    plain = unicodedata.normalize("NFKC", typed.replace("\0", " ")).translate(ASCII_LOWER)
    return tuple(dict.fromkeys(plain.split()))


def looked(term: str) -> Looked:
    """A part of the name or the code, or the initials of some characters in a row."""
    query, likes, exact = _all(grams(term)), (f"%{_literal(term)}%",), len(term) <= PAIR
    if not typed_initials(term):
        return Looked(query, likes, exact=exact)
    return Looked(f"({query}) | ({_all(pairs(term))})", likes, pattern(term), exact)


def slipped(term: str) -> Looked:
    """The same with one slip: a character wrong, one too many, one missing, or two exchanged."""
    if not SLIP_FROM <= len(term) <= SLIP_TO:
        return looked(term)
    guesses = dict.fromkeys(_guesses(term))
    narrow = " | ".join(f"({_all(_known(guess))})" for guess in guesses)
    return Looked(narrow, tuple(f"%{'_'.join(map(_literal, guess))}%" for guess in guesses))


def rank(name: str, wanted: Iterable[str]) -> tuple[int, int]:
    """How near a name is to what was typed, nearest first: itself, its beginning, a part of it.

    Of names that are as near, the shorter one says the least that was not asked for.
    """
    plain = unicodedata.normalize("NFKC", name).translate(ASCII_LOWER)
    steps = [_step(plain, term) for term in wanted]
    return max(steps, default=0), len(plain)


def grams(term: str) -> tuple[str, ...]:
    """The neighbours in a term, two by two; a single character stands for itself.

    Where four or more stand in a row that Chinese does not use, as in codes, it is four by four.
    """
    if CODE.fullmatch(term):
        return tuple(f"={term[n : n + 4]}" for n in range(len(term) - 3))
    return tuple(term[n : n + 2] for n in range(len(term) - 1)) or (term,)


def _step(name: str, term: str) -> int:
    if name == term:
        return 0
    if name.startswith(term):
        return 1
    return 2 if term in name else 3


def _guesses(term: str) -> Iterable[tuple[str, ...]]:
    """What may have been meant, in pieces; between two pieces stands any one character."""
    for n in range(len(term)):
        yield (term[:n], term[n + 1 :])  # this one is wrong
        yield (term[:n] + term[n + 1 :],)  # this one is too many
        if n:
            yield (term[:n], term[n:])  # one is missing before it
            yield (term[: n - 1] + term[n] + term[n - 1] + term[n + 1 :],)


def _known(pieces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(gram for piece in pieces if piece for gram in grams(piece))


def _all(found: Iterable[str]) -> str:
    """All of these, as a query of PostgreSQL's text search."""
    return " & ".join(_quoted(gram) for gram in dict.fromkeys(found))


def _quoted(gram: str) -> str:
    return "'" + gram.replace("\\", "\\\\").replace("'", "''") + "'"


def _literal(piece: str) -> str:
    return piece.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
