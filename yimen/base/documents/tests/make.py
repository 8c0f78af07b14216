"""Facts of documents, as those above hand them in."""

from __future__ import annotations

from typing import Any

SLIP: dict[str, Any] = {
    "organ": "云汀市市场监督管理局",
    "number": "C-20260312-7TC0-0000-000T",
    "rows": [["办件编号", "C-20260312-7TC0-0000-000T"], ["事项", "食品经营许可新办"]],
    "materials": ["申请书：原件 1 份", "平面图：原件 1 份，复印件 2 份"],
    "notes": ["本机关最迟于2026年3月19日告知是否受理。"],
    "address": "https://zwfw.example.cn/follow/C-20260312-7TC0-0000-000T",
}
LETTER: dict[str, Any] = {
    "organ": "云汀市市场监督管理局",
    "number": "云汀市市场监督管理局补告〔2026〕7号",
    "title": "行政许可申请材料补正告知书",
    "addressee": "云汀市𬭩记餐饮有限公司",
    "opening": "你单位于2026年3月12日提出的申请收悉。",
    "listed": ["平面图：缺少比例尺"],
    "decided": [],
    "closing": ["请补正后一并提交。"],
    "signed": [],
    "date": "2026年3月16日",
    "seal": {"organ": "云汀市市场监督管理局", "name": "行政审批专用章"},
    "address": "https://zwfw.example.cn/follow/C-20260312-7TC0-0000-000T",
}
