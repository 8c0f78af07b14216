"""Courses that take several people: extended, heard, promised, refused together, renewed."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

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
from tests.journeys.city.visiting import Site, Visit
from yimen.demo.city import reading
from yimen.ground.catalog.rules import Region
from yimen.ground.people.states import Role
from yimen.ground.process import queries as process
from yimen.work.cases import queries, verbs
from yimen.work.certificates import queries as certificates
from yimen.work.certificates.rules import Term
from yimen.work.certificates.verbs import Granted, issue

pytestmark = JOURNEY
MATTERS = reading.matters()
HOUSE, FIRM, JOINT = (
    MATTERS[key] for key in ("property-registration", "company-change", "joint-acceptance")
)
HOME = {"不动产坐落": "临水区荷塘街道三号"}
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
    assert phone.says("界址需要相邻各方到场指界").is_visible()
    phone.page.locator("summary", has_text="怎么算的").first.click()
    assert phone.says("期限延长 10 个工作日").is_visible()


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
    assert desk.says(why).is_visible()
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
        assert agent.says(text).is_visible()


def test_a_party_asks_for_a_hearing_and_is_called_and_nothing_is_decided(enter: Enter) -> None:
    phone = enter("citizen", width=390, touch=True)
    number = accepted(phone, enter(CLERK))
    review(enter(reviewer("resources")), number)
    head = enter(decider("resources"))
    act(head, number, "告知听证权利", 涉及什么重大利益="相邻住户的通行")

    phone.open(f"/follow/{number}")
    phone.press("申请或放弃听证")
    phone.choose("您要求听证吗？", "申请听证")
    phone.press("申请或放弃听证")
    calendar = process.calendar(process.newest_release())
    held_on = calendar.nth_working_day_after(timezone.localdate(), 10)
    look_up(head, number)
    head.press("发出听证通知")
    head.fill("听证日期", held_on.isoformat())
    head.fill("开始时间", "09:30")
    head.fill("听证地点", PLACE)
    head.press("发出听证通知")

    phone.open(f"/follow/{number}")
    assert phone.says(PLACE).is_visible()
    unfold(phone, "听证通知书")
    look_up(head, number)
    head.press("作出准予许可决定")
    head.press("作出准予许可决定")
    assert head.says("在此之前不得作出决定").is_visible()


def test_a_hearing_is_held_signed_and_cited(enter: Enter) -> None:
    phone = enter("citizen", width=390)
    number = accepted(phone, enter(CLERK))
    review(enter(reviewer("resources")), number)
    name = called_before(number)
    head = enter(decider("resources"))
    look_up(head, number)
    head.press("登记听证笔录")
    head.agree()
    head.page.get_by_role("textbox", name="听证笔录").fill("双方陈述，未提出异议。")
    head.press("登记听证笔录")
    look_up(head, number)
    head.press("登记笔录签字")
    head.choose(name, "已签字")
    head.press("登记笔录签字")
    hearing = queries.hearing_of(queries.case_for(number, today=timezone.localdate()).case)
    assert hearing is not None
    assert hearing.minutes is not None
    minutes = hearing.minutes.number
    act(head, number, "作出准予许可决定", 理由=BY_HEARING, 听证笔录编号=minutes)

    phone.open(f"/follow/{number}")
    unfold(phone, "准予办理决定书")
    assert phone.says(minutes).is_visible()


def called_before(number: str) -> str:
    """A hearing that was told of, asked for and called twelve working days ago, for today."""
    today = timezone.localdate()
    calendar = process.calendar(process.newest_release())
    before = calendar.working_day_numbered(calendar.working_days_through(today) - 12)
    head = reading.holder(Role.DECIDER, "resources")
    when: dict[str, Any] = {"case": number, "by": head, "now": timezone.now(), "today": before}
    case = queries.case_for(number, today=today).case
    assert case.person is not None
    verbs.tell_hearing(parties=[case.person.name], reason="相邻住户的通行", **when)
    verbs.answer_hearing(party=case.person.name, wants=True, **when)
    verbs.notice_hearing(held_on=today, begins=time(9, 30), place=PLACE, chair=head, **when)
    return case.person.name


def test_a_promise_is_chosen_granted_on_the_spot_and_found_kept(enter: Enter) -> None:
    phone = enter("entrepreneur", width=390)
    phone.open(f"/items/{FIRM.code}")
    phone.press("网上申请")
    phone.press("开始填写")
    phone.fill("变更事项", "变更住所")
    phone.press("保存并继续")
    phone.hand.attach(phone.page.locator("input[type=file]").first)
    phone.says("已上传").wait_for()
    phone.press("继续")
    phone.choose("您选择怎样办理？", "告知承诺，凭承诺当场决定")
    phone.agree()
    phone.press("提交申请")
    number = number_on(phone)
    act(enter(CLERK), number, "予以受理")
    head = enter(decider("market"))
    act(head, number, "当场作出准予许可决定")

    phone.open(f"/follow/{number}")
    assert phone.says("已凭承诺准予，等待核查").is_visible()
    look_up(head, number)
    head.press("登记承诺核查结果")
    head.choose("核查结果", "符合承诺")
    head.fill("核查情况", "住所与承诺一致")
    head.press("登记承诺核查结果")
    phone.open(f"/follow/{number}")
    assert phone.says("核查相符").is_visible()


def test_nobody_decides_and_the_licence_is_renewed_by_silence(enter: Enter, site: Site) -> None:
    holder = enter("citizen", width=390)
    number = apply(holder, HOUSE.code, HOME)
    today = timezone.localdate()
    licence = licensed(site.prepared.cast["citizen"], number, Term(today, today + timedelta(30)))
    clerk = enter(CLERK)
    look_up(clerk, number)
    clerk.press("指明所涉许可")
    clerk.page.get_by_label("申请什么").select_option(label="延续")
    clerk.fill("证照标识", licence)
    clerk.press("指明所涉许可")
    act(clerk, number, "予以受理")
    over = timezone.now() + timedelta(31)

    verbs.renew_by_silence(case=number, by="clock", now=over, today=today + timedelta(31))

    holder.open(f"/follow/{number}")
    unfold(holder, "视为准予延续告知书")
    assert holder.says("逾期未决定，视为准予延续").is_visible()
    holder.open(f"/licences?identifier={licence}")
    holder.press("查看接替它的证照")
    newer = certificates.of_case(number)
    assert newer is not None
    assert holder.page.get_by_text(newer.identifier).first.is_visible()


def licensed(person: str, number: str, term: Term) -> str:
    """The identifier of a licence that the applicant of a case holds already."""
    case = queries.case_for(number, today=timezone.localdate()).case
    granted = Granted(
        case=f"BEFORE-{number}",
        item=case.item,
        name=case.name,
        organ=case.organ,
        person=case.person,
        organisation=None,
        document="云汀市自然资源和规划局准许〔2020〕1号",
        conditions=[],
        term=term,
        region=Region(),
    )
    when: dict[str, Any] = {"by": person, "now": timezone.now(), "today": timezone.localdate()}
    return issue(granted=granted, **when).identifier
