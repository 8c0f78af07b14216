"""What goes on in a case beside its steps: the hearing, the inquiries, what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yimen.ground.catalog.states import CaseType
from yimen.kernel.errors import Refused
from yimen.work.cases.queries.inquiries import hearing_of, inquiries_of, parties_of
from yimen.work.cases.queries.promises import gaps_of, pledge_of
from yimen.work.cases.rules import (
    HearingThere,
    NoChallenge,
    NoInquiryOpen,
    NotAtOnce,
    check_unchallenged,
)
from yimen.work.cases.states import (
    ON_SITE,
    Act,
    GapAct,
    GapState,
    HearingAct,
    HearingState,
    InquiryKind,
    InquiryState,
    PledgeAct,
    PledgeState,
    WrongHearing,
    WrongPromise,
    gap_after,
    hearing_after,
    pledge_after,
)

if TYPE_CHECKING:
    from yimen.work.cases.models import (
        Case,
        GapPromise,
        Hearing,
        HearingParty,
        Inquiry,
        Pledge,
    )

IN_HEARING = {
    Act.ANSWER_HEARING: HearingAct.WAIVE,
    Act.NOTICE_HEARING: HearingAct.NOTICE,
    Act.CHALLENGE_CHAIR: HearingAct.CHALLENGE,
    Act.JUDGE_CHALLENGE: HearingAct.KEEP_CHAIR,
    Act.HOLD_HEARING: HearingAct.HOLD,
    Act.SIGN_MINUTES: HearingAct.SIGN,
}
RECORDED = {
    Act.RECORD_VISIT: ON_SITE,
    Act.RECORD_EXPERTS: frozenset({InquiryKind.EXPERTS}),
    Act.ANSWER_CONSULTATION: frozenset({InquiryKind.CONSULTATION}),
    Act.CANCEL_INQUIRY: frozenset(InquiryKind),
}
IN_PLEDGE = {
    Act.WITHDRAW_PLEDGE: PledgeAct.WITHDRAW,
    Act.CHECK_PLEDGE: PledgeAct.FIND_KEPT,
    Act.REPAIR_PLEDGE: PledgeAct.REPAIR,
}


@dataclass(frozen=True, slots=True)
class Courses:
    """听证、调查核实、承诺 of a case, as they stand."""

    hearing: Hearing | None
    parties: tuple[HearingParty, ...]
    inquiries: tuple[Inquiry, ...]
    gaps: GapPromise | None
    pledge: Pledge | None

    def open(self, act: Act) -> list[Inquiry]:
        """The inquiries whose outcome this act would record."""
        kinds = RECORDED[act]
        return [
            each
            for each in self.inquiries
            if each.state == InquiryState.OPEN and InquiryKind(each.kind) in kinds
        ]

    @property
    def promised(self) -> bool:
        """Whether the applicant promises to meet the conditions, and has not taken that back."""
        return self.pledge is not None and self.pledge.state == PledgeState.OFFERED

    @property
    def challenged(self) -> list[HearingParty]:
        """Who challenged the chair and was not answered yet."""
        return [each for each in self.parties if each.challenge and each.upheld is None]


def courses_of(case: Case) -> Courses:
    """What goes on in a case beside its steps."""
    hearing = hearing_of(case)
    return Courses(
        hearing=hearing,
        parties=tuple(parties_of(case)) if hearing else (),
        inquiries=tuple(inquiries_of(case)),
        gaps=gaps_of(case),
        pledge=pledge_of(case),
    )


def out_of_course(courses: Courses, case: Case, act: Act) -> Refused | None:
    """Why an act is not the next one there; None where it is, or belongs to no course."""
    try:
        _check(courses, case, act)
    except Refused as refused:
        return refused
    return None


def _check(courses: Courses, case: Case, act: Act) -> None:
    if act is Act.TELL_HEARING and courses.hearing is not None:
        raise HearingThere(case=case.number)
    if act in IN_HEARING:
        _check_hearing(courses, act)
    if act in RECORDED and not courses.open(act):
        raise NoInquiryOpen
    _check_promise(courses, act)
    if act is Act.GRANT_AT_ONCE and case.case_type != CaseType.IMMEDIATE and not courses.promised:
        raise NotAtOnce


def _check_hearing(courses: Courses, act: Act) -> None:
    if courses.hearing is None:
        raise WrongHearing(state="–", act=act.value)
    hearing_after(HearingState(courses.hearing.state), IN_HEARING[act])
    if act in {Act.NOTICE_HEARING, Act.HOLD_HEARING}:
        check_unchallenged({each.name: None for each in courses.challenged})
    if act is Act.JUDGE_CHALLENGE and not courses.challenged:
        raise NoChallenge(party="–")


def _check_promise(courses: Courses, act: Act) -> None:
    if act is Act.SUPPLEMENT:
        if courses.gaps is None:
            raise WrongPromise(state="–", act=act.value)
        gap_after(GapState(courses.gaps.state), GapAct.SUPPLY)
    if act in IN_PLEDGE:
        if courses.pledge is None:
            raise WrongPromise(state="–", act=act.value)
        pledge_after(PledgeState(courses.pledge.state), IN_PLEDGE[act])
