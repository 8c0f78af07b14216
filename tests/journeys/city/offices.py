"""What the offices do with a case in their browsers, by the words on the page."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.journeys.city.visiting import Visit
from yimen.demo.city import reading
from yimen.ground.people.states import Role

Enter = Callable[..., Visit]
CLERK = "yt0102"
NUMBER = re.compile(r"C-[0-9A-Z-]{20,}")


def reviewer(unit: str) -> str:
    """The login of who reviews for a unit."""
    return reading.holder(Role.REVIEWER, unit).lower()


def decider(unit: str) -> str:
    """The login of who decides for a unit."""
    return reading.holder(Role.DECIDER, unit).lower()


def number_on(visit: Visit) -> str:
    """The number of the case that a page is about."""
    found = NUMBER.search(visit.page.url) or NUMBER.search(visit.page.content())
    assert found is not None
    return found.group()


def look_up(desk: Visit, number: str) -> None:
    """From any page of the desk to a case, by its number."""
    if "/desk/" not in desk.page.url:
        desk.open("/desk/")
    box = desk.page.get_by_role("searchbox").first
    desk.hand.fill(box, number)
    with desk.page.expect_navigation(url=f"**/desk/case/{number}*"):
        desk.page.keyboard.press("Enter")
    desk.judge()


def act(desk: Visit, number: str, name: str, **fields: str) -> None:
    """One act: opened from the case, its fields filled in, sent; the case then shows it done."""
    look_up(desk, number)
    desk.press(name)
    for label, text in fields.items():
        desk.fill(label, text)
    desk.press(name)
    assert desk.page.url.split("?")[0].endswith(number)


def review(desk: Visit, number: str, answer: str = "同意", opinion: str = "") -> None:
    """The first open step that this reviewer may answer, found in the worklist."""
    desk.open("/desk/")
    desk.go(desk.page.get_by_role("link", name=number).first)
    desk.press("填写审查意见")
    desk.choose("审查结论", answer)
    if opinion:
        desk.hand.fill(desk.page.get_by_role("textbox", name=desk.word("审查意见")), opinion)
    desk.press("填写审查意见")
    assert desk.page.url.split("?")[0].endswith(number)


def grant(desk: Visit, number: str) -> None:
    """The decision for the applicant."""
    act(desk, number, "作出准予许可决定", 理由="符合法定条件", 法律依据="行政许可法第三十八条")


def hand_over(desk: Visit, number: str) -> None:
    """The decision is delivered, the file closed."""
    act(desk, number, "登记送达", 送达凭证="HZ-1")
    act(desk, number, "办结并归档")
