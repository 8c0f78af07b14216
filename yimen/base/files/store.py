"""Files and lists of files in Django's storage, each under its SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from yimen.base.files.rules import MOST_FILES, TooManyFiles, kind_of, named


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as it is kept: its name as handed in, its hash, its size in bytes, what it is."""

    name: str
    sha256: str
    size: int
    kind: str


def keep(name: str, content: bytes) -> Stored:
    """Keep a file; the same content again is kept once. Refused: as `rules.kind_of`."""
    plain = named(name)
    kind = kind_of(plain, content)
    return Stored(plain, _put(content), len(content), kind.value)


def keep_list(files: Iterable[Stored]) -> str:
    """Keep which files make up a material; the hash of that list binds them all."""
    text = json.dumps([asdict(each) for each in files], ensure_ascii=False, sort_keys=True)
    return _put(text.encode())


def joined(there: Sequence[Stored], fresh: Stored) -> list[Stored]:
    """The files of a material with one more; the same content counts once, under its new name.

    Refused: `TooManyFiles`.
    """
    others = [each for each in there if each.sha256 != fresh.sha256]
    if len(others) >= MOST_FILES:
        raise TooManyFiles(name=fresh.name, most=MOST_FILES)
    return [*others, fresh]


def listed(sha256: str) -> list[Stored]:
    """The files of a list; none where no list is kept under this hash."""
    if not sha256 or not default_storage.exists(_place(sha256)):
        return []
    with default_storage.open(_place(sha256)) as file:
        text = file.read()
    return [Stored(**each) for each in json.loads(text)] if text.startswith(b"[") else []


def content(sha256: str) -> bytes | None:
    """What is in the file that is kept under this hash; None where there is none."""
    if not sha256 or not default_storage.exists(_place(sha256)):
        return None
    with default_storage.open(_place(sha256)) as file:
        return bytes(file.read())


def _put(content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    place = _place(sha256)
    if not default_storage.exists(place):
        saved = default_storage.save(place, ContentFile(content))
        if saved != place:  # another process kept the same content in between
            default_storage.delete(saved)
    return sha256


def _place(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"
