"""Whole files of three kinds are kept under their hash; everything else is refused in words."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from yimen.base.files import rules, store
from yimen.kernel.errors import Refused


def png(width: int, height: int) -> bytes:
    """An image that says it has so many pixels."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 64)),
        (b"IEND", b""),
    )
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def jpeg(width: int, height: int) -> bytes:
    """The frame of a photograph that says it has so many pixels."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x06JFIF\xff\xc0\x00\x0b" + frame + b"\xff\xd9"


def packed(name: str, content: bytes) -> bytes:
    """A zip archive with one file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
PNG, JPEG = png(16, 16), jpeg(16, 16)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
HOSTILE = [
    ("nothing at all", b"", "files.empty"),
    ("a drawing that can hold script", SVG, "files.unknown-kind"),
    ("the same with an XML head", b"<?xml version='1.0'?>" + SVG, "files.unknown-kind"),
    ("a web page", b"<!DOCTYPE html><script>alert(1)</script>", "files.unknown-kind"),
    ("a web page behind blanks", b"\n\n <html><body onload=x>", "files.unknown-kind"),
    ("a table with a formula", b"=cmd|' /C calc'!A0,1", "files.unknown-kind"),
    ("a table with a link", b'name,=HYPERLINK("http://x","y")', "files.unknown-kind"),
    ("a program of Windows", b"MZ\x90\x00", "files.unknown-kind"),
    ("a program of Linux", b"\x7fELF", "files.unknown-kind"),
    ("a shell script", b"#!/bin/sh\nrm -rf /", "files.unknown-kind"),
    ("an animation", b"GIF89a" + SVG, "files.unknown-kind"),
    ("a zip bomb", packed("bomb", b"\0" * 5_000_000), "files.archive"),
    ("an empty archive", b"PK\x05\x06" + b"\0" * 18, "files.archive"),
    ("a rar archive", b"Rar!\x1a\x07", "files.archive"),
    ("a gzip bomb", b"\x1f\x8b\x08", "files.archive"),
    ("a Word document", packed("[Content_Types].xml", b"<x/>"), "files.office"),
    ("an old workbook with macros", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "files.office"),
    ("half a PDF", PDF[:-7], "files.torn"),
    ("half a PNG", PNG[:-1], "files.torn"),
    ("a PNG with something behind it", PNG + SVG, "files.torn"),
    ("a PNG with a turned bit", PNG[:20] + b"\xff" + PNG[21:], "files.torn"),
    ("half a JPEG", JPEG[:-2], "files.torn"),
    ("a JPEG of a head alone", JPEG[:10], "files.torn"),
    ("a PNG that opens to terabytes", png(1_000_000, 1_000_000), "files.too-many-pixels"),
    ("a JPEG that opens to gigabytes", jpeg(65_535, 65_535), "files.too-many-pixels"),
    ("more than is taken", PDF + b"x" * rules.LARGEST, "files.too-large"),
]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.mark.parametrize("content", [PDF, PNG, JPEG])
def test_a_whole_file_is_kept_under_its_hash(folder: Path, content: bytes) -> None:
    kept = store.keep("../../evil.pdf", content)

    sha256 = hashlib.sha256(content).hexdigest()
    assert (kept.name, kept.sha256) == ("evil.pdf", sha256)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [sha256]


def test_the_same_file_twice_is_kept_once(folder: Path) -> None:
    assert store.keep("a.pdf", PDF).sha256 == store.keep("b.pdf", PDF).sha256
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    ("content", "code"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE]
)
def test_what_is_not_taken_is_refused_and_not_kept(folder: Path, content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        store.keep("x.pdf", content)

    assert refused.value.code == code
    assert not list(folder.rglob("*"))


@given(st.sampled_from([b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b""]), st.binary())
def test_whatever_comes_is_judged(start: bytes, rest: bytes) -> None:
    with suppress(Refused):  # and never anything else
        assert rules.kind_of("x", start + rest) in rules.FileKind


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\me\\证照.pdf", "证照.pdf"),
        ("x\u202efdp.exe", "xfdp.exe"),
        ("a\r\nb\0.pdf", "ab.pdf"),
        ("/", "-"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
    ],
)
def test_a_name_hides_nothing(name: str, shown: str) -> None:
    assert rules.named(name) == shown


def test_a_list_gives_back_its_files() -> None:
    kept = [store.keep("一.pdf", PDF), store.keep("二.png", PNG)]

    assert store.listed(store.keep_list(kept)) == kept


def test_there_is_no_list_under_an_unknown_hash() -> None:
    assert store.listed("0" * 64) == []
