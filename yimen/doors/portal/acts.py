"""The life of a case in the words of its applicant; what is not here is inside the offices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yimen.ground.process.states import StepState
from yimen.work.cases.states import DocumentKind, State

# By state, and whether a decision grants; a refusal inside is not told before it is decided
STATES = {
    (State.SUBMITTED, True): _("已收件，等待答复是否受理"),
    (State.CORRECTING, True): _("需要您补正"),
    (State.RESUBMITTED, True): _("已收到补正，等待答复是否受理"),
    (State.NOT_REQUIRED, True): _("不需要办理许可"),
    (State.REJECTED, True): _("不予受理"),
    (State.ACCEPTED, True): _("已受理"),
    (State.REVIEWING, True): _("正在审查"),
    (State.REVIEWED, True): _("审查结束，等待作出决定"),
    (State.OPPOSED, True): _("审查结束，等待作出决定"),
    (State.DECIDED, True): _("准予许可，等待送达"),
    (State.DECIDED, False): _("不予许可，等待送达"),
    (State.DELIVERED, True): _("准予许可，已送达"),
    (State.DELIVERED, False): _("不予许可，已送达"),
    (State.CLOSED, True): _("准予许可，已办结"),
    (State.CLOSED, False): _("不予许可，已办结"),
    (State.TAKEN_BACK, True): _("已撤件"),
    (State.WITHDRAWN, True): _("已撤回"),
}
TONES = {
    (State.CORRECTING, True): "warn",
    (State.NOT_REQUIRED, True): "plain",
    (State.REJECTED, True): "refused",
    (State.DECIDED, True): "done",
    (State.DELIVERED, True): "done",
    (State.CLOSED, True): "done",
    (State.DECIDED, False): "refused",
    (State.DELIVERED, False): "refused",
    (State.CLOSED, False): "refused",
    (State.TAKEN_BACK, True): "plain",
    (State.WITHDRAWN, True): "plain",
}
ACTS = {
    "cases.submit": _("收到申请"),
    "cases.correct_on_spot": _("当场更正"),
    "cases.lapse": _("逾期未补正，视为撤回申请"),
    "cases.lapse_rejected": _("逾期未补正，不予受理"),
    "cases.exclude": _("告知部分时间不计入期限"),
    "cases.resume": _("恢复计算期限"),
    "cases.extend": _("延长期限"),
    "cases.ask_correction": _("一次告知需要补正的全部内容"),
    "cases.resubmit": _("收到补正"),
    "cases.accept": _("受理申请"),
    "cases.deem_accepted": _("逾期未答复，自收到之日起视为受理"),
    "cases.not_required": _("告知不需要办理许可"),
    "cases.reject": _("不予受理"),
    "cases.review": _("完成一项审查"),
    "cases.tell_hearing": _("告知听证权利"),
    "cases.answer_hearing": _("申请或放弃听证"),
    "cases.notice_hearing": _("通知听证时间和地点"),
    "cases.challenge_chair": _("申请主持人回避"),
    "cases.hold_hearing": _("举行听证"),
    "cases.sign_minutes": _("听证笔录签字"),
    "cases.order_visit": _("安排现场核查"),
    "cases.record_visit": _("完成现场核查"),
    "cases.commission_experts": _("委托专家评审"),
    "cases.record_experts": _("完成专家评审"),
    "cases.consult": _("征求其他部门意见"),
    "cases.answer_consultation": _("其他部门答复意见"),
    "cases.cancel_inquiry": _("取消一项调查核实"),
    "cases.grant_at_once": _("当场决定准予许可"),
    "cases.grant": _("决定准予许可"),
    "cases.refuse": _("决定不予许可"),
    "cases.deliver": _("送达决定"),
    "cases.close": _("办结归档"),
    "cases.withdraw": _("申请人撤回申请"),
}
STEPS = {
    StepState.WAITING: (_("未开始"), "plain"),
    StepState.NOT_NEEDED: (_("不需要"), "plain"),
    StepState.OPEN: (_("办理中"), "act"),
    StepState.CLAIMED: (_("办理中"), "act"),
    StepState.PAUSED: (_("暂停"), "warn"),
    StepState.DONE: (_("已完成"), "done"),
    StepState.RETURNED: (_("退回重办"), "warn"),
    StepState.DROPPED: (_("已终止"), "plain"),
}
KINDS = {
    DocumentKind.ON_SPOT: _("当场更正记录"),
    DocumentKind.CORRECTION: _("补正告知书"),
    DocumentKind.LAPSE: _("视为撤回申请告知书"),
    DocumentKind.EXCLUSION: _("不计入期限告知书"),
    DocumentKind.EXTENSION: _("延长期限告知书"),
    DocumentKind.HEARING_RIGHTS: _("听证告知书"),
    DocumentKind.HEARING_NOTICE: _("听证通知书"),
    DocumentKind.HEARING_MINUTES: _("听证笔录"),
    DocumentKind.VISIT_NOTICE: _("现场核查通知书"),
    DocumentKind.CONSULTATION: _("征求意见函"),
    DocumentKind.ACCEPTANCE: _("受理通知书"),
    DocumentKind.NOT_REQUIRED: _("不受理告知书"),
    DocumentKind.REJECTION: _("不予受理通知书"),
    DocumentKind.GRANT: _("准予行政许可决定书"),
    DocumentKind.REFUSAL: _("不予行政许可决定书"),
}
