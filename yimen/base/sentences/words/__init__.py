"""The words for codes that stand in the facts of refusals: states, acts, roles."""

from __future__ import annotations

from collections.abc import Mapping

from yimen.base.sentences.words.licences import (
    CERTIFICATE_ACTS,
    CERTIFICATES,
    END_GROUNDS,
    ENDING_ACTS,
    ENDINGS,
)

Words = Mapping[str, tuple[str, str]]  # code -> (中文, English)

SENTENCES: dict[str, tuple[str, str]] = {}  # this file has none of its own

CASE_STATES: Words = {
    "submitted": ("已收件", "received"),
    "correcting": ("补正中", "waiting for a correction"),
    "resubmitted": ("已补正", "corrected"),
    "not_required": ("不受理", "closed as needing no licence"),
    "rejected": ("不予受理", "refused acceptance"),
    "accepted": ("已受理", "accepted"),
    "reviewing": ("审查中", "under review"),
    "reviewed": ("审查通过", "reviewed and to be granted or refused"),
    "opposed": ("审查不通过", "opposed in review"),
    "decided": ("已决定", "decided"),
    "delivered": ("已送达", "delivered"),
    "closed": ("已办结", "closed"),
    "taken_back": ("已撤件", "taken back"),
    "withdrawn": ("已撤回", "withdrawn"),
}
CASE_DOCUMENTS: Words = {
    "on_spot": ("当场更正记录", "Record of a correction on the spot"),
    "correction": ("补正告知书", "Notice of correction"),
    "lapse": ("视为撤回申请告知书", "Notice that the application counts as withdrawn"),
    "acceptance": ("受理通知书", "Notice of acceptance"),
    "not_required": ("不受理告知书", "Notice that no licence is needed"),
    "rejection": ("不予受理通知书", "Notice of non-acceptance"),
    "exclusion": ("不计入期限告知书", "Notice of time that does not count"),
    "extension": ("延长期限告知书", "Notice of extension"),
    "hearing_rights": ("听证告知书", "Notice of the right to a hearing"),
    "hearing_notice": ("听证通知书", "Notice of hearing"),
    "hearing_minutes": ("听证笔录", "Minutes of the hearing"),
    "visit_notice": ("现场核查通知书", "Notice of a visit"),
    "consultation": ("征求意见函", "Letter of consultation"),
    "referral": ("初审意见报送函", "Letter of referral to the authority above"),
    "order": ("责令限期改正通知书", "Order to put right"),
    "grant": ("准予行政许可决定书", "Decision granting the licence"),
    "refusal": ("不予行政许可决定书", "Decision refusing the licence"),
    "silent_renewal": ("视为准予延续告知书", "Notice of renewal by silence"),
    "ending_notice": ("撤回、撤销前的事先告知书", "Notice before a withdrawal or revocation"),
    "withdrawal": ("撤回行政许可决定书", "Decision of withdrawal"),
    "revocation": ("撤销行政许可决定书", "Decision of revocation"),
    "cancellation": ("注销行政许可决定书", "Decision to strike off"),
    "rescission": ("吊销许可证件登记通知书", "Notice that a rescission was entered"),
}
DOCUMENTS_BESIDE: Words = {  # of a case that leads to no licence, as its letters are called
    **CASE_DOCUMENTS,
    "lapse": ("视为撤回申请告知书", "Notice that the application counts as withdrawn"),
    "acceptance": ("申请受理通知书", "Notice of acceptance"),
    "correction": ("申请材料补正告知书", "Notice of correction"),
    "not_required": ("申请不受理告知书", "Notice that nothing need be applied for"),
    "rejection": ("申请不予受理通知书", "Notice of non-acceptance"),
    "on_spot": ("申请材料当场更正记录", "Record of a correction on the spot"),
    "exclusion": ("办理时间不计入期限告知书", "Notice of time that does not count"),
    "extension": ("延长办理期限告知书", "Notice of extension"),
    "grant": ("准予办理决定书", "Decision granting the application"),
    "refusal": ("不予办理决定书", "Decision refusing the application"),
    "withdrawal": ("撤回准予决定书", "Decision of withdrawal"),
    "revocation": ("撤销准予决定书", "Decision of revocation"),
    "cancellation": ("注销准予决定书", "Decision to strike off"),
    "rescission": ("吊销证照登记通知书", "Notice that a rescission was entered"),
}
CASE_ACTS: Words = {
    "correct_on_spot": ("当场更正", "correction on the spot"),
    "say_missing": ("提出缺件意见", "report of what is missing"),
    "ask_correction": ("告知补正", "notice of correction"),
    "resubmit": ("提交补正", "resubmission"),
    "lapse": ("逾期未补正视为撤回", "lapse of the correction"),
    "lapse_rejected": ("逾期未补正不予受理", "refusal for want of correction"),
    "accept": ("受理", "acceptance"),
    "deem_accepted": ("视为受理", "acceptance by silence"),
    "not_required": ("告知不需要许可", "notice that no licence is needed"),
    "reject": ("不予受理", "refusal of acceptance"),
    "review": ("审查", "review"),
    "finish": ("完成审查", "end of review"),
    "oppose": ("审查不通过", "end of review by opposition"),
    "exclude": ("不计入期限", "exclusion of time"),
    "resume": ("恢复计算期限", "end of an exclusion of time"),
    "extend": ("延长期限", "extension of the term"),
    "tell_hearing": ("告知听证权利", "telling of the right to a hearing"),
    "answer_hearing": ("申请或放弃听证", "request or waiver of the hearing"),
    "notice_hearing": ("听证通知", "notice of the hearing"),
    "challenge_chair": ("申请主持人回避", "challenge of the chair"),
    "judge_challenge": ("决定主持人是否回避", "judgement about the chair"),
    "hold_hearing": ("举行听证", "hearing"),
    "sign_minutes": ("笔录签字", "signing of the minutes"),
    "order_visit": ("指派现场核查", "order of a visit"),
    "record_visit": ("登记现场核查结果", "record of a visit"),
    "commission_experts": ("委托专家评审", "commission of experts"),
    "record_experts": ("登记专家评审意见", "opinion of the experts"),
    "consult": ("征求意见", "consultation"),
    "answer_consultation": ("答复征求意见", "answer to a consultation"),
    "cancel_inquiry": ("取消调查核实", "end of an inquiry"),
    "supplement": ("补齐容缺材料", "handing in of what was promised"),
    "lapse_gaps": ("逾期未补齐视为撤回", "lapse of the promise of materials"),
    "lapse_gaps_opposed": ("逾期未补齐", "lapse of the promise of materials"),
    "lapse_gaps_granted": ("准予后逾期未补齐", "lapse of the promise after the grant"),
    "withdraw_pledge": ("撤回承诺", "withdrawal of the promise"),
    "check_pledge": ("核查承诺", "check of the promise"),
    "repair_pledge": ("信用修复", "repair of a broken promise"),
    "refer_up": ("报送上级机关", "referral to the authority above"),
    "refer_up_reviewed": ("报送上级机关", "referral to the authority above"),
    "explain_overrun": ("说明承诺超期原因", "explanation of a promise that was not kept"),
    "grant_at_once": ("当场准予", "grant on the spot"),
    "grant": ("准予许可", "grant"),
    "refuse": ("不予许可", "refusal"),
    "send": ("寄发决定", "sending of the decision"),
    "fail_delivery": ("登记送达未成", "failed delivery"),
    "deliver": ("送达", "delivery"),
    "tie_licence": ("指明所涉许可", "naming of the licence"),
    "renew_by_silence": ("逾期未决定视为延续", "renewal by silence"),
    "issue_licence": ("颁发证照", "issue of the licence"),
    "tell_ending": ("撤回、撤销前告知", "telling the holder before an ending"),
    "hear_holder": ("听取陈述申辩", "hearing of the holder"),
    "drop_ending": ("不再撤回、撤销", "dropping the ending"),
    "ask_cancellation": ("申请注销", "request to strike the licence off"),
    "withdraw_cancellation": ("撤回注销申请", "taking the request to strike it off back"),
    "archive": ("归档", "archiving"),
    "end_licence": ("撤回、撤销、注销、吊销", "ending of the licence"),
    "close": ("办结归档", "closing"),
    "withdraw": ("撤回申请", "withdrawal"),
}
STEP_STATES: Words = {
    "waiting": ("等待前序环节", "waiting"),
    "not_needed": ("无需办理", "not needed"),
    "open": ("待认领", "open"),
    "claimed": ("办理中", "in hand"),
    "paused": ("暂停", "paused"),
    "done": ("已完成", "done"),
    "returned": ("退回重办", "returned"),
    "dropped": ("已终止", "dropped"),
}
RUN_STATES: Words = {
    "open": ("办理中", "open"),
    "finished": ("已完成", "finished"),
    "refused": ("未通过", "refused"),
    "stopped": ("已终止", "stopped"),
}
LOCAL_RULES: Words = {
    "correction": ("补正期限", "the term for a correction"),
    "gaps": ("容缺补齐期限", "acceptance with gaps"),
    "pledge_check": ("告知承诺核查期限", "the check of promises"),
    "renewal": ("申请延续的时间", "asking for renewal"),
    "promised_time": ("承诺期限可以扣除的时间", "time that the promise may rest"),
}
HEARINGS: Words = {
    "–": ("–", "–"),
    "told": ("已告知权利", "told of"),
    "waived": ("已放弃", "waived"),
    "requested": ("待通知", "asked for"),
    "noticed": ("已通知", "called"),
    "held": ("待笔录签字", "held but not signed"),
    "signed": ("笔录已签字", "over, its minutes signed"),
}
HEARING_ACTS: Words = {
    "request": ("申请听证", "a request"),
    "waive": ("放弃听证", "a waiver"),
    "waive_last": ("放弃听证", "a waiver"),
    "notice": ("通知", "its notice"),
    "keep_chair": ("回避决定", "a challenge"),
    "remove_chair": ("回避决定", "a challenge"),
    "hold": ("举行", "holding it"),
    "sign": ("笔录签字", "signing its minutes"),
}
INQUIRIES: Words = {
    "visit": ("现场核查", "a visit"),
    "inspection": ("检验、检测、检疫", "an inspection"),
    "experts": ("专家评审", "a review by experts"),
    "consultation": ("征求意见", "a consultation"),
}
INQUIRY_STATES: Words = {
    "open": ("进行中", "open"),
    "done": ("已完成", "done"),
    "cancelled": ("已取消", "cancelled"),
}
PROMISES: Words = {
    "–": ("–", "–"),
    "promised": ("已承诺", "given but not accepted"),
    "running": ("待补齐", "running"),
    "supplied": ("已补齐", "kept"),
    "lapsed": ("逾期未补齐", "lapsed"),
    "offered": ("已承诺", "given"),
    "withdrawn": ("已撤回", "withdrawn"),
    "relied_on": ("待核查", "relied on and to be checked"),
    "ordered": ("责令改正中", "to be put right"),
    "kept": ("已履行", "kept"),
    "broken": ("不实", "broken"),
    "repaired": ("已修复", "repaired"),
}
PROMISE_ACTS: Words = {
    "accept": ("受理", "acceptance"),
    "supply": ("补齐", "handing in"),
    "lapse": ("逾期处理", "its lapse"),
    "withdraw": ("撤回", "withdrawal"),
    "rely": ("据以决定", "a decision on it"),
    "find_kept": ("核查属实", "finding it kept"),
    "order": ("责令改正", "an order"),
    "break": ("认定不实", "finding it broken"),
    "repair": ("修复", "repair"),
}
CLOCKS: Words = {
    "statutory": ("法定期限", "of the law"),
    "promised": ("承诺期限", "of the promise"),
    "given": ("指定期限", "of the given date"),
}
GROUNDS: Words = {  # why time does not count
    "hearing": ("听证", "a hearing"),
    "tender": ("招标", "tendering"),
    "auction": ("拍卖", "an auction"),
    "inspection_test": ("检验", "inspection"),
    "testing": ("检测", "testing"),
    "quarantine": ("检疫", "quarantine"),
    "appraisal": ("鉴定", "appraisal"),
    "expert_review": ("专家评审", "review by experts"),
    "publication": ("公示", "publication"),
    "site_visit": ("现场核查", "a site visit"),
    "correction": ("补正", "a correction"),
}
ROLES: Words = {
    "clerk": ("窗口受理", "window clerk"),
    "reviewer": ("审查", "reviewer"),
    "decider": ("决定", "decider"),
    "manager": ("负责人", "manager"),
    "operator": ("运行维护", "operator"),
    "supervisor": ("监督", "supervisor"),
}

# Of which refusal, which fact, in which words; several codes stand in one fact with 、 between
FACTS: Mapping[tuple[str, str], Words] = {
    ("cases.wrong-state", "state"): CASE_STATES,
    ("cases.wrong-state", "act"): CASE_ACTS,
    ("cases.second-notice", "state"): CASE_STATES,
    ("cases.no-local-rule", "key"): LOCAL_RULES,
    ("cases.local-rule-half", "key"): LOCAL_RULES,
    ("cases.local-rule-there", "key"): LOCAL_RULES,
    ("cases.too-much-time", "clock"): CLOCKS,
    ("cases.wrong-hearing", "state"): HEARINGS,
    ("cases.wrong-hearing", "act"): {**HEARING_ACTS, **CASE_ACTS},
    ("cases.hearing-pending", "state"): HEARINGS,
    ("cases.wrong-promise", "state"): PROMISES,
    ("cases.wrong-promise", "act"): {**PROMISE_ACTS, **CASE_ACTS},
    ("cases.other-inquiry", "kind"): INQUIRIES,
    ("cases.inquiry-open", "kind"): INQUIRIES,
    ("cases.inquiry-ended", "state"): INQUIRY_STATES,
    ("licences.wrong-ending", "state"): ENDINGS,
    ("licences.wrong-ending", "act"): ENDING_ACTS,
    ("licences.ground-not-met", "ground"): END_GROUNDS,
    ("licences.not-in-force", "state"): CERTIFICATES,
    ("certificates.wrong-standing", "state"): CERTIFICATES,
    ("certificates.wrong-standing", "act"): CERTIFICATE_ACTS,
    ("process.step-not-open", "state"): STEP_STATES,
    ("process.already-paused", "ground"): GROUNDS,
    ("process.ground-not-statutory", "ground"): GROUNDS,
    ("matters.ground-not-listed", "ground"): GROUNDS,
    ("process.run-ended", "state"): RUN_STATES,
    ("people.not-allowed", "roles"): ROLES,
    ("people.separate-roles", "role"): ROLES,
    ("people.separate-roles", "held"): ROLES,
}


def worded(code: str, facts: Mapping[str, object], *, english: bool) -> dict[str, object]:
    """The facts of a refusal as its sentence says them: a code in words, all else as it is."""
    return {
        name: said(FACTS[code, name], value, english=english) if (code, name) in FACTS else value
        for name, value in facts.items()
    }


def said(words: Words, value: object, *, english: bool) -> str:
    """Codes in words, several of them with 、 between; what is no code stays as it is."""
    listed = [words[one][english] if one in words else one for one in str(value).split("、")]
    return (", " if english else "、").join(listed)
