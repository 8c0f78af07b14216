"""Documents of every kind with what they were issued with, and the letters that they make."""

from __future__ import annotations

from datetime import date
from typing import Any

from yimen.work.cases.rules.letters import Issued, Letter, letter

REMEDIES = {
    "reasons": "后厨与卫生间之间没有隔断。",
    "legal_basis": "食品安全法 Art. 33",
    "review_body": "云汀市人民政府",
    "review_period": "自知道本决定之日起六十日内",
    "court": "云汀市临水区人民法院",
    "suit_period": "自知道本决定之日起六个月",
}
ENDED: dict[str, Any] = {
    "licence": "1.2.156.3005.2.X",
    "licence_name": "食品经营许可证",
    "granted_by": "云汀市市场监督管理局准许〔2026〕7号",
    "ending": "revocation",
    "article": "行政许可法 Art. 69 para. 1(4)",
    "words": "对不符合法定条件的申请人准予行政许可",
    "must": False,
}
CONTENT: dict[str, dict[str, Any]] = {
    "correction": {"gaps": [["layout", "缺少比例尺"], ["answers", "没有填餐位数"]]},
    "acceptance": {
        "accepted_on": "2026-03-16",
        "promised_due_on": "2026-03-30",
        "statutory_due_on": "2026-04-14",
    },
    "not_required": {"reason": "自用"},
    "rejection": {
        "ground": "no_jurisdiction",
        "reason": "项目跨市",
        "right_authority": "省水利厅",
    },
    "grant": {"reasons": "", "legal_basis": ""},
    "refusal": REMEDIES,
    "on_spot": {"corrected": [["layout", "补画比例尺"]]},
    "lapse": {"reason": "逾期未补正"},
    "exclusion": {
        "ground": "expert_review",
        "days": 10,
        "reason": "工艺复杂",
        "stops_the_law": True,
        "from_on": "2026-03-16",
        "until_on": "2026-03-30",
    },
    "extension": {"clock": "statutory", "days": 10, "reason": "情况复杂"},
    "hearing_rights": {
        "parties": ["张三", "邻居李四"],
        "reason": "涉及相邻权益",
        "mandatory": False,
        "request_by_on": "2026-03-23",
    },
    "hearing_notice": {
        "held_on": "2026-04-02",
        "begins": "09:30",
        "place": "三楼听证室",
        "chair": "王五",
        "public": True,
        "parties": ["张三", "邻居李四"],
    },
    "hearing_minutes": {
        "attended": ["张三"],
        "chair": "王五",
        "place": "三楼听证室",
        "held_on": "2026-04-02",
        "begins": "14:00",
        "minutes": "双方陈述了意见",
    },
    "visit_notice": {
        "subject": "核查布局",
        "place": "经营场所",
        "visit_on": "2026-03-20",
        "officers": ["王五", "赵六"],
    },
    "referral": {
        "unit": "云汀市市场监督管理局",
        "opinion": "场所、设备符合要求，建议准予",
        "favourable": True,
        "materials": ["身份证明", "平面图"],
    },
    "order": {"finding": "没有设置隔断", "order_by_on": "2026-04-20"},
    "silent_renewal": {
        "licence": "1.2.156.3005.2.X",
        "expired_on": "2026-11-30",
        "from_on": "2026-12-01",
        "to_on": "2027-11-30",
    },
    "ending_notice": {**ENDED, "reasons": "平面图系伪造", "answer_by_on": "2026-02-27"},
    **{
        one: {
            **ENDED,
            **REMEDIES,
            "ending": one,
            "compensation": "无",
            "penalty": "某罚〔2026〕1号",
        }
        for one in ("withdrawal", "revocation", "cancellation", "rescission")
    },
    "consultation": {
        "unit": "云汀市水利局",
        "question": "是否影响河道",
        "days": 5,
        "answer_by_on": "2026-03-23",
    },
}


def said(kind: str, *, organisation: bool = False, licence: bool = True, **more: object) -> Letter:
    issued = Issued(
        kind=kind,
        item="食品经营许可",
        case="C-20260312-7TC0-0000-000T",
        organisation=organisation,
        applicant="张三",
        received_on=date(2026, 3, 12),
        accepted_on=date(2026, 3, 16),
        content={**CONTENT.get(kind, {}), **more},
        materials={"layout": "平面图", "answers": "申请表"},
        licence=licence,
    )
    return letter(issued)


def text(of: Letter) -> str:
    return "\n".join((of.opening, *of.listed, *of.decided, *of.closing))
