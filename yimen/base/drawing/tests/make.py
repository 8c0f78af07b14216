"""Plans to draw."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, fromstring

from yimen.kernel.plan import Plan, parse

SVG = "{http://www.w3.org/2000/svg}"


def days(number: int) -> dict[str, object]:
    return {"number": number, "unit": "working_day"}


def permit(**changed: Any) -> Plan:
    """受理, two reviews side by side of which one is not always needed, a decision, the issue."""
    data: dict[str, Any] = {
        "code": "permit",
        "name": "建筑工程施工许可",
        "limit": days(20),
        "promised": days(15),
        "facts": {"large": {"type": "boolean"}},
        "steps": [
            {"key": "accept", "name": "受理", "unit": "u1", "limit": days(1)},
            step("fire", "消防设计审查", "消防救援局", limit=days(4)),
            step("site", "Site visit", "u2", when="large", limit=days(2)),
            {
                "key": "decide",
                "name": "联合决定",
                "after": ["accept", "fire", "site"],
                "kind": "joint",
                "members": ["u2", "行政审批局"],
                "lead": "行政审批局",
                "limit": days(3),
            },
            {"key": "issue", "name": "制证", "after": ["decide"], "kind": "automatic"},
        ],
    }
    return parse(data | changed)


def step(key: str, name: str, unit: str, **more: object) -> dict[str, object]:
    return {"key": key, "name": name, "unit": unit, "after": ["accept"], **more}


def tree(svg: str) -> Element:
    """The drawing as a parser of XML reads it."""
    return fromstring(svg)


def shown(root: Element) -> str:
    """All the text that can be seen."""
    return "\n".join(text.text or "" for text in root.iter(f"{SVG}text"))


def grouped(root: Element, name: str) -> list[Element]:
    """The groups of a class."""
    return [one for one in root.iter(f"{SVG}g") if name in one.get("class", "").split()]
