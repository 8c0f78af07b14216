"""What all checkers of this package share: the tidying of typed text, and how faults are told."""

from __future__ import annotations

from collections.abc import Iterable

from yimen.kernel.errors import Refused

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # Ａ-Ｚ ０-９ －．  to ASCII
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def tidy(text: str) -> str:
    """The number a person meant: half-width, upper case, no blanks, plain hyphens.

    Changes only how characters are written, never which ones they are: a letter O stays a letter O.
    Full-width x becomes X, the last place of a citizen number.
    """
    plain = text.translate(_WIDTH | _DASHES | _INVISIBLE)
    return "".join(plain.split()).upper()


def raise_first(faults: Iterable[Refused]) -> None:
    """Raise the first fault, if there is one."""
    for fault in faults:
        raise fault


def codes(faults: Iterable[Refused]) -> tuple[str, ...]:
    """The stable codes of the faults, in the order of the checks."""
    return tuple(fault.code for fault in faults)


def strangers(text: str, alphabet: str, start: int = 1) -> list[tuple[int, str]]:
    """The characters outside `alphabet` with their places, counted from `start`."""
    return [(place, char) for place, char in enumerate(text, start) if char not in alphabet]
