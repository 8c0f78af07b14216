"""The data sets of a case in GB/T 39046-2020: application (table 5) to closing (table 8)."""

from __future__ import annotations

from dataclasses import dataclass

from yimen.work.cases.rules.exchange.acts import SPECIAL_NAMES, Special, Step
from yimen.work.cases.rules.exchange.elements import Element, day, moment, whether
from yimen.work.cases.rules.exchange.facts import Facts, Material
from yimen.work.cases.states import Outcome

DONE = "2"  # 环节状态: 1 to do, 2 done
TYPE_NAMES = {1: "即办件", 2: "承诺件", 9: "其他"}
OUTCOME_NAMES = {
    Outcome.GRANTED: "准予",
    Outcome.GRANTED_WITH_GAPS: "容缺准予",
    Outcome.REFUSED: "不予",
}
WAYS = {
    "paper": "纸质收取",
    "upload": "附件上传",
    "certificate": "电子证照库",
    "shared": "数据共享",
}


@dataclass(frozen=True, slots=True)
class Handed:
    """A material with its case."""

    of: Facts
    material: Material


NUMBER, CODE, NAME, DIVISION = "an..50", "an..24", "a..100", "n..9"
APPLICATION: tuple[Element[Facts], ...] = (
    Element("case_number", "办件编号", NUMBER, lambda f: f.number, required=True),
    Element("implementation_code", "实施编码", CODE, lambda f: f.item_code, required=True),
    Element("item_name", "事项名称", "", lambda f: f.item_name, required=True),
    Element("case_type", "办件类型", "", lambda f: TYPE_NAMES[f.case_type], required=True),
    Element("case_type_code", "办件类型代码", "n1", lambda f: str(f.case_type), required=True),
    Element("applicant_name", "申请人名称", NAME, lambda f: f.applicant.name, required=True),
    Element("applicant_document_type", "申请人证件类型", "n3", lambda f: f.applicant.document_code),
    Element(
        "applicant_document_number",
        "申请人证件号码",
        "an..18",
        lambda f: f.applicant.number,
        required=True,
    ),
    Element("agent_name", "代理人姓名", NAME, lambda f: f.agent.name if f.agent else ""),
    Element(
        "agent_document_type",
        "代理人证件类型",
        "n3",
        lambda f: f.agent.document_code if f.agent else "",
    ),
    Element(
        "agent_document_number",
        "代理人证件号码",
        "an..18",
        lambda f: f.agent.number if f.agent else "",
    ),
    Element("source_code", "申请来源代码", "n1", lambda f: str(f.channel), required=True),
    Element("applied_at", "申请时间", "", lambda f: moment(f.applied_at), required=True),
    Element("project_code", "投资项目编号", CODE, lambda f: f.project_code),
    Element("division_code", "行政区划代码", DIVISION, lambda f: f.division, required=True),
)
MATERIALS: tuple[Element[Handed], ...] = (
    Element("case_number", "办件编号", NUMBER, lambda h: h.of.number, required=True),
    Element("name", "材料名称", "", lambda h: h.material.name, required=True),
    Element("received", "是否收取", "n1", lambda _: whether(true=True), required=True),
    Element("way", "收取方式", "", lambda h: WAYS[h.material.way], required=True),
    Element("number", "收取数量", "", lambda h: str(h.material.number)),
    Element("received_at", "收取时间", "", lambda h: moment(h.material.received_at)),
    Element("attachment", "附件", "", lambda h: h.material.attachment),
)
ACCEPTANCE: tuple[Element[Facts], ...] = (
    Element("case_number", "办件编号", NUMBER, lambda f: f.number, required=True),
    Element("basic_code", "基本编码", "an..10", lambda f: f.basic_code),
    Element("implementation_code", "实施编码", CODE, lambda f: f.item_code, required=True),
    Element("item_name", "事项名称", "", lambda f: f.item_name, required=True),
    Element("unit", "受理部门", "", lambda f: f.organ, required=True),
    Element("unit_code", "受理部门统一社会信用代码", "an18", lambda f: f.organ_code, required=True),
    Element("officer", "受理人员", "", lambda f: f.acceptance.by if f.acceptance else ""),
    Element(
        "accepted_at",
        "受理时间",
        "",
        lambda f: moment(f.acceptance.at if f.acceptance else None),
        required=True,
    ),
    Element(
        "document_number",
        "受理文书编号",
        "",
        lambda f: f.acceptance.document if f.acceptance else "",
    ),
    Element("promised_on", "承诺办结时间", "", lambda f: day(f.promised_on)),
    Element("case_type_code", "办件类型代码", "n1", lambda f: str(f.case_type), required=True),
    Element("division_code", "行政区划代码", DIVISION, lambda f: f.division, required=True),
)
PROCESS: tuple[Element[Step], ...] = (
    Element("case_number", "办件编号", NUMBER, lambda s: s.of.number, required=True),
    Element("action", "业务动作", "", lambda s: s.action, required=True),
    Element("step", "环节名称", "", lambda s: s.name, required=True),
    Element("handler", "办理人", "", lambda s: s.did.by, required=True),
    Element("opinion", "办理意见", "", lambda s: s.did.words),
    Element(
        "started_at",
        "环节开始时间",
        "",
        lambda s: moment(s.did.since or s.did.at),
        required=True,
    ),
    Element("ended_at", "环节结束时间", "", lambda s: moment(s.did.at), required=True),
    Element("unit", "办理部门", "", lambda s: s.did.unit or s.of.organ, required=True),
    Element(
        "unit_code",
        "办理部门统一社会信用代码",
        "an18",
        lambda s: s.did.unit_code if s.did.unit else s.of.organ_code,
        required=True,
    ),
    Element("state", "环节状态", "n1", lambda _: DONE, required=True),
)
SPECIALS: tuple[Element[Special], ...] = (
    Element("case_number", "办件编号", NUMBER, lambda s: s.of.number, required=True),
    Element("kind", "特别程序种类", "n1", lambda s: s.kind, required=True),
    Element("kind_name", "特别程序种类名称", "", lambda s: SPECIAL_NAMES[s.kind], required=True),
    Element("began_at", "特别程序开始时间", "", lambda s: moment(s.began.at), required=True),
    Element("reason", "特别程序启动理由", "", lambda s: s.began.words, required=True),
    Element("applicant", "特别程序申请人", "", lambda s: s.began.by),
    Element("ended_at", "特别程序结束时间", "", lambda s: moment(s.ended_at)),
    Element("unit", "特别程序办理部门", "", lambda s: s.began.unit or s.of.organ),
    Element("handler", "特别程序办理人", "", lambda s: s.began.by),
)
CLOSING: tuple[Element[Facts], ...] = (
    Element("case_number", "办件编号", NUMBER, lambda f: f.number, required=True),
    Element(
        "handler", "办结人员", "", lambda f: f.decision.by if f.decision else "", required=True
    ),
    Element(
        "closed_at",
        "办结时间",
        "",
        lambda f: moment(f.decision.at if f.decision else None),
        required=True,
    ),
    Element("result_name", "结果证照名称", "", lambda f: f.result_name),
    Element("result_number", "结果证照编号", "", lambda f: f.result_number),
    Element(
        "result",
        "办件结果描述",
        "",
        lambda f: f.result_text or (OUTCOME_NAMES[f.outcome] if f.outcome else ""),
        required=True,
    ),
    Element("sealing_unit", "盖章单位", "", lambda f: f.organ, required=True),
    Element("division_code", "行政区划代码", DIVISION, lambda f: f.division, required=True),
    Element("by_courier", "是否快递", "n1", lambda f: whether(true=f.by_courier), required=True),
    Element("fees", "是否收费", "n1", lambda f: whether(true=f.fees), required=True),
)
