"""What is typeset: whole, in Chinese, the same every time, and small."""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from yimen.base.documents.rendering import render, square
from yimen.base.documents.tests.make import LETTER, SLIP

pytestmark = pytest.mark.slow
DAY = date(2026, 3, 16)
pdftotext = shutil.which("pdftotext")
reads = pytest.mark.skipif(pdftotext is None, reason="pdftotext (poppler-utils) is not installed")


def text(pdf: bytes) -> str:
    """What another program reads on the pages, without its line breaks."""
    assert pdftotext
    asked = [pdftotext, "-layout", "-", "-"]
    said = subprocess.run(asked, input=pdf, capture_output=True, check=True).stdout.decode()
    return "".join(said.split())


@pytest.mark.parametrize(
    ("template", "facts"), [("letter", LETTER), ("receipt", SLIP), ("slip", SLIP)]
)
def test_a_document_is_a_small_pdf_a_and_the_same_each_time(
    template: str, facts: dict[str, Any]
) -> None:
    first = render(template, facts, dated=DAY)

    assert first == render(template, facts, dated=DAY)
    assert first.startswith(b"%PDF-2.0")
    assert b"<pdfaid:part>4</pdfaid:part>" in first
    assert len(first) < 80_000


@reads
def test_every_character_of_a_letter_can_be_read_again_the_rare_ones_too() -> None:
    read = text(render("letter", LETTER | {"seal": None}, dated=DAY))

    for said in (
        "云汀市𬭩记餐饮有限公司：",
        "补告〔2026〕7号",
        "1．平面图：缺少比例尺",
        "2026年3月16日",
    ):
        assert said in read
    assert "本件未加盖印章" in read


@reads
def test_a_sealed_letter_shows_the_seal_and_says_nothing_of_a_copy() -> None:
    read = text(render("letter", LETTER, dated=DAY))

    assert "行政审批专用章" in read
    assert "未加盖" not in read


@reads
@pytest.mark.parametrize("template", ["receipt", "slip"])
def test_a_receipt_names_the_address_below_its_square(template: str) -> None:
    read = text(render(template, SLIP, dated=DAY)).replace("\u200b", "")

    assert "https://zwfw.example.cn/follow/C-20260312-7TC0-0000-000T" in read
    assert "平面图：原件1份，复印件2份" in read


@reads
def test_facts_are_text_and_never_read_as_typst() -> None:
    hostile = '#panic("x") $x$ *b* <a> \\ // @y [z] #read("/etc/passwd")'

    read = text(render("letter", LETTER | {"opening": hostile}, dated=DAY))

    assert "".join(hostile.split()) in read


@reads
def test_a_long_list_goes_on_over_the_page_and_the_signature_stays_whole() -> None:
    listed = [f"第{n}项材料：没有加盖公章，也没有写明出具的日期" for n in range(60)]

    read = text(render("letter", LETTER | {"listed": listed}, dated=DAY))

    assert "—3—" in read
    assert "第59项材料" in read


def test_a_square_is_drawn_for_an_address_and_not_without_one() -> None:
    without = render("slip", SLIP | {"address": ""}, dated=DAY)

    assert square("https://zwfw.example.cn").startswith("<svg")
    assert len(without) < len(render("slip", SLIP, dated=DAY))


def test_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: render("letter", LETTER, dated=DAY), range(16)))

    assert len(set(made)) == 1
