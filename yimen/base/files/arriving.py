"""Files that arrive piece by piece, so that a lost network costs one piece and not the file.

A piece says where it begins, and is taken only where the last one ended (as in the tus protocol,
version 1.0). Pieces lie in Django's storage under the day and the name of what arrives, until the
file is whole; whoever begins the same file again goes on where it stopped. What stopped for good is
swept out two days later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from yimen.base.files.rules import OtherOffset, begins_as, fits

FOLDER = "arriving"
_WHOLE = "whole"  # names what tells that all pieces came
_TELLING = 200  # bytes that show what a file begins as


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file on its way: what it is for, and what the browser says of it."""

    target: str
    name: str
    size: int
    changed: str = ""

    @property
    def key(self) -> str:
        """The same for the same file on its way to the same place."""
        parts = "\0".join((self.target, self.name, str(self.size), self.changed))
        return sha256(parts.encode()).hexdigest()


def offset(of: Arrival, *, today: date) -> int:
    """How many bytes are there."""
    return _pieces(_folder(of, today))[1]


def append(of: Arrival, piece: bytes, *, at: int, today: date) -> bytes | None:
    """Take the piece that begins at that offset; the content once it is whole, else None.

    Refused: `OtherOffset` where it does not join on; `FileTooLarge`, and what the first piece
    shows not to be taken (`rules.begins_as`).
    """
    fits(of.name, max(of.size, at + len(piece)))
    folder = _folder(of, today)
    names, there = _pieces(folder)
    if at != there or at + len(piece) > of.size:
        raise OtherOffset(name=of.name, offset=there)
    if at == 0 and len(piece) >= _TELLING:
        begins_as(of.name, piece)
    if piece:
        names.append(_put(f"{folder}/{at:010}", piece, of))
    if there + len(piece) < of.size:
        return None
    content = b"".join(_read(f"{folder}/{name}") for name in names)
    _drop(folder)
    if len(content) != of.size:  # the last piece came twice at once, and the other took the rest
        raise OtherOffset(name=of.name, offset=0)
    default_storage.save(f"{folder}/{_WHOLE}", ContentFile(sha256(content).hexdigest().encode()))
    return content


def whole(of: Arrival, *, today: date) -> str:
    """The hash of what is in the file where it came whole before; "" where it did not.

    Whoever lost the answer to the last piece asks, and need not send everything again.
    """
    return _read(f"{_folder(of, today)}/{_WHOLE}").decode()


def sweep(*, today: date) -> None:
    """Take out what began before yesterday and never became whole."""
    for day in _listed(FOLDER)[0]:
        if day < (today - timedelta(days=1)).isoformat():
            for key in _listed(f"{FOLDER}/{day}")[0]:
                _drop(f"{FOLDER}/{day}/{key}")
            default_storage.delete(f"{FOLDER}/{day}")


def _folder(of: Arrival, today: date) -> str:
    """Where its pieces lie: where it began yesterday, or under today."""
    before = f"{FOLDER}/{(today - timedelta(days=1)).isoformat()}/{of.key}"
    return before if _listed(before)[1] else f"{FOLDER}/{today.isoformat()}/{of.key}"


def _pieces(folder: str) -> tuple[list[str], int]:
    """The pieces in order, and how many bytes they are."""
    # a name that is no offset is the storage's second copy of a piece that came twice at once
    names = sorted(name for name in _listed(folder)[1] if name.isdecimal())
    if not names:
        return [], 0
    return names, int(names[-1]) + default_storage.size(f"{folder}/{names[-1]}")


def _put(place: str, piece: bytes, of: Arrival) -> str:
    saved = default_storage.save(place, ContentFile(piece))
    if saved != place:  # the same piece came twice at once, and the other was first
        default_storage.delete(saved)
        raise OtherOffset(name=of.name, offset=int(place.rpartition("/")[2]))
    return saved.rpartition("/")[2]


def _read(place: str) -> bytes:
    try:
        with default_storage.open(place) as file:
            return bytes(file.read())
    except FileNotFoundError:  # taken by who sent the same last piece
        return b""


def _drop(folder: str) -> None:
    for name in _listed(folder)[1]:
        default_storage.delete(f"{folder}/{name}")
    default_storage.delete(folder)


def _listed(folder: str) -> tuple[list[str], list[str]]:
    """The folders and the files in a folder; nothing in one that is not there."""
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []
