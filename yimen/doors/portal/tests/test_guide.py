"""The guide says all that the version in force says, and what the answers make of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone, translation

from yimen.demo.city import reading, ways
from yimen.doors.portal import guides, limits
from yimen.doors.portal.tests.test_accounts import register
from yimen.ground.catalog import verbs
from yimen.ground.catalog.rules import Content
from yimen.ground.catalog.states import CaseType, Power
from yimen.ground.catalog.tests import make
from yimen.kernel.clock import Limit, Unit

RESTAURANT = reading.matters()["restaurant-start"]
GUIDE = f"/items/{RESTAURANT.code}"

pytestmark = pytest.mark.django_db


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_a_guide_says_everything_of_its_version(client: Client) -> None:
    shown = client.get(GUIDE).content.decode()

    told = [
        "10 个工作日",
        "45 个工作日",
        "行政许可法",
        "不收费",
        "店招设计图",
        "视情形",
        "经营场所现场核查",
        "接触直接入口食品的人员取得健康证明后上岗",
        "材料不齐怎么办？",
        "一年内不得再次申请（行政许可法第三十一条、第七十八条）",
    ]
    assert [each for each in told if each not in shown] == []
    assert "云汀市市场监督管理局" in shown
    said = "“是否设置户外店招？”选“是”"
    assert f"<small>{said}</small>" in shown  # of a material, and of a step
    assert f"视情形办理：{said}" in shown  # in the drawing
    assert "signboard ==" not in shown


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_answers_in_the_address_take_needless_materials_away(client: Client) -> None:
    shown = client.get(GUIDE, {"gathers": "no", "signboard": "yes"}).content.decode()

    assert ("店招设计图" in shown, "消防安全承诺与自查表" in shown) == (True, False)
    assert "有 1 份材料不用交" in shown


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_an_answer_that_is_not_offered_counts_as_none(client: Client) -> None:
    shown = client.get(GUIDE, {"gathers": "'", "signboard": "yes"}).content.decode()

    assert "消防安全承诺与自查表" in shown


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_the_slip_holds_materials_and_limits(client: Client) -> None:
    shown = client.get(f"/slips/{RESTAURANT.code}").content.decode()

    assert ("申请表" in shown, "10 个工作日" in shown) == (True, True)


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_a_cancelled_item_says_so_and_why(client: Client) -> None:
    today = timezone.localdate()
    verbs.cancel_item(
        item=RESTAURANT.code,
        cancelled_from=today,
        reason="依据已废止",
        by="manager",
        now=timezone.now(),
        today=today,
    )

    shown = client.get(GUIDE).content.decode()

    assert ("本事项已取消" in shown, "依据已废止" in shown) == (True, True)
    assert "要交什么材料" not in shown


@pytest.mark.slow
@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("page", ["items", "slips", "apply"])
def test_an_english_page_of_an_item_is_english_throughout(client: Client, page: str) -> None:
    client.cookies["yimen_language"] = "en"
    register(client)

    shown = client.get(f"/{page}/{RESTAURANT.code}").text

    told = re.sub(r'<(\w+)[^>]*lang="zh-Hans".*?</\1>', "", shown, flags=re.DOTALL)
    assert re.findall(r"[\u4e00-\u9fff]+", told) == []
    assert "Will there be a shop sign outdoors?" in told


def test_an_item_that_is_only_listed_says_that_it_has_no_guide(client: Client) -> None:
    make.item("目录/7 号")

    assert "办事指南还没有发布" in client.get("/items/目录/7 号").content.decode()


@pytest.mark.parametrize("number", ["nothing", "x" * 121])
def test_an_item_that_is_not_there_is_missing(client: Client, number: str) -> None:
    assert client.get(f"/items/{number}").status_code == 404


@pytest.mark.parametrize("number", ["a%00b", "%00"])
def test_what_no_text_can_hold_is_a_bad_address(client: Client, number: str) -> None:
    assert client.get(f"/items/{number}").status_code == 400


def content(statutory: Limit | None, promised: Limit | None = None) -> Content:
    return Content("x", Power.APPROVAL, CaseType.PROMISED, statutory, "某法", promised)


def test_the_example_of_a_limit_begins_on_a_working_day() -> None:
    saturday = date(2026, 3, 7)

    [told] = limits.told(content(Limit(5, Unit.WORKING_DAY)), saturday)

    assert told.example == "例如 2026年3月9日（星期一）受理，最迟 2026年3月16日（星期一）办结。"
    assert told.lines


def test_a_limit_of_nothing_is_done_on_the_spot() -> None:
    [told] = limits.told(content(None, Limit(0, Unit.WORKING_DAY)), date(2026, 3, 9))

    assert (told.length, told.example) == ("当场办结", "")


def test_a_limit_beyond_the_calendar_has_no_example() -> None:
    [told] = limits.told(content(Limit(900_000, Unit.CALENDAR_DAY)), date(2026, 3, 9))

    assert told.example == ""


def test_a_limit_is_told_in_english_too() -> None:
    with translation.override("en"):
        [told] = limits.told(content(Limit(5, Unit.WORKING_DAY)), date(2026, 3, 9))

    assert (
        told.example
        == "For example, accepted on Monday 9 March 2026, it is decided by Monday 16 March 2026."
    )


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_a_guide_says_where_to_go_and_what_to_do_against_a_decision(client: Client) -> None:
    shown = client.get(GUIDE, {"gathers": "no"}).content.decode()

    told = ["A01—A06", "长汀路 1 号", "行政复议", "12345 投诉"]
    assert [each for each in told if each not in shown] == []
    assert f'<link rel="canonical" href="http://testserver{GUIDE}">' in shown


def test_a_guide_says_how_many_licences_there_are() -> None:
    item = make.item()
    version = verbs.publish_item_version(
        item=item.number,
        content=replace(make.CONTENT, quota=300),
        effective_from=make.TODAY,
        by="editor",
        now=make.NOW,
        today=make.TODAY,
    )

    limited = guides.guide(item, version, {}, make.TODAY)

    assert dict(limited.facts)["数量限制"] == "共 300 个，符合条件的按受理的先后顺序准予"


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_an_item_without_a_plan_is_shown_but_not_applied_for_online(client: Client) -> None:
    [marriage] = [each for each in ways.services() if each["key"] == "marriage"]

    shown = client.get(f"/items/{marriage['code']}").content.decode()
    register(client)
    tried = client.get(f"/apply/{marriage['code']}")

    assert "男满二十二周岁" in shown
    assert "可以请别人代办吗" in shown
    assert f"/apply/{marriage['code']}" not in shown
    assert tried.status_code == 409  # and not after a form was filled


@pytest.mark.slow
@pytest.mark.usefixtures("city")
def test_the_form_and_a_filled_one_are_to_be_had_and_the_papers_of_a_material(
    client: Client,
) -> None:
    shown = client.get(GUIDE).content.decode()
    made = [client.get(f"/{kind}/{RESTAURANT.code}") for kind in ("blanks", "samples")]
    paper = client.get(f"/samples/{RESTAURANT.code}", {"material": "safety"})

    for address in ("/blanks/", "/samples/"):
        assert f'href="{address}{RESTAURANT.code}"' in shown
        assert f'href="{address}{RESTAURANT.code}?material=safety"' in shown
    assert [each.content[:8] for each in made] == [b"%PDF-2.0"] * 2
    assert made[0].content != made[1].content
    assert paper.headers["Content-Disposition"].startswith("attachment")
    assert paper.content.startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("asked", ["?material=layout", "?material=none"])
def test_what_has_no_paper_is_missing(client: Client, asked: str) -> None:
    assert client.get(f"/blanks/{RESTAURANT.code}{asked}").status_code == 404


@pytest.mark.slow
@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("page", ["items", "slips"])
def test_paper_bears_the_square_of_the_guide_with_its_answers(client: Client, page: str) -> None:
    shown = client.get(f"/{page}/{RESTAURANT.code}", {"gathers": "no", "x": "y"}).content.decode()

    assert f'aria-label="http://testserver{GUIDE}?gathers=no"' in shown
