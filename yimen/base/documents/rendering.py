"""Facts and a template become a PDF/A-4 (ISO 19005-4); the same facts give the same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

import pylopdf_fonts_zh_cn
import segno
import typst

TEMPLATES = Path(__file__).parent / "templates"
CHINA = ZoneInfo("Asia/Shanghai")
_one_at_a_time = Lock()  # a compiler keeps what it has read, and is no place for two threads


def render(template: str, facts: Mapping[str, object], *, dated: date) -> bytes:
    """The document that a template makes of these facts, with `dated` as the day of the file.

    Where the facts hold an `address`, the template finds it as a QR code (ISO/IEC 18004, level M)
    too. Facts are only ever shown as text: nothing in them is read as Typst.
    """
    address = str(facts.get("address", ""))
    given = {
        "facts": json.dumps(facts, ensure_ascii=False),
        "qr": square(address) if address else "",
    }
    with _one_at_a_time:
        made = _compiler().compile(
            str(TEMPLATES / f"{template}.typ"),
            format="pdf",
            sys_inputs=given,
            pdf_standards="a-4",
            timestamp=int(datetime(dated.year, dated.month, dated.day, tzinfo=CHINA).timestamp()),
        )
    assert isinstance(made, bytes)  # a PDF is one file, however many pages
    return made


def square(address: str) -> str:
    """二维码 of an address, as SVG without a border."""
    drawn = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(drawn, kind="svg", border=0, xmldecl=False, omitsize=True)
    return drawn.getvalue().decode()


@cache
def _compiler() -> typst.Compiler:
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
    return typst.Compiler(root=TEMPLATES, font_paths=fonts)
