"""Courses that take several people: extended, heard, promised, refused together, renewed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.journeys.city.applying import apply
from tests.journeys.city.conftest import JOURNEY, WaitUntil
from tests.journeys.city.offices import (
    CLERK,
    Enter,
    act,
    decider,
    grant,
    look_up,
    number_on,
    review,
    reviewer,
)
from tests.journeys.city.visiting import Visit
from yimen.base.present import queries as present
from yimen.demo.city import reading
from yimen.ground.people.states import Role
from yimen.ground.process import queries as process
from yimen.work.cases.jobs import renew

pytestmark = JOURNEY
MATTERS = reading.matters()
HOUSE, FIRM, JOINT, SEWER = (
    MATTERS[key]
    for key in ("property-registration", "company-change", "joint-acceptance", "drainage-permit")
)
HOME, OUTLET = {"不动产坐落": "临水区荷塘街道三号"}, {"排水户名称": "荷塘街道三号小院"}
PLACE = "政务服务中心三楼听证室"
BY_HEARING = "听证笔录与审查意见一致，权属清楚"


def unfold(visit: Visit, title: str) -> None:
    """Open one of the documents on the page of a case."""
    visit.page.locator("summary", has_text=title).click()
    visit.judge()


def accepted(visit: Visit, clerk: Visit) -> str:
    """The number of a case that was accepted."""
    number = apply(visit, HOUSE.code, HOME)
    act(clerk, number, "予以受理")
    return number


def test_an_extension_reaches_the_applicant_with_its_reason(enter: Enter) -> None:
    phone = enter("neighbour", width=390, touch=True)
    number = accepted(phone, enter(CLERK))
    head = enter(reading.holder(Role.MANAGER, "resources").lower())
    more = {"延长多少个工作日": "10", "理由": "界址需要相邻各方到场指界"}

    act(head, number, "批准延长期限", **more)

    phone.open(f"/follow/{number}")
    unfold(phone, "延长办理期限告知书")
    phone.sees("界址需要相邻各方到场指界")
    phone.page.locator("summary", has_text="怎么算的").first.click()
    phone.sees("期限延长 10 个工作日")


def test_one_department_refuses_and_the_one_decision_names_it(
    enter: Enter, five_departments: dict[str, str]
) -> None:
    agent = enter("agent", width=390)
    number = apply(agent, JOINT.code, {"项目名称": "望江二期"})
    act(enter(CLERK), number, "予以受理")
    why = "疏散通道宽度不足一点四米"
    *others, last = [unit for unit in five_departments if unit != "fire"]
    for unit in [*others, last]:
        review(enter(reviewer(unit)), number)
    review(enter(reviewer("fire")), number, "不同意", why)
    desk = enter(decider("housing"))
    look_up(desk, number)
    desk.sees(why)
    assert desk.page.get_by_role("link", name="作出准予许可决定").count() == 0
    desk.press("作出不予许可决定")
    desk.page.get_by_label("理由").first.fill(f"{five_departments['fire']}不合格：{why}")
    desk.fill("法律依据", "建设工程质量管理条例第十六条")
    desk.fill("行政复议机关", "云汀市人民政府")
    desk.fill("有管辖权的人民法院", "云汀市临水区人民法院")
    desk.press("作出不予许可决定")

    agent.open(f"/follow/{number}")
    assert agent.page.locator("summary", has_text="不予办理决定书").count() == 1
    unfold(agent, "不予办理决定书")
    for text in (five_departments["fire"], why, "云汀市人民政府", "云汀市临水区人民法院"):
        agent.sees(text)


def test_a_hearing_is_asked_for_called_held_signed_and_cited(
    enter: Enter, wait_until: WaitUntil
) -> None:
    phone = enter("citizen", width=390, touch=True)
    number = accepted(phone, enter(CLERK))
    review(enter(reviewer("resources")), number)
    head = enter(decider("resources"))
    act(head, number, "告知听证权利", 涉及什么重大利益="相邻住户的通行")
    phone.open(f"/follow/{number}")
    phone.press("申请或放弃听证")
    phone.choose("您要求听证吗？", "申请听证")
    phone.press("申请或放弃听证")
    held_on = working_day_in(10)
    fields = {"听证日期": held_on.isoformat(), "开始时间": "09:30", "听证地点": PLACE}
    act(head, number, "发出听证通知", **fields)
    phone.open(f"/follow/{number}")
    phone.sees(PLACE)
    unfold(phone, "听证通知书")
    look_up(head, number)
    head.press("作出准予许可决定")
    head.press("作出准予许可决定")
    head.sees("在此之前不得作出决定")

    wait_until(held_on)
    look_up(head, number)
    head.press("登记听证笔录")
    head.agree()
    head.page.get_by_role("textbox", name="听证笔录").fill("双方陈述，未提出异议。")
    head.press("登记听证笔录")
    look_up(head, number)
    head.press("登记笔录签字")
    head.choose(reading.cast()["citizen"].name, "已签字")
    head.press("登记笔录签字")
    minutes = found_on(head, r"[\u4e00-\u9fff]+听笔〔\d{4}〕\d+号")
    act(head, number, "作出准予许可决定", 理由=BY_HEARING, 听证笔录编号=minutes)

    phone.open(f"/follow/{number}")
    unfold(phone, "准予办理决定书")
    phone.sees(minutes)


def working_day_in(number: int) -> date:
    """So many working days from today, as people look it up in a calendar."""
    calendar = process.calendar(process.newest_release())
    return calendar.nth_working_day_after(present.today(), number)


def found_on(visit: Visit, pattern: str) -> str:
    """What a page shows in that form."""
    found = re.search(pattern, visit.page.get_by_role("main").inner_text())
    assert found, f"no {pattern} on {visit.page.url}"
    return found.group()


def test_a_promise_is_chosen_granted_on_the_spot_and_found_kept(enter: Enter) -> None:
    phone = enter("entrepreneur", width=390)
    phone.open(f"/items/{FIRM.code}")
    phone.press("网上申请")
    phone.press("开始填写")
    phone.fill("变更事项", "变更住所")
    phone.press("保存并继续")
    phone.hand.attach(phone.page.locator("input[type=file]").first)
    phone.sees("已上传")
    phone.press("继续")
    phone.choose("您选择怎样办理？", "告知承诺，凭承诺当场决定")
    phone.agree()
    phone.press("提交申请")
    number = number_on(phone)
    act(enter(CLERK), number, "予以受理")
    head = enter(decider("market"))
    act(head, number, "当场作出准予许可决定")

    phone.open(f"/follow/{number}")
    phone.sees("已凭承诺准予，等待核查")
    look_up(head, number)
    head.press("登记承诺核查结果")
    head.choose("核查结果", "符合承诺")
    head.fill("核查情况", "住所与承诺一致")
    head.press("登记承诺核查结果")
    phone.open(f"/follow/{number}")
    phone.sees("核查相符")


def test_nobody_decides_and_the_licence_is_renewed_by_silence(
    enter: Enter, wait_until: WaitUntil
) -> None:
    holder, clerk, head = enter("citizen", width=390), enter(CLERK), enter(decider("water"))
    today = present.today()
    first = apply(holder, SEWER.code, OUTLET)
    act(clerk, first, "予以受理")
    for unit in ("water", "ecology"):
        review(enter(reviewer(unit)), first)
    grant(head, first)
    term = {"有效期自": today, "有效期至": today + timedelta(30)}
    act(head, first, "颁发证照", **{label: day.isoformat() for label, day in term.items()})
    licence = found_on(head, r"1\.2\.156\.3005\.2\.[0-9A-Z.]+")
    number = apply(holder, SEWER.code, OUTLET)
    look_up(clerk, number)
    clerk.press("指明所涉许可")
    clerk.page.get_by_label("申请什么").select_option(label="延续")
    expect(clerk.page.get_by_label("证照标识")).to_have_value(licence)
    clerk.press("指明所涉许可")
    act(clerk, number, "予以受理")

    wait_until(today + timedelta(31))  # nobody decides: the law does, through the nightly job
    assert renew(now=present.now(), today=present.today()) == 1

    holder.open(f"/follow/{number}")
    unfold(holder, "视为准予延续告知书")
    holder.sees("逾期未决定，视为准予延续")
    holder.open(f"/licences?identifier={licence}")
    holder.press("查看接替它的证照")
    assert found_on(holder, r"1\.2\.156\.3005\.2\.[0-9A-Z.]+") != licence
