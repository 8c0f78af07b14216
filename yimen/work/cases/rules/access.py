"""Who sees a case and who may do what with it: roles over units, and the applicant's own acts.

Examining, deciding and handing out are different roles; watching is none of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from yimen.ground.people.rules import NotAllowed
from yimen.ground.people.states import Role
from yimen.kernel.errors import Refused
from yimen.work.cases.states import Act


class NotOfUnit(Refused):
    """Who is to have a step does not review for its unit."""

    code = "cases.not-of-unit"


SEES = frozenset({Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.MANAGER, Role.SUPERVISOR})
WINDOW = frozenset({Role.CLERK})
REVIEWS = frozenset({Role.REVIEWER})
HANDS = frozenset({Role.REVIEWER, Role.MANAGER})  # put a step back, or hand it to a colleague
LEADS = frozenset({Role.MANAGER})  # also one that another has in hand
DECIDES = frozenset({Role.DECIDER})
TIMES = frozenset({Role.MANAGER})  # pauses, resumes and extends
ROLES: Mapping[Act, frozenset[Role]] = {
    Act.CORRECT_ON_SPOT: WINDOW,
    Act.SAY_MISSING: WINDOW | REVIEWS,
    Act.ASK_CORRECTION: WINDOW,
    Act.RESUBMIT: WINDOW,
    Act.ACCEPT: WINDOW,
    Act.NOT_REQUIRED: WINDOW,
    Act.REJECT: WINDOW,
    Act.REVIEW: REVIEWS,
    Act.EXCLUDE: TIMES,
    Act.RESUME: TIMES,
    Act.EXTEND: TIMES,
    Act.EXPLAIN_OVERRUN: LEADS | DECIDES,
    Act.TELL_HEARING: REVIEWS | DECIDES,
    Act.ANSWER_HEARING: WINDOW | REVIEWS | DECIDES,
    Act.NOTICE_HEARING: DECIDES | LEADS,
    Act.CHALLENGE_CHAIR: WINDOW | REVIEWS | DECIDES,
    Act.JUDGE_CHALLENGE: LEADS,
    Act.HOLD_HEARING: REVIEWS | DECIDES | LEADS,
    Act.SIGN_MINUTES: REVIEWS | DECIDES | LEADS,
    Act.ORDER_VISIT: HANDS,
    Act.RECORD_VISIT: REVIEWS,
    Act.COMMISSION_EXPERTS: HANDS,
    Act.RECORD_EXPERTS: REVIEWS,
    Act.CONSULT: HANDS | DECIDES,
    Act.ANSWER_CONSULTATION: REVIEWS,
    Act.CANCEL_INQUIRY: HANDS,
    Act.SUPPLEMENT: WINDOW,
    Act.WITHDRAW_PLEDGE: WINDOW,
    Act.CHECK_PLEDGE: HANDS,
    Act.REPAIR_PLEDGE: LEADS,
    Act.REFER_UP: DECIDES | LEADS,
    Act.GRANT_AT_ONCE: DECIDES,
    Act.GRANT: DECIDES,
    Act.REFUSE: DECIDES,
    Act.SEND: WINDOW,
    Act.FAIL_DELIVERY: WINDOW,
    Act.DELIVER: WINDOW,
    Act.CLOSE: WINDOW,
    Act.TIE_LICENCE: WINDOW,
    Act.ISSUE_LICENCE: WINDOW | DECIDES,
    Act.TELL_ENDING: DECIDES,
    Act.HEAR_HOLDER: WINDOW | DECIDES,
    Act.DROP_ENDING: DECIDES,
    Act.ASK_CANCELLATION: WINDOW,
    Act.WITHDRAW_CANCELLATION: WINDOW,
    Act.END_LICENCE: DECIDES,
    Act.ARCHIVE: WINDOW | LEADS,
    Act.WITHDRAW: WINDOW,
}
# what the applicant or agent does without a clerk
OWN = frozenset(
    {
        Act.RESUBMIT,
        Act.WITHDRAW,
        Act.SUPPLEMENT,
        Act.WITHDRAW_PLEDGE,
        Act.TIE_LICENCE,
        Act.HEAR_HOLDER,
        Act.ASK_CANCELLATION,
        Act.WITHDRAW_CANCELLATION,
        Act.ANSWER_HEARING,
        Act.CHALLENGE_CHAIR,
    }
)


def check_colleague(staff: str, unit: str, *, serves: bool) -> None:
    """`NotOfUnit` for who cannot take over a step of the unit of that name."""
    if not serves:
        raise NotOfUnit(staff=staff, unit=unit)


def not_allowed(unit: str, roles: frozenset[Role]) -> NotAllowed:
    """The refusal that names the unit and the roles over it that would be needed."""
    return NotAllowed(unit=unit or "–", roles="、".join(sorted(role.value for role in roles)))
