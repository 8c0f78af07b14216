"""What does not go straight: corrections, strangers, departments side by side, refusals, delay."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.city.applying import apply
from tests.journeys.city.conftest import JOURNEY
from tests.journeys.city.offices import (
    CLERK,
    Enter,
    act,
    decider,
    look_up,
    number_on,
    review,
    reviewer,
)
from yimen.demo.city import reading

pytestmark = JOURNEY
MATTERS = reading.matters()
HOUSE, FIRM = MATTERS["property-registration"], MATTERS["company-change"]
HOME = {"不动产坐落": "临水区荷塘街道二号"}
REMEDIES = {
    "行政复议机关": "云汀市人民政府",
    "有管辖权的人民法院": "云汀市临水区人民法院",
}


def test_a_correction_is_asked_for_and_handed_in_from_a_phone(enter: Enter) -> None:
    phone = enter("citizen", width=390, touch=True)
    number = apply(phone, HOUSE.code, HOME)
    clerk = enter(CLERK)
    look_up(clerk, number)
    clerk.press("一次告知补正")
    title = next(each for each in HOUSE.content.materials if each.key == "title")
    clerk.fill(title.name, "不动产权证书复印件无法辨认")
    clerk.press("一次告知补正")

    phone.open(f"/follow/{number}")
    phone.sees("不动产权证书复印件无法辨认")
    phone.press("网上提交补正")
    phone.upload_all()
    phone.press("提交补正")

    phone.sees("已收到补正，等待答复是否受理")
    act(clerk, number, "予以受理")
    phone.open(f"/follow/{number}")
    phone.sees("已受理")


def test_a_window_receives_for_a_stranger_without_a_telephone(enter: Enter) -> None:
    clerk = enter(CLERK)
    clerk.open("/desk/")
    clerk.press("窗口收件")
    clerk.page.get_by_role("main").get_by_role("searchbox").fill("不动产转移")
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("Enter")
    clerk.go(clerk.page.get_by_role("link", name=HOUSE.content.name).first)
    clerk.page.get_by_label("证件类型").first.select_option(label="护照")
    clerk.fill("证件号码或统一社会信用代码", "DEMO00077")
    clerk.fill("姓名或名称", "Maria Demo")
    clerk.press("开始填写")
    clerk.press("提交")
    clerk.sees("还缺材料")
    clerk.fill("不动产坐落", HOME["不动产坐落"])
    for material in HOUSE.content.materials:
        clerk.fill(f"{material.name} 原件", "1")
    clerk.press("提交")

    assert clerk.title == "收件回执"
    number = number_on(clerk)
    for paper in clerk.printing():
        expect(paper.get_by_text(number).first).to_be_visible()
        expect(paper.get_by_text("Maria Demo").first).to_be_visible()
        expect(paper.get_by_role("navigation").first).to_be_hidden()
    stranger = enter(width=390)
    stranger.open("/follow")
    stranger.fill("办件编号", number)
    stranger.fill("后四位", "0077")
    stranger.press("查看进度")
    stranger.sees("已收件，等待答复是否受理")


def test_a_window_takes_a_promise_by_the_keyboard_alone(enter: Enter) -> None:
    clerk = enter(CLERK, keys=True)
    clerk.open(f"/desk/receive/{FIRM.code}")
    clerk.fill("证件号码或统一社会信用代码", "11010519491231002X")
    clerk.fill("姓名或名称", "张三")
    clerk.press("开始填写")
    clerk.fill("变更事项", "变更住所")
    clerk.fill("申请表 原件", "1")
    clerk.press("保存，凭承诺提交")
    clerk.press("提交")
    clerk.sees("请选择要承诺的内容")
    clerk.agree()
    clerk.press("提交")

    assert clerk.title == "收件回执"
    clerk.sees("打印承诺书")
    look_up(clerk, number_on(clerk))
    clerk.sees("已作出承诺")


def test_five_departments_review_side_by_side_and_the_join_comes_last(
    enter: Enter, five_departments: dict[str, str]
) -> None:
    agent = enter("agent")
    matter = MATTERS["joint-acceptance"]
    number = apply(agent, matter.code, {"项目名称": "望江新居"})
    act(enter(CLERK), number, "予以受理")
    housing = enter(reviewer("housing"))

    for unit in reversed(five_departments):
        review(housing if unit == "housing" else enter(reviewer(unit)), number)
        agent.open(f"/follow/{number}")
        agent.sees("正在审查")
    review(housing, number)

    agent.open(f"/follow/{number}")
    agent.sees("审查结束，等待作出决定")
    desk = enter(decider("housing"))
    look_up(desk, number)
    for name in five_departments.values():
        desk.sees(name)


def test_a_refusal_tells_its_reasons_and_the_remedies(enter: Enter) -> None:
    applicant = enter("entrepreneur", width=390)
    number = apply(applicant, FIRM.code, {"变更事项": "变更住所"})
    act(enter(CLERK), number, "予以受理")
    review(
        enter(reviewer("market")), number, "不同意", "变更决议未经代表三分之二以上表决权的股东通过"
    )
    desk = enter(decider("market"))
    look_up(desk, number)
    desk.press("作出不予许可决定")
    desk.page.get_by_label("理由").first.fill("变更决议未经代表三分之二以上表决权的股东通过")
    desk.fill("法律依据", "市场主体登记管理条例第十九条")
    for label, text in REMEDIES.items():
        desk.fill(label, text)
    desk.press("作出不予许可决定")

    applicant.open(f"/follow/{number}")
    applicant.sees("不予许可，等待送达")
    applicant.page.locator("summary", has_text="不予行政许可决定书").click()
    applicant.judge()
    for text in ("三分之二以上表决权", *REMEDIES.values(), "六十日", "六个月"):
        applicant.sees(text)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_supervisor_sees_the_red_light(enter: Enter, late: str, width: int) -> None:
    supervisor = enter("yt0201", width=width)
    supervisor.open("/desk/")
    supervisor.page.get_by_label("期限", exact=True).select_option(label="已逾期")
    supervisor.press("筛选")

    row = supervisor.page.get_by_role("row", name=late).or_(
        supervisor.page.get_by_role("row").filter(has_text=late)
    )
    assert "逾期" in row.first.inner_text()
    supervisor.go(row.first.get_by_role("link", name=late))
    supervisor.sees("您目前没有可以办理的事项。")
