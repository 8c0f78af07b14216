"""Whole files of three kinds are kept under their hash; everything else is refused in words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pytest_django import Settings

from yimen.base.files import rules, store
from yimen.kernel.errors import Refused

PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n....\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0....\xff\xd9"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.mark.parametrize("content", [PDF, PNG, JPEG])
def test_a_whole_file_is_kept_under_its_hash(folder: Path, content: bytes) -> None:
    kept = store.keep("../../evil.pdf", content)

    sha256 = hashlib.sha256(content).hexdigest()
    assert kept.sha256 == sha256
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [sha256]


def test_the_same_file_twice_is_kept_once(folder: Path) -> None:
    assert store.keep("a.pdf", PDF).sha256 == store.keep("b.pdf", PDF).sha256
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "files.empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "files.unknown-kind"),
        (b"<html><script>", "files.unknown-kind"),
        (b"PK\x03\x04", "files.unknown-kind"),
        (b"=cmd|' /C calc'!A0,1", "files.unknown-kind"),
        (b"MZ\x90", "files.unknown-kind"),
        (PDF[:-7], "files.torn"),
        (PNG[:-1], "files.torn"),
        (JPEG[:-2], "files.torn"),
        (PDF + b"x" * rules.LARGEST, "files.too-large"),
    ],
)
def test_what_is_not_taken_is_refused_and_not_kept(folder: Path, content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        store.keep("x.pdf", content)

    assert refused.value.code == code
    assert not list(folder.rglob("*"))


def test_a_list_gives_back_its_files() -> None:
    kept = [store.keep("一.pdf", PDF), store.keep("二.png", PNG)]

    assert store.listed(store.keep_list(kept)) == kept


def test_there_is_no_list_under_an_unknown_hash() -> None:
    assert store.listed("0" * 64) == []
