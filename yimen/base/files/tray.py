"""Files put together for something that is not sent yet (待交材料), so that no session need last.

Each lies in Django's storage under what it is for and the time it came, so that files that come at
once do not disturb each other, and whoever may send them finds them from any device. What nobody
touched for ninety days, longer than any term in which it could be sent, is swept out.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from yimen.base.files.store import Stored

FOLDER = "trays"
LASTS = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Tray:
    """One place for files: what they are for, and as which material."""

    target: str
    key: str

    @property
    def folder(self) -> str:
        """Where its files are named."""
        parts = f"{self.target}\0{self.key}"
        return f"{FOLDER}/{hashlib.sha256(parts.encode()).hexdigest()}"


def files(tray: Tray) -> list[Stored]:
    """What lies there, as it came; the same content counts once."""
    found = {name.partition("-")[2]: _read(f"{tray.folder}/{name}") for name in _names(tray)}
    return [each for each in found.values() if each is not None]


def put(tray: Tray, file: Stored, *, now: datetime) -> None:
    """Put a file there; one that lies there already stays where it is."""
    if any(name.endswith(f"-{file.sha256}") for name in _names(tray)):
        return
    text = json.dumps(asdict(file), ensure_ascii=False)
    name = f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}-{file.sha256}"
    default_storage.save(f"{tray.folder}/{name}", ContentFile(text.encode()))


def take(tray: Tray, sha256: str) -> None:
    """Take a file out again."""
    for name in _names(tray):
        if name.endswith(f"-{sha256}"):
            default_storage.delete(f"{tray.folder}/{name}")


def clear(tray: Tray) -> None:
    """Take everything out, once it was sent."""
    for name in _names(tray):
        default_storage.delete(f"{tray.folder}/{name}")
    default_storage.delete(tray.folder)


def sweep(*, today: date) -> int:
    """Clear every tray into which nothing was put for ninety days; how many."""
    before = f"{today - LASTS:%Y%m%d}"
    old = 0
    for folder in _listed(FOLDER)[0]:
        names = _listed(f"{FOLDER}/{folder}")[1]
        if all(name < before for name in names):
            old += 1
            for name in names:
                default_storage.delete(f"{FOLDER}/{folder}/{name}")
            default_storage.delete(f"{FOLDER}/{folder}")
    return old


def _names(tray: Tray) -> list[str]:
    return sorted(_listed(tray.folder)[1])


def _listed(folder: str) -> tuple[list[str], list[str]]:
    """The folders and the files in a folder; nothing in one that is not there."""
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _read(place: str) -> Stored | None:
    try:
        with default_storage.open(place) as file:
            return Stored(**json.loads(file.read()))
    except FileNotFoundError:  # taken out in between
        return None
