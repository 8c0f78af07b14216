"""Every act on a case: its address, its form, who may do it, and the verb that does it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.deed import Deed, Doing, gaps_form, gaps_of, may_do, plain, sending_form
from yimen.doors.desk.forms import acts as given
from yimen.doors.desk.hearing import HEARING
from yimen.doors.desk.inquiring import INQUIRIES
from yimen.doors.desk.licensing import LICENSING
from yimen.doors.desk.licensing import SLUGS as LICENSING_SLUGS
from yimen.doors.desk.promising import PROMISES
from yimen.doors.desk.stepping import STEPS
from yimen.doors.desk.words import ACTS
from yimen.ground.process.states import ClockKind
from yimen.ground.process.states import Ground as PauseGround
from yimen.work.cases import verbs
from yimen.work.cases.rules import Remedies
from yimen.work.cases.states import Act, Ground, Way


class Group(StrEnum):
    """The headings under which acts stand that are beside the main way of a case."""

    HEARING = "hearing"
    INQUIRIES = "inquiries"
    PROMISES = "promises"
    TIME = "time"


def _refuse(doing: Doing) -> object:
    typed = doing.typed
    more = {name: typed.pop(name) for name in ("minutes", "bars")}
    return verbs.refuse(told=Remedies(**typed), **more, **doing.who)


DEEDS: dict[str, Deed] = {
    "missing": Deed(
        ACTS[Act.SAY_MISSING],
        may_do(Act.SAY_MISSING),
        gaps_form,
        lambda d: verbs.say_missing(gaps=gaps_of(d), **d.who),
        says=_("哪份材料缺什么，写在它下面；没有问题的留空。窗口汇总后一次告知申请人。"),
    ),
    "on-spot": Deed(
        ACTS[Act.CORRECT_ON_SPOT],
        may_do(Act.CORRECT_ON_SPOT),
        gaps_form,
        lambda d: verbs.correct_on_spot(corrected=gaps_of(d), **d.who),
        says=_("申请人当场改好的，在那份材料下面写明改了什么；没有改的留空。"),
    ),
    "correction": Deed(
        ACTS[Act.ASK_CORRECTION],
        may_do(Act.ASK_CORRECTION),
        gaps_form,
        lambda d: verbs.ask_correction(gaps=gaps_of(d), **d.who),
        says=_(
            "把要补正的全部内容一次写清：缺什么、怎么改，写在那份材料下面；没有问题的留空。"
            "申请人会收到补正告知书，之后不能再要求第二次补正。"
        ),
    ),
    "accept": Deed(
        ACTS[Act.ACCEPT], may_do(Act.ACCEPT), plain(given.Plain), lambda d: verbs.accept(**d.who)
    ),
    "not-required": Deed(
        ACTS[Act.NOT_REQUIRED],
        may_do(Act.NOT_REQUIRED),
        plain(given.Reason),
        lambda d: verbs.not_required(**d.typed, **d.who),
        grave=True,
    ),
    "reject": Deed(
        ACTS[Act.REJECT],
        may_do(Act.REJECT),
        plain(given.Rejection),
        lambda d: verbs.reject(**{**d.typed, "ground": Ground(d.typed["ground"])}, **d.who),
        grave=True,
    ),
    **STEPS,
    **HEARING,
    **INQUIRIES,
    **PROMISES,
    "pause": Deed(
        ACTS[Act.EXCLUDE],
        may_do(Act.EXCLUDE),
        plain(given.Pause),
        lambda d: verbs.exclude_time(
            **{**d.typed, "ground": PauseGround(d.typed["ground"])}, **d.who
        ),
    ),
    "resume": Deed(
        ACTS[Act.RESUME],
        may_do(Act.RESUME),
        plain(given.Plain),
        lambda d: verbs.resume_time(**d.who),
    ),
    "extend": Deed(
        ACTS[Act.EXTEND],
        may_do(Act.EXTEND),
        plain(given.Extension),
        lambda d: verbs.extend_term(**{**d.typed, "kind": ClockKind(d.typed["kind"])}, **d.who),
    ),
    "explain-overrun": Deed(
        ACTS[Act.EXPLAIN_OVERRUN],
        may_do(Act.EXPLAIN_OVERRUN),
        plain(given.Reason),
        lambda d: verbs.explain_overrun(**d.typed, **d.who),
        says=_("说明会在门户网站公开（优化营商环境条例第三十六条），不要写入申请人的个人信息。"),
    ),
    "refer-up": Deed(
        ACTS[Act.REFER_UP],
        may_do(Act.REFER_UP),
        plain(given.Referral),
        lambda d: verbs.refer_up(**d.typed, **d.who),
    ),
    "grant": Deed(
        ACTS[Act.GRANT],
        may_do(Act.GRANT),
        plain(given.Grant),
        lambda d: verbs.grant(**d.typed, **d.who),
    ),
    "grant-at-once": Deed(
        ACTS[Act.GRANT_AT_ONCE],
        may_do(Act.GRANT_AT_ONCE),
        plain(given.AtOnce),
        lambda d: verbs.grant_at_once(**d.typed, **d.who),
    ),
    "refuse": Deed(
        ACTS[Act.REFUSE],
        may_do(Act.REFUSE),
        plain(given.Refusal),
        _refuse,
        grave=True,
    ),
    "send": Deed(
        ACTS[Act.SEND],
        may_do(Act.SEND),
        sending_form,
        lambda d: verbs.send(**{**d.typed, "way": Way(d.typed["way"])}, **d.who),
    ),
    "fail-delivery": Deed(
        ACTS[Act.FAIL_DELIVERY],
        may_do(Act.FAIL_DELIVERY),
        plain(given.Reason),
        lambda d: verbs.fail_delivery(**d.typed, **d.who),
    ),
    "deliver": Deed(
        ACTS[Act.DELIVER],
        may_do(Act.DELIVER),
        plain(given.Delivery),
        lambda d: verbs.deliver(**{**d.typed, "way": Way(d.typed["way"])}, **d.who),
    ),
    "close": Deed(
        ACTS[Act.CLOSE], may_do(Act.CLOSE), plain(given.Plain), lambda d: verbs.close(**d.who)
    ),
    "withdraw": Deed(
        ACTS[Act.WITHDRAW],
        may_do(Act.WITHDRAW),
        plain(given.Reason),
        lambda d: verbs.withdraw(**d.typed, **d.who),
        grave=True,
    ),
    **LICENSING,
}


def _slug(act: Act) -> str:
    return act.value.replace("_", "-")


GROUPS: dict[Group, tuple[Act, ...]] = {
    Group.HEARING: (
        Act.TELL_HEARING,
        Act.ANSWER_HEARING,
        Act.NOTICE_HEARING,
        Act.CHALLENGE_CHAIR,
        Act.JUDGE_CHALLENGE,
        Act.HOLD_HEARING,
        Act.SIGN_MINUTES,
    ),
    Group.INQUIRIES: (
        Act.ORDER_VISIT,
        Act.RECORD_VISIT,
        Act.COMMISSION_EXPERTS,
        Act.RECORD_EXPERTS,
        Act.CONSULT,
        Act.ANSWER_CONSULTATION,
        Act.CANCEL_INQUIRY,
    ),
    Group.PROMISES: (
        Act.SUPPLEMENT,
        Act.WITHDRAW_PLEDGE,
        Act.CHECK_PLEDGE,
        Act.REPAIR_PLEDGE,
    ),
    Group.TIME: (Act.EXCLUDE, Act.RESUME, Act.EXTEND, Act.EXPLAIN_OVERRUN),
}  # what stands under a heading of its own, in the order of its course
COURSES = (Group.HEARING, Group.INQUIRIES, Group.PROMISES)
SLUGS = {
    Act.ACCEPT: "accept",
    Act.SAY_MISSING: "missing",
    Act.CORRECT_ON_SPOT: "on-spot",
    Act.ASK_CORRECTION: "correction",
    Act.NOT_REQUIRED: "not-required",
    Act.REJECT: "reject",
    Act.REFER_UP: "refer-up",
    Act.GRANT: "grant",
    Act.GRANT_AT_ONCE: "grant-at-once",
    Act.REFUSE: "refuse",
    Act.DELIVER: "deliver",
    Act.SEND: "send",
    Act.FAIL_DELIVERY: "fail-delivery",
    Act.CLOSE: "close",
    Act.EXCLUDE: "pause",
    Act.RESUME: "resume",
    Act.EXTEND: "extend",
    Act.EXPLAIN_OVERRUN: "explain-overrun",
    **LICENSING_SLUGS,
    Act.WITHDRAW: "withdraw",
    **{act: _slug(act) for group in COURSES for act in GROUPS[group]},
}
