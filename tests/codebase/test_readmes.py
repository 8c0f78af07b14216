"""The README says the same in both languages: what can be compared without reading is compared."""

from __future__ import annotations

import re

from tests.codebase.tree import ROOT

LINK = re.compile(r"\]\(([^)]+)\)")
NUMBER = re.compile(r"\d[\d,.]*")
TYPED = re.compile(r"`([^`]+)`")
EACH_OTHER = {"README.md", "README.zh-CN.md"}


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(text: str) -> list[str]:
    """What stands there to be typed or compared, line by line."""
    return re.findall(r"^ {4}\S.*$", text, re.MULTILINE)


def test_both_have_the_same_sections_commands_and_links() -> None:
    english, chinese = read("README.md"), read("README.zh-CN.md")

    assert english.count("\n## ") == chinese.count("\n## ")
    assert blocks(english) == blocks(chinese)
    assert sorted(TYPED.findall(english)) == sorted(TYPED.findall(chinese))
    assert set(LINK.findall(english)) - EACH_OTHER == set(LINK.findall(chinese)) - EACH_OTHER


def test_both_tell_the_same_figures() -> None:
    english = read("README.md").partition("## How fast")[2]
    chinese = read("README.zh-CN.md").partition("## 有多快")[2]

    told = [
        {one.rstrip(".,") for one in NUMBER.findall(text) if "." in one.rstrip(".,")}
        for text in (english, chinese)
    ]

    assert len(told[0]) > 5
    assert told[0] == told[1]
