"""The hearing and the promises of a case as its applicant reads them, and what is theirs to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from yimen.base.language import english
from yimen.base.parts.templatetags.parts import day, day_at
from yimen.ground.people import queries as people
from yimen.work.cases import queries
from yimen.work.cases.queries.courses import Courses, courses_of, out_of_course
from yimen.work.cases.queries.licences import licence_closed
from yimen.work.cases.queries.speaking import applicant
from yimen.work.cases.states import GROUNDS, MOVES, Act, EndGround, GapState, PledgeState

if TYPE_CHECKING:
    from datetime import date

    from yimen.work.cases.models import Case, Hearing
    from yimen.work.cases.queries import CaseView

Fact = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Own:
    """What stands beside the steps, and which acts of it are open to the applicant."""

    hearing: Hearing | None
    hearing_facts: list[Fact]
    promise_facts: list[Fact]
    answers: bool
    challenges: bool
    supplements: bool
    takes_back: bool
    ending_facts: list[Fact]
    defends: bool


def own(view: CaseView, today: date) -> Own:
    """听证和承诺 of a case for its applicant, read on a day."""
    case, found = view.case, courses_of(view.case)
    told = applicant(case) in {each.name for each in found.parties}

    def open_now(act: Act) -> bool:
        return (view.state, act) in MOVES and out_of_course(found, case, act) is None

    return Own(
        hearing=found.hearing,
        hearing_facts=_hearing(found, applicant(case)),
        promise_facts=_promises(found, case),
        answers=told and open_now(Act.ANSWER_HEARING),
        challenges=told and open_now(Act.CHALLENGE_CHAIR),
        supplements=open_now(Act.SUPPLEMENT) and _in_time(found, today),
        takes_back=open_now(Act.WITHDRAW_PLEDGE),
        ending_facts=_ending(case),
        defends=(view.state, Act.HEAR_HOLDER) in MOVES
        and licence_closed(case, Act.HEAR_HOLDER) is None,
    )


def _ending(case: Case) -> list[Fact]:
    """The licence is to be withdrawn or revoked: why, and until when one may speak."""
    ending = queries.ending_of(case)
    if ending is None:
        return []
    row = GROUNDS[EndGround(ending.ground)]
    facts: list[Fact] = [
        (_("依据"), row.words),
        (_("理由"), ending.reasons),
        (_("最迟陈述申辩"), day(ending.answer_by)),
    ]
    if ending.answered_on:
        facts.append((_("您的陈述申辩"), ending.answer or _("您表示没有要说的")))
    return facts


def _in_time(found: Courses, today: date) -> bool:
    return found.gaps is not None and (found.gaps.due_on is None or today <= found.gaps.due_on)


def _hearing(found: Courses, name: str) -> list[Fact]:
    hearing = found.hearing
    if hearing is None:
        return []
    answers = {None: _("您还没有答复"), True: _("您申请了听证"), False: _("您放弃了听证")}
    facts: list[Fact] = [(_("最迟申请听证"), day(hearing.request_by))]
    facts += [(_("您的答复"), answers[one.wants]) for one in found.parties if one.name == name]
    if hearing.held_on:
        facts.append(
            (_("听证时间地点"), f"{day_at(hearing.held_on, hearing.begins)} {hearing.place}")
        )
        chair = people.staff_names([hearing.chair]).get(hearing.chair, "")
        facts.append((_("主持人"), chair))
    judged = {None: _("等待决定"), True: _("主持人回避"), False: _("不予回避")}
    facts += [
        (_("您的回避申请"), judged[one.upheld])
        for one in found.parties
        if one.name == name and one.challenge
    ]
    if hearing.minutes:
        facts.append((_("听证笔录"), hearing.minutes.number))
    return facts


def _promises(found: Courses, case: Case) -> list[Fact]:
    names = queries.material_names(case, english=english())
    facts: list[Fact] = []
    if gaps := found.gaps:
        listed = _("、").join(names.get(key, key) for key in gaps.materials)
        facts.append((_("承诺后交的材料"), listed))
        facts.append((_("最迟补齐"), _gap_term(gaps.state, gaps.due_on)))
    if pledge := found.pledge:
        facts.append((_("告知承诺"), pledge.words))
        facts.append((_("承诺的情况"), _pledge_said(PledgeState(pledge.state))))
        if pledge.check_by:
            facts.append((_("最迟核查"), day(pledge.check_by)))
        if pledge.order_by:
            facts.append((_("最迟改正"), day(pledge.order_by)))
    return facts


def _gap_term(state: str, due_on: date | None) -> str:
    if state == GapState.SUPPLIED:
        return _("已经补齐")
    return day(due_on) if due_on else _("受理时告知")


def _pledge_said(state: PledgeState) -> str:
    return {
        PledgeState.OFFERED: _("已作出，决定前可以撤回"),
        PledgeState.WITHDRAWN: _("已撤回，按一般程序办理"),
        PledgeState.RELIED_ON: _("已凭承诺准予，等待核查"),
        PledgeState.ORDERED: _("核查不符，请限期改正"),
        PledgeState.KEPT: _("核查相符"),
        PledgeState.BROKEN: _("没有做到，准予应当撤销"),
        PledgeState.REPAIRED: _("已修复信用"),
    }[state]
