"""The rows of the national exchange (up_pro_*), as the schema of two of its implementers has them.

What every row carries beside its own columns is the sender's: number of the record, batch, whether
it is inserted or updated, when, and from which platform.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from yimen.work.cases.rules.exchange.acts import SPECIAL_NAMES, Special, Step
from yimen.work.cases.rules.exchange.elements import Element, T, day, moment, whether
from yimen.work.cases.rules.exchange.facts import Facts
from yimen.work.cases.rules.exchange.standard import OUTCOME_NAMES, Handed
from yimen.work.cases.states import DECIDED_AS

INSERT = "I"
GET_TYPES = {"paper": "1", "upload": "2", "certificate": "3", "shared": "4"}


@dataclass(frozen=True, slots=True)
class Sending:
    """批次: what the sender adds to each row. `source` is the code of the sending platform."""

    at: datetime
    source: str = ""
    operation: str = INSERT

    @property
    def batch(self) -> str:
        """批次号: the second in which it was made."""
        return self.at.strftime("%Y%m%d%H%M%S")


def record_number(table: str, case: str, row: int) -> str:
    """记录唯一标识: the same for the same row of the same case each time it is sent."""
    return str(uuid5(NAMESPACE_URL, f"yimen:{table}:{case}:{row}"))


def envelope(table: str, case: str, row: int, sending: Sending) -> dict[str, str]:
    """The columns that every row has."""
    return {
        "row_guid": record_number(table, case, row),
        "cd_operation": sending.operation,
        "cd_batch": sending.batch,
        "cd_time": moment(sending.at),
        "data_source": sending.source,
    }


def _number(take: Callable[[T], Facts]) -> Element[T]:
    return Element("project_no", "办件编号", "an..50", lambda row: take(row).number, required=True)


ACCEPT: tuple[Element[Facts], ...] = (
    _number(lambda f: f),
    Element("catalog_code", "基本编码", "an..12", lambda f: f.basic_code, required=True),
    Element("task_code", "实施编码", "an..36", lambda f: f.item_code, required=True),
    Element("task_handle_item", "业务办理项编码", "an..50", lambda _: ""),
    Element("task_name", "事项名称", "a..1000", lambda f: f.item_name, required=True),
    Element("task_version", "事项版本", "n..10", lambda f: str(f.item_version), required=True),
    Element("project_type", "办理类型", "an..2", lambda f: str(f.case_type), required=True),
    Element("applyer_name", "申请人名称", "a..100", lambda f: f.applicant.name, required=True),
    Element("applyer_type", "申请人类型", "an..2", lambda f: f.applicant.kind, required=True),
    Element("applyer_page_type", "申请人证件类型", "an..70", lambda f: f.applicant.document_code),
    Element(
        "applyer_page_code",
        "申请人证件号码",
        "an..500",
        lambda f: f.applicant.number,
        required=True,
    ),
    Element(
        "contact_name", "联系人/代理人姓名", "a..100", lambda f: f.agent.name if f.agent else ""
    ),
    Element(
        "contact_type",
        "联系人/代理人证件类型",
        "an..6",
        lambda f: f.agent.document_code if f.agent else "",
    ),
    Element(
        "contact_code",
        "联系人/代理人证件号码",
        "an..50",
        lambda f: f.agent.number if f.agent else "",
    ),
    Element("apply_date", "申请时间", "", lambda f: moment(f.applied_at), required=True),
    Element("apply_type", "申请类型", "an..2", lambda f: str(f.channel), required=True),
    Element("org_name", "受理部门", "a..100", lambda f: f.organ, required=True),
    Element("org_code", "受理部门编码", "an..18", lambda f: f.organ_code, required=True),
    Element(
        "accept_date",
        "受理时间",
        "",
        lambda f: moment(f.acceptance.at if f.acceptance else None),
        required=True,
    ),
    Element(
        "accept_doc_no",
        "受理文书编号",
        "an..50",
        lambda f: f.acceptance.document if f.acceptance else "",
    ),
    Element(
        "handle_user_name", "受理人员", "a..100", lambda f: f.acceptance.by if f.acceptance else ""
    ),
    Element("promise_date", "承诺办结时间", "", lambda f: day(f.promised_on)),
)
PROCESS: tuple[Element[Step], ...] = (
    _number(lambda s: s.of),
    Element("process_name", "办理环节名称", "a..1000", lambda s: s.name, required=True),
    Element("event_name", "业务动作", "a..2", lambda s: s.action, required=True),
    Element("handle_user_name", "办理人员", "a..100", lambda s: s.did.by, required=True),
    Element(
        "handle_explain", "办理意见", "a..2000", lambda s: s.did.words or s.action, required=True
    ),
    Element(
        "event_start_time",
        "环节开始时间",
        "",
        lambda s: moment(s.did.since or s.did.at),
        required=True,
    ),
    Element("event_end_time", "环节结束时间", "", lambda s: moment(s.did.at), required=True),
)
RESULT: tuple[Element[Facts], ...] = (
    _number(lambda f: f),
    Element(
        "result_type",
        "办结结果",
        "an..2",
        lambda f: str(DECIDED_AS[f.outcome].value) if f.outcome else "",
        required=True,
    ),
    Element(
        "result_date",
        "办结时间",
        "",
        lambda f: moment(f.decision.at if f.decision else None),
        required=True,
    ),
    Element(
        "result_explain",
        "办件结果描述",
        "a..2000",
        lambda f: f.result_text or (OUTCOME_NAMES[f.outcome] if f.outcome else ""),
    ),
    Element("result_cetr_name", "结果证照名称", "a..256", lambda f: f.result_name),
    Element("result_cetr_no", "结果证照编号", "an..2000", lambda f: f.result_number),
    Element(
        "handle_user_name", "办理人员", "a..100", lambda f: f.decision.by if f.decision else ""
    ),
    Element(
        "is_delivery_results",
        "是否快递递送结果",
        "an..2",
        lambda f: whether(true=f.by_courier),
        required=True,
    ),
)
SPECIAL: tuple[Element[Special], ...] = (
    _number(lambda s: s.of),
    Element("special_type", "特别程序种类", "an..2", lambda s: s.kind, required=True),
    Element(
        "special_name",
        "特别程序种类名称",
        "a..1000",
        lambda s: SPECIAL_NAMES[s.kind],
        required=True,
    ),
    Element("special_time", "特别程序开始时间", "", lambda s: moment(s.began.at), required=True),
    Element(
        "special_reason",
        "特别程序启动理由或依据",
        "a..2000",
        lambda s: s.began.words,
        required=True,
    ),
    Element("applyer_user_name", "申请人", "a..100", lambda s: s.began.by),
    Element("end_time", "特别程序结束时间", "", lambda s: moment(s.ended_at), required=True),
    Element("handle_user", "办理人", "a..100", lambda s: s.began.by),
)
MATERIAL: tuple[Element[Handed], ...] = (
    _number(lambda h: h.of),
    Element("material_name", "材料名称", "a..200", lambda h: h.material.name, required=True),
    Element("get_type", "收取方式", "an..2", lambda h: GET_TYPES[h.material.way], required=True),
    Element("get_num", "收取数量", "an..5", lambda h: str(h.material.number)),
    Element("material_attach_name", "附件名称", "a..200", lambda h: h.material.attachment),
)
