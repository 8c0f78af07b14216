"""Which files are taken: whole PDF, JPEG and PNG files up to a size, judged by what is in them."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from enum import StrEnum

from yimen.kernel.errors import Refused

LARGEST = 20 * 1024 * 1024
LONGEST_NAME = 200
MOST_FILES = 20  # of one material
MOST_PIXELS = 100_000_000  # a page of A3 at 600 dpi has 70 million; more is a bomb for who opens it
_TAIL = 1024  # bytes in which a PDF says that it ends
_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word and Excel before 2007, often with macros
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG: where the size stands
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # JPEG: markers without a length


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


class OfficeFile(Refused):
    """A file of an office program, which may carry macros and looks different everywhere."""

    code = "files.office"


class Archive(Refused):
    """A packed file, whose size says nothing of what comes out of it."""

    code = "files.archive"


class FileTorn(Refused):
    code = "files.torn"


class TooManyPixels(Refused):
    """An image that is small to send and huge to open."""

    code = "files.too-many-pixels"


class TooManyFiles(Refused):
    """One more than a material may have."""

    code = "files.too-many"


class OtherOffset(Refused):
    """A piece that does not begin where the last one ended, at `offset`."""

    code = "files.offset"


def named(name: str) -> str:
    """The name as it may be shown: no folders, nothing that hides or turns its characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(one for one in last if unicodedata.category(one)[0] != "C")
    return plain.strip()[-LONGEST_NAME:] or "-"


def kind_of(name: str, content: bytes) -> FileKind:
    """What the content is; `name` only tells the person which file is meant.

    Refused: `FileEmpty`, `FileTooLarge`, what `begins_as` raises, `FileTorn` where the end is
    missing, `TooManyPixels`.
    """
    if not content:
        raise FileEmpty(name=name)
    fits(name, len(content))
    kind = begins_as(name, content)
    whole, pixels = _WHOLE[kind](content)
    if not whole:
        raise FileTorn(name=name)
    if pixels > MOST_PIXELS:
        raise TooManyPixels(name=name, most=MOST_PIXELS // 1_000_000)
    return kind


def fits(name: str, size: int) -> None:
    """`FileTooLarge` for more bytes than are taken."""
    if size > LARGEST:
        raise FileTooLarge(name=name, largest=LARGEST // 1024 // 1024)


def begins_as(name: str, content: bytes) -> FileKind:
    """What the content begins as. Refused: `OfficeFile`, `Archive`, `UnknownKind`."""
    for start, kind in ((_PDF, FileKind.PDF), (_JPEG, FileKind.JPEG), (_PNG, FileKind.PNG)):
        if content.startswith(start):
            return kind
    if content.startswith(_OLE) or (
        content.startswith(_ARCHIVES[0]) and any(mark in content[:200] for mark in _OFFICE)
    ):
        raise OfficeFile(name=name)
    if content.startswith(_ARCHIVES):
        raise Archive(name=name)
    raise UnknownKind(name=name)


def _pdf(content: bytes) -> tuple[bool, int]:
    return b"%%EOF" in content[-_TAIL:], 0


def _png(content: bytes) -> tuple[bool, int]:
    """Chunk after chunk to the last, each with its check sum (ISO/IEC 15948 5.3)."""
    at, pixels = len(_PNG), 0
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 8 + length
        if end + 4 > len(content):
            return False, pixels
        if struct.unpack_from(">I", content, end)[0] != zlib.crc32(content[at + 4 : end]):
            return False, pixels
        if name == b"IHDR" and length >= 8:
            width, height = struct.unpack_from(">II", content, at + 8)
            pixels = width * height
        at = end + 4
        if name == b"IEND":
            return pixels > 0 and at == len(content), pixels
    return False, pixels


def _jpeg(content: bytes) -> tuple[bool, int]:
    """Segment after segment to the frame, which has the size; then the end (ITU-T T.81 B.1)."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES and at + 9 <= len(content):
            height, width = struct.unpack_from(">HH", content, at + 5)
            return content.rstrip(b"\0").endswith(b"\xff\xd9"), width * height
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    return False, 0


_WHOLE = {FileKind.PDF: _pdf, FileKind.JPEG: _jpeg, FileKind.PNG: _png}
