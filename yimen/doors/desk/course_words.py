"""The words of this door for hearings, inquiries and promises, with the tones of their tags."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yimen.doors.desk.words import Word
from yimen.work.cases.states import (
    Act,
    Effect,
    GapState,
    HearingState,
    InquiryKind,
    InquiryState,
    PledgeState,
)

COURSE_ACTS: dict[Act, Word] = {
    Act.TELL_HEARING: _("告知听证权利"),
    Act.ANSWER_HEARING: _("登记申请或放弃听证"),
    Act.NOTICE_HEARING: _("发出听证通知"),
    Act.CHALLENGE_CHAIR: _("登记回避申请"),
    Act.JUDGE_CHALLENGE: _("决定主持人是否回避"),
    Act.HOLD_HEARING: _("登记听证笔录"),
    Act.SIGN_MINUTES: _("登记笔录签字"),
    Act.ORDER_VISIT: _("指派现场核查"),
    Act.RECORD_VISIT: _("登记现场核查结果"),
    Act.COMMISSION_EXPERTS: _("委托专家评审"),
    Act.RECORD_EXPERTS: _("登记专家评审意见"),
    Act.CONSULT: _("征求意见"),
    Act.ANSWER_CONSULTATION: _("答复征求意见"),
    Act.CANCEL_INQUIRY: _("取消调查核实"),
    Act.SUPPLEMENT: _("收取容缺材料"),
    Act.WITHDRAW_PLEDGE: _("登记撤回承诺"),
    Act.CHECK_PLEDGE: _("登记承诺核查结果"),
    Act.REPAIR_PLEDGE: _("办理信用修复"),
}
HEARINGS: dict[HearingState, tuple[Word, str]] = {
    HearingState.TOLD: (_("已告知权利，等候答复"), "warn"),
    HearingState.WAIVED: (_("已放弃听证"), "plain"),
    HearingState.REQUESTED: (_("应当听证，待发通知"), "warn"),
    HearingState.NOTICED: (_("已通知时间地点"), "act"),
    HearingState.HELD: (_("已举行，笔录待签字"), "warn"),
    HearingState.SIGNED: (_("笔录已签字"), "done"),
}
INQUIRIES: dict[InquiryKind, Word] = {
    InquiryKind.VISIT: _("现场核查"),
    InquiryKind.INSPECTION: _("检验、检测、检疫"),
    InquiryKind.EXPERTS: _("专家评审"),
    InquiryKind.CONSULTATION: _("征求意见"),
}
INQUIRY_STATES: dict[InquiryState, tuple[Word, str]] = {
    InquiryState.OPEN: (_("进行中"), "warn"),
    InquiryState.DONE: (_("已有结果"), "done"),
    InquiryState.CANCELLED: (_("已取消"), "plain"),
}
GAPS: dict[GapState, tuple[Word, str]] = {
    GapState.PROMISED: (_("已承诺，受理后起算"), "plain"),
    GapState.RUNNING: (_("等候补齐"), "warn"),
    GapState.SUPPLIED: (_("已补齐"), "done"),
    GapState.LAPSED: (_("逾期未补齐"), "refused"),
}
PLEDGES: dict[PledgeState, tuple[Word, str]] = {
    PledgeState.OFFERED: (_("已作出承诺"), "act"),
    PledgeState.WITHDRAWN: (_("已撤回承诺，按一般程序办理"), "plain"),
    PledgeState.RELIED_ON: (_("已凭承诺准予，待核查"), "warn"),
    PledgeState.ORDERED: (_("责令限期改正"), "warn"),
    PledgeState.KEPT: (_("核查相符"), "done"),
    PledgeState.BROKEN: (_("违背承诺，应当撤销"), "refused"),
    PledgeState.REPAIRED: (_("已修复信用"), "plain"),
}
EFFECTS: dict[Effect, Word] = {
    Effect.WITHDRAWN: _("视为撤回申请"),
    Effect.REJECTED: _("不予许可"),
}
HEADINGS: dict[str, Word] = {
    "hearing": _("听证"),
    "inquiries": _("调查核实"),
    "promises": pgettext_lazy("what is promised", "承诺"),
    "time": _("期限"),
}
