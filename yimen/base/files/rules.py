"""Which files are taken: whole PDF, JPEG and PNG files up to a size."""

from __future__ import annotations

from enum import StrEnum

from yimen.kernel.errors import Refused

LARGEST = 20 * 1024 * 1024
_TAIL = 1024  # bytes in which a PDF says that it ends


class FileKind(StrEnum):
    """What is taken, by its media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


class FileEmpty(Refused):
    code = "files.empty"


class FileTooLarge(Refused):
    code = "files.too-large"


class UnknownKind(Refused):
    code = "files.unknown-kind"


class FileTorn(Refused):
    code = "files.torn"


def kind_of(name: str, content: bytes) -> FileKind:
    """What the content is; `name` only tells the person which file is meant.

    Refused: `FileEmpty`, `FileTooLarge`, `UnknownKind`, and `FileTorn` where the end is missing.
    """
    if not content:
        raise FileEmpty(name=name)
    if len(content) > LARGEST:
        raise FileTooLarge(name=name, largest=LARGEST // 1024 // 1024)
    if content.startswith(b"%PDF-"):
        kind, whole = FileKind.PDF, b"%%EOF" in content[-_TAIL:]
    elif content.startswith(b"\xff\xd8\xff"):
        kind, whole = FileKind.JPEG, content.rstrip(b"\0").endswith(b"\xff\xd9")
    elif content.startswith(b"\x89PNG\r\n\x1a\n"):
        kind, whole = FileKind.PNG, content.endswith(b"IEND\xaeB`\x82")
    else:
        raise UnknownKind(name=name)
    if not whole:
        raise FileTorn(name=name)
    return kind
