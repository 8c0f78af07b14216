"""The life of a case in the words of its applicant; what is not here is inside the offices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yimen.ground.process.states import StepState
from yimen.work.cases.states import Outcome, State

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
BELOW = _("初审完毕，等待报送上级机关")
# Of what is no licence (备案, 确认, 公共服务): as its letters say it
STATES_BESIDE = {
    (State.NOT_REQUIRED, True): _("不需要办理"),
    (State.DECIDED, True): _("准予办理，等待送达"),
    (State.DECIDED, False): _("不予办理，等待送达"),
    (State.DELIVERED, True): _("准予办理，已送达"),
    (State.DELIVERED, False): _("不予办理，已送达"),
    (State.CLOSED, True): _("准予办理，已办结"),
    (State.CLOSED, False): _("不予办理，已办结"),
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
    "cases.submit": pgettext_lazy("done", "收到申请"),
    "cases.correct_on_spot": pgettext_lazy("done", "当场更正"),
    "cases.lapse": pgettext_lazy("done", "逾期未补正，视为撤回申请"),
    "cases.lapse_rejected": pgettext_lazy("done", "逾期未补正，不予受理"),
    "cases.exclude": pgettext_lazy("done", "告知部分时间不计入期限"),
    "cases.resume": pgettext_lazy("done", "恢复计算期限"),
    "cases.extend": pgettext_lazy("done", "延长期限"),
    "cases.ask_correction": pgettext_lazy("done", "一次告知需要补正的全部内容"),
    "cases.resubmit": pgettext_lazy("done", "收到补正"),
    "cases.accept": pgettext_lazy("done", "受理申请"),
    "cases.deem_accepted": pgettext_lazy("done", "逾期未答复，自收到之日起视为受理"),
    "cases.not_required": pgettext_lazy("done", "告知不需要办理许可"),
    "cases.reject": pgettext_lazy("done", "不予受理"),
    "cases.review": pgettext_lazy("done", "完成一项审查"),
    "cases.tell_hearing": pgettext_lazy("done", "告知听证权利"),
    "cases.answer_hearing": pgettext_lazy("done", "申请或放弃听证"),
    "cases.notice_hearing": pgettext_lazy("done", "通知听证时间和地点"),
    "cases.challenge_chair": pgettext_lazy("done", "申请主持人回避"),
    "cases.judge_challenge": pgettext_lazy("done", "决定主持人是否回避"),
    "cases.hold_hearing": pgettext_lazy("done", "举行听证"),
    "cases.sign_minutes": pgettext_lazy("done", "听证笔录签字"),
    "cases.order_visit": pgettext_lazy("done", "安排现场核查"),
    "cases.record_visit": pgettext_lazy("done", "完成现场核查"),
    "cases.commission_experts": pgettext_lazy("done", "委托专家评审"),
    "cases.record_experts": pgettext_lazy("done", "完成专家评审"),
    "cases.consult": pgettext_lazy("done", "征求其他部门意见"),
    "cases.answer_consultation": pgettext_lazy("done", "其他部门答复意见"),
    "cases.cancel_inquiry": pgettext_lazy("done", "取消一项调查核实"),
    "cases.supplement": pgettext_lazy("done", "补齐承诺后补的材料"),
    "cases.lapse_gaps": pgettext_lazy("done", "逾期未补齐，视为撤回申请"),
    "cases.lapse_gaps_opposed": pgettext_lazy("done", "逾期未补齐，不能准予"),
    "cases.lapse_gaps_granted": pgettext_lazy("done", "准予后逾期未补齐"),
    "cases.withdraw_pledge": pgettext_lazy("done", "撤回承诺"),
    "cases.check_pledge": pgettext_lazy("done", "核查承诺"),
    "cases.repair_pledge": pgettext_lazy("done", "信用修复"),
    "cases.explain_overrun": pgettext_lazy("done", "公开说明超过承诺期限的原因"),
    "cases.refer_up": pgettext_lazy("done", "初审完毕，连同全部材料报送上级机关决定"),
    "cases.grant_at_once": pgettext_lazy("done", "当场决定准予许可"),
    "cases.grant": pgettext_lazy("done", "决定准予许可"),
    "cases.refuse": pgettext_lazy("done", "决定不予许可"),
    "cases.send": pgettext_lazy("done", "寄出决定"),
    "cases.fail_delivery": pgettext_lazy("done", "没有送到，将再次寄出"),
    "cases.deliver": pgettext_lazy("done", "送达决定"),
    "cases.close": pgettext_lazy("done", "办结归档"),
    "cases.archive": pgettext_lazy("done", "归档"),
    "cases.tie_licence": pgettext_lazy("done", "指明所涉许可"),
    "cases.issue_licence": pgettext_lazy("done", "颁发证照"),
    "cases.renew_by_silence": pgettext_lazy("done", "逾期未决定，视为准予延续"),
    "cases.tell_ending": pgettext_lazy("done", "告知拟撤回或者撤销许可"),
    "cases.hear_holder": pgettext_lazy("done", "收到陈述申辩"),
    "cases.ask_cancellation": pgettext_lazy("done", "申请注销许可"),
    "cases.withdraw_cancellation": pgettext_lazy("done", "撤回注销申请"),
    "cases.drop_ending": pgettext_lazy("done", "不再撤回或者撤销许可"),
    "cases.end_licence": pgettext_lazy("done", "撤回、撤销、注销或者吊销许可"),
    "cases.withdraw": pgettext_lazy("done", "申请人撤回申请"),
}
ACTS_BESIDE = {
    "cases.not_required": pgettext_lazy("done", "告知不需要办理"),
    "cases.grant_at_once": pgettext_lazy("done", "当场决定准予办理"),
    "cases.grant": pgettext_lazy("done", "决定准予办理"),
    "cases.refuse": pgettext_lazy("done", "决定不予办理"),
    "cases.tie_licence": pgettext_lazy("done", "指明所涉证照"),
    "cases.tell_ending": pgettext_lazy("done", "告知拟撤回或者撤销准予的决定"),
    "cases.ask_cancellation": pgettext_lazy("done", "申请注销"),
    "cases.drop_ending": pgettext_lazy("done", "不再撤回或者撤销准予的决定"),
    "cases.end_licence": pgettext_lazy("done", "撤回、撤销或者注销准予的决定"),
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


def state_said(state: State, outcome: str, *, licence: bool) -> tuple[object, str]:
    """Where a case stands, with its tone; `licence` is whether it leads to one (行政许可)."""
    key = (state, outcome != Outcome.REFUSED)
    said = STATES[key] if licence else STATES_BESIDE.get(key, STATES[key])
    return said, TONES.get(key, "act")


def act_said(act: str, *, licence: bool) -> str:
    """What was done, "" for what stays inside the offices."""
    known = ACTS if licence else ACTS | ACTS_BESIDE
    return str(known.get(act, ""))
