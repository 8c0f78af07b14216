"""What letters are written with: what was stored, how dates, numbers and articles are cited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from yimen.kernel.errors import Refused
from yimen.kernel.numerals import counted

LAW = "《中华人民共和国行政许可法》"
CITED = re.compile(r"^\s*《?([^《》]+?)》?\s*Art\.\s*(\d+)(?:\s+para\.\s*(\d+))?(?:\((\d+)\))?\s*$")
COUNTRY = "中华人民共和国"
REMEDY = (
    "如不服本{paper}，可以自收到之日起六十日内依法申请行政复议，"
    "也可以自收到之日起六个月内依法向人民法院提起行政诉讼。"
)


@dataclass(frozen=True, slots=True)
class Issued:
    """A document as it was stored, with what its reader must be told beside it."""

    kind: str
    item: str
    case: str
    organisation: bool  # whether the applicant is one, and is spoken to as 你单位
    applicant: str
    received_on: date
    accepted_on: date | None
    content: Mapping[str, object]
    materials: Mapping[str, str] = field(default_factory=dict)  # names by key
    licence: bool = True  # whether the item is one (行政许可), and not another power or service

    @property
    def you(self) -> str:
        """How the applicant is spoken to."""
        return "你单位" if self.organisation else "你"

    def said(self, key: str) -> str:
        """A text of the content, without the stop at its end; "" where there is none."""
        return str(self.content.get(key) or "").strip().rstrip("。；;.")

    def day(self, key: str) -> str:
        """A date of the content as it is written; "" where there is none."""
        text = self.said(key)
        return written(date.fromisoformat(text)) if text else ""

    def hour(self, key: str) -> str:
        """A time of day as it is written, 9时30分; "" where none was said."""
        text = self.said(key)
        if not text:
            return ""
        at = time.fromisoformat(text)
        return f"{at.hour}时" + (f"{at.minute}分" if at.minute else "整")

    def names(self, key: str) -> str:
        """A list of the content in one phrase; （无） where there is none."""
        found = self.content.get(key)
        return "、".join(str(each) for each in found) if isinstance(found, list) else "（无）"

    def pairs(self, key: str) -> tuple[str, ...]:
        """What is said of materials or the form, each as 名称：说明."""
        found = self.content.get(key)
        rows = found if isinstance(found, list) else []
        return tuple(f"{self.materials.get(row[0], row[0])}：{row[1]}" for row in rows)


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a document: title, opening, a list, what is decided, and how it closes.

    `addressee` is 抬头: None for the applicant, "" on a record that goes to nobody. `signed` names
    who signs by hand.
    """

    title: str
    opening: str
    addressee: str | None = None
    listed: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


def barred(issued: Issued) -> list[str]:
    """Until when the applicant cannot apply again, where that is so (Art. 78)."""
    until = issued.day("barred_until_on")
    if not until:
        return []
    return [
        (
            f"该事项直接关系公共安全、人身健康、生命财产安全。根据{LAW}第七十八条的规定，{issued.you}"
            f"在一年内（至{until}，含当日）不得再次申请该行政许可。"
        )
    ]


def written(day: date) -> str:
    """A date in words: 2026年3月16日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def cited(basis: str) -> str:
    """A basis as documents cite it, laws by their full name.

    `行政许可法 Art. 69 para. 1(4)` is 《中华人民共和国行政许可法》第六十九条第一款第（四）项.
    """
    found = CITED.match(basis)
    if not found or not all(0 < int(number) < 10_000 for number in found.groups()[1:] if number):
        return basis
    name, article, paragraph, item = found.groups()
    text = f"《{full_name(name)}》第{counted(int(article))}条"
    text += f"第{counted(int(paragraph))}款" if paragraph else ""
    return text + (f"第（{counted(int(item))}）项" if item else "")


def full_name(law: str) -> str:
    """The name of a law with that of the country; rules and regulations stay as they are called."""
    whole = law.startswith(COUNTRY) or not law.endswith(("法", "法典")) or law.endswith("办法")
    return law if whole else COUNTRY + law


class UnknownDocument(Refused):
    code = "cases.unknown-document"


def applied(issued: Issued) -> str:
    """How most letters begin: who applied when for what."""
    return f"{asked(issued)}收悉。"


def asked(issued: Issued) -> str:
    """The application that a letter is about."""
    on = written(issued.received_on)
    return f"{issued.you}于{on}向本机关提出的“{issued.item}”申请（办件编号：{issued.case}）"


def of_applicant(issued: Issued) -> str:
    """The application, told to somebody else than the applicant."""
    on = written(issued.received_on)
    who = f"{issued.applicant}于{on}向本机关提出的"
    return f"{who}“{issued.item}”申请（办件编号：{issued.case}）"


def within(period: str) -> str:
    """A period as letters give it: 自知道本决定之日起六十日内."""
    return period if period.endswith("内") else f"{period}内"
