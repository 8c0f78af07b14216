"""Letters in type: each of them stands on one page, with seal and square."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from yimen.base.documents.rendering import render
from yimen.work.cases.rules.letters import WORDING
from yimen.work.cases.tests.letters import said

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", sorted(WORDING))
def test_a_letter_stands_on_one_page(kind: str) -> None:
    facts = {
        **asdict(said(kind)),
        "organ": "云汀市市场监督管理局",
        "number": "云汀市市场监督管理局补告〔2026〕7号",
        "addressee": "云汀市小满餐饮有限公司",
        "date": "2026年3月16日",
        "seal": {"organ": "云汀市市场监督管理局", "name": "行政审批专用章"},
        "address": "https://zwfw.example.cn/follow/C-20260312-7TC0-0000-000T",
    }

    pages = PdfFileReader(BytesIO(render("letter", facts, dated=date(2026, 3, 16)))).root["/Pages"]

    assert pages["/Count"] == 1
