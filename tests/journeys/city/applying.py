"""How a citizen applies online, by the words on the page."""

from __future__ import annotations

from collections.abc import Mapping

from tests.journeys.city.offices import number_on
from tests.journeys.city.visiting import Visit


def apply(visit: Visit, item: str, answers: Mapping[str, str]) -> str:
    """From the guide of an item to the receipt; the number of the case."""
    visit.open(f"/items/{item}")
    visit.press("网上申请")
    visit.press("开始填写")
    for label, text in answers.items():
        visit.fill(label, text)
    visit.press("保存并继续")
    visit.upload_all()
    visit.press("继续")
    visit.agree()
    visit.press("提交申请")
    assert visit.title == visit.word("收件回执")
    return number_on(visit)
