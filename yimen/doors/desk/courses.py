"""How the hearing, the inquiries and the promises of a case stand, for the page of the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yimen.base.parts.templatetags.parts import day, day_at
from yimen.doors.desk import course_words as words
from yimen.doors.desk.words import Word
from yimen.ground.people import queries as people
from yimen.work.cases import queries as cases
from yimen.work.cases.queries.courses import Courses, courses_of
from yimen.work.cases.rules import SIGNED
from yimen.work.cases.states import (
    Effect,
    GapState,
    HearingState,
    InquiryKind,
    InquiryState,
    PledgeState,
)

if TYPE_CHECKING:
    from yimen.work.cases.models import Case, HearingParty, Inquiry


@dataclass(frozen=True, slots=True)
class Course:
    """Something that goes on beside the steps: its name, how it stands, what there is to know."""

    name: Word
    state: Word
    tone: str
    facts: list[tuple[str, object]]


def courses(case: Case, units: Mapping[str, str]) -> dict[str, list[Course]]:
    """听证、调查核实、承诺 as the page shows them, each list empty where there is none."""
    found = courses_of(case)
    numbers = {number for each in found.inquiries for number in each.people}
    names = people.staff_names({*numbers, *([found.hearing.chair] if found.hearing else [])})
    return {
        "hearings": list(_hearing(found, names)),
        "inquiries": [_inquiry(each, units, names) for each in found.inquiries],
        "promises": [*_gaps(found, case), *_pledge(found, case)],
    }


def _hearing(found: Courses, names: Mapping[str, str]) -> Iterator[Course]:
    hearing = found.hearing
    if hearing is None:
        return
    facts: list[tuple[str, object]] = [
        (_("告知书"), f"{hearing.told.number} · {day(hearing.told_on)}"),
        (_("涉及利益"), hearing.reason),
        (_("最迟申请听证"), day(hearing.request_by)),
    ]
    if hearing.hold_by:
        facts.append((_("最迟举行"), day(hearing.hold_by)))
    if hearing.held_on:
        facts.append(
            (_("听证时间地点"), f"{day_at(hearing.held_on, hearing.begins)} · {hearing.place}")
        )
        facts.append((_("主持人"), names.get(hearing.chair, hearing.chair)))
    facts += [(each.name, _party(each)) for each in found.parties]
    if hearing.minutes:
        facts.append((_("听证笔录"), hearing.minutes.number))
    word, tone = words.HEARINGS[HearingState(hearing.state)]
    name = _("依法应当举行的听证") if hearing.mandatory else _("依申请的听证")
    yield Course(name, word, tone, facts)


def _party(party: HearingParty) -> str:
    """What one who was told has done so far."""
    answers = {
        None: _("尚未答复"),
        True: pgettext("done", "申请听证"),
        False: pgettext("done", "放弃听证"),
    }
    said = [answers[party.wants]]
    if party.challenge:
        judged = {None: _("待决定"), True: _("主持人回避"), False: _("不予回避")}
        said.append(_("申请主持人回避：{why}").format(why=party.challenge))
        said.append(judged[party.upheld])
    if party.attended:
        said.append(_("到场"))
    if party.signature:
        signed = party.signature == SIGNED
        said.append(_("已签字") if signed else _("未签字：{why}").format(why=party.signature))
    return _("；").join(said)


def _inquiry(each: Inquiry, units: Mapping[str, str], names: Mapping[str, str]) -> Course:
    facts: list[tuple[str, object]] = [(_("内容"), each.subject)]
    if each.people:
        listed = (f"{names[one]} {one}" if one in names else one for one in each.people)
        facts.append((_("人员"), _("、").join(listed)))
    if each.unit:
        facts.append((_("征求哪个单位"), units.get(each.unit, each.unit)))
    if each.place:
        facts.append((_("地点"), each.place))
    facts.append((_("日期或期限"), day(each.due_on)))
    if each.finding:
        facts.append((_("结果"), each.finding))
    if each.favourable is not None:
        said = _("符合要求或同意") if each.favourable else _("不符合要求或不同意")
        facts.append((_("结论"), said))
    word, tone = words.INQUIRY_STATES[InquiryState(each.state)]
    name = f"{each.number}. {words.INQUIRIES[InquiryKind(each.kind)]}"
    return Course(name, word, tone, facts)


def _gaps(found: Courses, case: Case) -> Iterator[Course]:
    promise = found.gaps
    if promise is None:
        return
    facts: list[tuple[str, object]] = [
        (_("承诺补交"), _materials(case, promise.materials)),
        (_("承诺内容"), promise.words),
    ]
    if promise.due_on:
        facts.append((_("最迟补齐"), day(promise.due_on)))
        facts.append((_("逾期的后果"), words.EFFECTS[Effect(promise.effect)]))
    word, tone = words.GAPS[GapState(promise.state)]
    yield Course(_("容缺受理"), word, tone, facts)


def _pledge(found: Courses, case: Case) -> Iterator[Course]:
    pledge = found.pledge
    if pledge is None:
        return
    facts: list[tuple[str, object]] = [(_("承诺内容"), pledge.words)]
    if pledge.materials:
        facts.append((_("代替哪些材料"), _materials(case, pledge.materials)))
    if pledge.check_by:
        facts.append((_("最迟核查"), day(pledge.check_by)))
    if pledge.finding:
        facts.append((_("核查情况"), pledge.finding))
    if pledge.order_by:
        facts.append((_("最迟改正"), day(pledge.order_by)))
    word, tone = words.PLEDGES[PledgeState(pledge.state)]
    yield Course(_("告知承诺"), word, tone, facts)


def _materials(case: Case, keys: list[str]) -> str:
    names = cases.material_names(case)
    return _("、").join(names.get(key, key) for key in keys)
