"""The words of this door for the fixed lists of the packages below."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yimen.ground.people.states import Document, Role
from yimen.ground.process.states import ClockKind, Outcome, StepState
from yimen.ground.process.states import Ground as PauseGround
from yimen.work.cases.queries.waiting import Kind, Scope
from yimen.work.cases.rules import Key
from yimen.work.cases.states import (
    Act,
    EndGround,
    Ending,
    Ground,
    RequestKind,
    State,
    Way,
)
from yimen.work.intake.states import Way as MaterialWay

Word = str | Promise

ROLES: dict[Role, Word] = {
    Role.CLERK: _("窗口受理"),
    Role.REVIEWER: _("审查"),
    Role.DECIDER: _("决定"),
    Role.MANAGER: _("负责人"),
    Role.OPERATOR: _("运行维护"),
    Role.SUPERVISOR: _("监督"),
}

KINDS: dict[Kind, Word] = {
    Kind.ANSWER: _("待受理"),
    Kind.REVIEW: _("待审查"),
    Kind.SPEAK: _("待会签"),
    Kind.DECIDE: _("待决定"),
    Kind.DELIVER: _("待送达"),
    Kind.CLOSE: _("待归档"),
}
SCOPES: dict[Scope, Word] = {
    Scope.MINE: _("我经手"),
    Scope.UNIT: _("归我办理"),
    Scope.ALL: _("全部可见"),
}
STATES: dict[State, tuple[Word, str]] = {  # with the tone of its tag
    State.SUBMITTED: (_("已收件"), "plain"),
    State.CORRECTING: (_("补正中"), "warn"),
    State.RESUBMITTED: (_("已补正"), "plain"),
    State.NOT_REQUIRED: (_("不受理"), "refused"),
    State.REJECTED: (_("不予受理"), "refused"),
    State.ACCEPTED: (_("已受理"), "act"),
    State.REVIEWING: (_("审查中"), "act"),
    State.REVIEWED: (_("审查通过"), "act"),
    State.OPPOSED: (_("审查不通过"), "warn"),
    State.DECIDED: (_("已决定"), "done"),
    State.DELIVERED: (_("已送达"), "done"),
    State.CLOSED: (_("已办结"), "done"),
    State.TAKEN_BACK: (_("已撤件"), "plain"),
    State.WITHDRAWN: (_("已撤回"), "plain"),
}
STEPS: dict[StepState, tuple[Word, str]] = {
    StepState.WAITING: (_("等待前序环节"), "plain"),
    StepState.NOT_NEEDED: (_("无需办理"), "plain"),
    StepState.OPEN: (_("待认领"), "warn"),
    StepState.CLAIMED: (_("办理中"), "act"),
    StepState.PAUSED: (_("暂停"), "plain"),
    StepState.DONE: (_("已完成"), "done"),
    StepState.RETURNED: (_("退回重办"), "warn"),
    StepState.DROPPED: (_("已终止"), "plain"),
}
MATERIAL_WAYS: dict[MaterialWay, Word] = {
    MaterialWay.PAPER: _("纸质"),
    MaterialWay.UPLOAD: _("已上传"),
    MaterialWay.CERTIFICATE: _("电子证照"),
    MaterialWay.SHARED: _("数据共享，免提交"),
}
TERMS: dict[Key, Word] = {
    Key.ANSWER: _("答复是否受理"),
    Key.GAPS: _("部门提出缺件"),
    Key.CORRECTION: _("申请人补正"),
    Key.DELIVERY: _("送达决定"),
}
DONE: dict[str, Word] = {  # what an entry of the ledger says was done
    "intake.open_draft": pgettext_lazy("done", "开始填写申请"),
    "intake.save": pgettext_lazy("done", "保存草稿"),
    "intake.add_material": pgettext_lazy("done", "收取材料"),
    "intake.choose_delivery": pgettext_lazy("done", "选择送达方式"),
    "intake.receive": pgettext_lazy("done", "收件"),
    "intake.discard": pgettext_lazy("done", "放弃草稿"),
    "cases.submit": pgettext_lazy("done", "提交申请"),
    "cases.say_missing": pgettext_lazy("done", "提出缺件意见"),
    "cases.correct_on_spot": pgettext_lazy("done", "当场更正"),
    "cases.ask_correction": pgettext_lazy("done", "发出补正告知书"),
    "cases.lapse": pgettext_lazy("done", "逾期未补正，视为撤回申请"),
    "cases.lapse_rejected": pgettext_lazy("done", "逾期未补正，不予受理"),
    "cases.exclude": pgettext_lazy("done", "告知不计入期限"),
    "cases.resume": pgettext_lazy("done", "恢复计算期限"),
    "cases.extend": pgettext_lazy("done", "批准延长期限"),
    "cases.resubmit": pgettext_lazy("done", "提交补正"),
    "cases.accept": pgettext_lazy("done", "受理"),
    "cases.deem_accepted": pgettext_lazy("done", "逾期未告知，视为受理"),
    "cases.not_required": pgettext_lazy("done", "告知无需许可"),
    "cases.reject": pgettext_lazy("done", "不予受理"),
    "cases.review": pgettext_lazy("done", "审查"),
    "cases.tell_hearing": pgettext_lazy("done", "告知听证权利"),
    "cases.answer_hearing": pgettext_lazy("done", "申请或放弃听证"),
    "cases.notice_hearing": pgettext_lazy("done", "发出听证通知"),
    "cases.challenge_chair": pgettext_lazy("done", "申请主持人回避"),
    "cases.judge_challenge": pgettext_lazy("done", "决定主持人是否回避"),
    "cases.hold_hearing": pgettext_lazy("done", "举行听证"),
    "cases.sign_minutes": pgettext_lazy("done", "听证笔录签字"),
    "cases.order_visit": pgettext_lazy("done", "指派现场核查"),
    "cases.record_visit": pgettext_lazy("done", "登记现场核查结果"),
    "cases.commission_experts": pgettext_lazy("done", "委托专家评审"),
    "cases.record_experts": pgettext_lazy("done", "登记专家评审意见"),
    "cases.consult": pgettext_lazy("done", "征求意见"),
    "cases.answer_consultation": pgettext_lazy("done", "答复征求意见"),
    "cases.cancel_inquiry": pgettext_lazy("done", "取消调查核实"),
    "cases.supplement": pgettext_lazy("done", "补齐容缺材料"),
    "cases.lapse_gaps": pgettext_lazy("done", "逾期未补齐，视为撤回申请"),
    "cases.lapse_gaps_opposed": pgettext_lazy("done", "逾期未补齐，应当不予许可"),
    "cases.lapse_gaps_granted": pgettext_lazy("done", "准予后逾期未补齐"),
    "cases.withdraw_pledge": pgettext_lazy("done", "撤回承诺"),
    "cases.check_pledge": pgettext_lazy("done", "核查承诺"),
    "cases.repair_pledge": pgettext_lazy("done", "信用修复"),
    "cases.explain_overrun": pgettext_lazy("done", "公开说明承诺超期原因"),
    "cases.refer_up": pgettext_lazy("done", "报送上级机关"),
    "cases.grant_at_once": pgettext_lazy("done", "当场准予许可"),
    "cases.grant": pgettext_lazy("done", "准予许可"),
    "cases.refuse": pgettext_lazy("done", "不予许可"),
    "cases.send": pgettext_lazy("done", "寄发决定"),
    "cases.fail_delivery": pgettext_lazy("done", "送达未成"),
    "cases.deliver": pgettext_lazy("done", "送达"),
    "cases.close": pgettext_lazy("done", "办结归档"),
    "cases.archive": pgettext_lazy("done", "归档"),
    "cases.tie_licence": pgettext_lazy("done", "指明所涉许可"),
    "cases.issue_licence": pgettext_lazy("done", "颁发证照"),
    "cases.renew_by_silence": pgettext_lazy("done", "逾期未决定，视为准予延续"),
    "cases.tell_ending": pgettext_lazy("done", "撤回、撤销前告知"),
    "cases.hear_holder": pgettext_lazy("done", "听取陈述申辩"),
    "cases.ask_cancellation": pgettext_lazy("done", "被许可人申请注销"),
    "cases.withdraw_cancellation": pgettext_lazy("done", "被许可人撤回注销申请"),
    "cases.drop_ending": pgettext_lazy("done", "终止撤回、撤销"),
    "cases.end_licence": pgettext_lazy("done", "终止许可"),
    "cases.look": pgettext_lazy("done", "监督查阅"),
    "cases.withdraw": pgettext_lazy("done", "撤回申请"),
    "process.start": pgettext_lazy("done", "开始计时"),
    "process.claim": pgettext_lazy("done", "认领环节"),
    "process.release": pgettext_lazy("done", "退回待办"),
    "process.hand_over": pgettext_lazy("done", "移交环节"),
    "process.opinion": pgettext_lazy("done", "会签意见"),
    "process.advance": pgettext_lazy("done", "环节意见"),
    "process.pause": pgettext_lazy("done", "暂停计时"),
    "process.resume": pgettext_lazy("done", "恢复计时"),
    "process.extend": pgettext_lazy("done", "延长期限"),
    "process.restart_clock": pgettext_lazy("done", "重新起算"),
    "process.stop_clock": pgettext_lazy("done", "停止计时"),
    "process.hand_in": pgettext_lazy("done", "补交材料"),
    "process.stop": pgettext_lazy("done", "终止流程"),
}
INSIDE = frozenset(
    {
        "process.start",
        "process.restart_clock",
        "process.stop_clock",
        "process.pause",
        "process.resume",
        "process.extend",
        "process.hand_in",
        "intake.save",
        "cases.review",
    }
)  # said by another entry
ACTS: dict[Act, Word] = {
    Act.SAY_MISSING: _("提出缺件"),
    Act.CORRECT_ON_SPOT: _("记录当场更正"),
    Act.ASK_CORRECTION: _("一次告知补正"),
    Act.ACCEPT: _("予以受理"),
    Act.NOT_REQUIRED: _("告知不需要许可"),
    Act.REJECT: _("决定不予受理"),
    Act.EXCLUDE: _("暂停计算期限"),
    Act.RESUME: _("恢复计算期限"),
    Act.EXTEND: _("批准延长期限"),
    Act.EXPLAIN_OVERRUN: _("公开说明承诺超期原因"),
    Act.REFER_UP: _("报送上级机关决定"),
    Act.GRANT_AT_ONCE: _("当场作出准予许可决定"),
    Act.GRANT: _("作出准予许可决定"),
    Act.REFUSE: _("作出不予许可决定"),
    Act.SEND: _("寄发决定"),
    Act.FAIL_DELIVERY: _("登记送达未成"),
    Act.DELIVER: _("登记送达"),
    Act.TIE_LICENCE: _("指明所涉许可"),
    Act.ISSUE_LICENCE: _("颁发证照"),
    Act.TELL_ENDING: _("告知拟撤回或者撤销"),
    Act.HEAR_HOLDER: _("登记陈述申辩"),
    Act.DROP_ENDING: _("终止撤回或者撤销"),
    Act.ASK_CANCELLATION: _("登记注销申请"),
    Act.WITHDRAW_CANCELLATION: _("登记撤回注销申请"),
    Act.END_LICENCE: _("撤回、撤销、注销或者吊销许可"),
    Act.CLOSE: _("办结并归档"),
    Act.WITHDRAW: _("登记撤回申请"),
}
ENDINGS: dict[Ending, Word] = {
    Ending.WITHDRAWAL: _("撤回"),
    Ending.REVOCATION: _("撤销"),
    Ending.CANCELLATION: _("注销"),
    Ending.RESCISSION: _("吊销"),
}
END_GROUNDS: dict[EndGround, Word] = {
    EndGround.LAW_CHANGED: _("所依据的法律、法规、规章修改或者废止"),
    EndGround.FACTS_CHANGED: _("所依据的客观情况发生重大变化"),
    EndGround.ABUSE: _("滥用职权、玩忽职守作出决定"),
    EndGround.BEYOND_POWERS: _("超越法定职权作出决定"),
    EndGround.AGAINST_PROCEDURE: _("违反法定程序作出决定"),
    EndGround.NOT_QUALIFIED: _("申请人不具备资格或者不符合条件"),
    EndGround.OTHER_REVOCABLE: _("依法可以撤销的其他情形"),
    EndGround.FRAUD: _("以欺骗、贿赂等不正当手段取得（应当撤销）"),
    EndGround.EXPIRED: _("有效期届满未延续"),
    EndGround.PERSON_GONE: _("公民死亡或者丧失行为能力"),
    EndGround.ORGANISATION_ENDED: _("法人或者其他组织依法终止"),
    EndGround.ENDED_BEFORE: _("已依法撤销、撤回或者吊销"),
    EndGround.FORCE_MAJEURE: _("因不可抗力无法实施"),
    EndGround.HOLDERS_WISH: _("被许可人申请注销"),
    EndGround.OTHER_CANCELLED: _("法律、法规规定的其他情形"),
    EndGround.PENALTY: _("行政处罚决定吊销"),
}
REQUESTS: dict[str, Word] = {
    RequestKind.CHANGE.value: _("变更"),
    RequestKind.RENEWAL.value: _("延续"),
    RequestKind.TRANSFER.value: _("转让"),
}
GROUNDS: dict[str, Word] = {
    Ground.NO_JURISDICTION.value: _("不属于本机关职权范围"),
    Ground.NOT_CORRECTED.value: _("未按要求补正"),
    Ground.FALSE_MATERIALS.value: _("隐瞒情况或提供虚假材料"),
}
DELIVERY: dict[str, Word] = {
    Way.WINDOW.value: _("窗口领取"),
    Way.COURIER.value: _("快递"),
    Way.ELECTRONIC.value: _("电子送达"),
    Way.SELF_SERVICE.value: _("自助打印"),
}
OUTCOMES: dict[Outcome, Word] = {
    Outcome.APPROVE: _("同意"),
    Outcome.APPROVE_WITH_CONDITIONS: _("附条件同意"),
    Outcome.REFUSE: _("不同意"),
}
SAID: dict[object, Word] = {outcome.name.lower(): word for outcome, word in OUTCOMES.items()}
PAUSES: dict[str, Word] = {
    PauseGround.HEARING.value: _("听证"),
    PauseGround.TENDER.value: _("招标"),
    PauseGround.AUCTION.value: _("拍卖"),
    PauseGround.INSPECTION_TEST.value: _("检验"),
    PauseGround.TESTING.value: _("检测"),
    PauseGround.QUARANTINE.value: _("检疫"),
    PauseGround.APPRAISAL.value: _("鉴定"),
    PauseGround.EXPERT_REVIEW.value: _("专家评审"),
    PauseGround.PUBLICATION.value: _("公示（仅承诺期限）"),
    PauseGround.SITE_VISIT.value: _("现场勘查（仅承诺期限）"),
    PauseGround.CORRECTION.value: _("补正（仅承诺期限）"),
}
CLOCKS: dict[str, Word] = {
    ClockKind.STATUTORY.value: _("法定期限"),
    ClockKind.PROMISED.value: _("承诺期限"),
}
DOCUMENTS: dict[str, Word] = {
    Document.CITIZEN_ID.value: _("居民身份证"),
    Document.PASSPORT.value: _("护照"),
    Document.HONG_KONG_MACAU_PERMIT.value: _("港澳居民来往内地通行证"),
    Document.TAIWAN_PERMIT.value: _("台湾居民来往大陆通行证"),
    Document.FOREIGN_RESIDENT_CARD.value: _("外国人永久居留身份证"),
}
