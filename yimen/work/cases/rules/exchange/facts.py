"""A case in plain values, as the exchange is told of it. Instants are in local time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from yimen.ground.people.states import Document
from yimen.work.cases.states import Outcome, State

# 证件种类 (GA/T 2000.156, with the codes of GA/T 517-2004). The standards were not to be had: codes
# as two programs of others have them, in which 516 is still 港澳同胞回乡证（通行卡）
DOCUMENT_CODES = {
    Document.CITIZEN_ID: "111",
    Document.PASSPORT: "414",
    Document.TAIWAN_PERMIT: "511",
    Document.HONG_KONG_MACAU_PERMIT: "516",
    Document.FOREIGN_RESIDENT_CARD: "553",
}
# 服务对象 (GB/T 39046 A.4) by the first two characters of a credit code (GB 32100)
BODIES = {"11": "5", "12": "3", "51": "4", "52": "4", "53": "4", "91": "2"}
PERSON, OTHER_BODY = "1", "6"


@dataclass(frozen=True, slots=True)
class Party:
    """申请人 or 代理人; without `document` it is an organisation and `number` its credit code."""

    name: str
    number: str
    document: Document | None = None

    @property
    def document_code(self) -> str:
        """证件类型; a credit code is no document of that list and has none."""
        return "" if self.document is None else DOCUMENT_CODES[self.document]

    @property
    def kind(self) -> str:
        """服务对象: person, or what kind of body."""
        return PERSON if self.document else BODIES.get(self.number[:2], OTHER_BODY)


@dataclass(frozen=True, slots=True)
class Material:
    """A material as it was handed in."""

    name: str
    way: str  # intake.states.Way
    number: int
    received_at: datetime
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class Did:
    """An act of the record: what, when, by whom, for which unit, and what it said."""

    act: str  # as in the ledger, "cases.accept"
    at: datetime
    state: State
    by: str = ""
    unit: str = ""
    unit_code: str = ""
    step: str = ""  # name of the step of a review
    since: datetime | None = None  # when that step was opened
    outcome: str = ""  # of a review
    words: str = ""  # 意见 or reason
    document: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """办件: everything that the data sets are made of."""

    number: str
    item_code: str
    item_name: str
    item_version: int
    case_type: int
    organ: str
    organ_code: str
    division: str
    applicant: Party
    channel: int
    applied_at: datetime
    acts: tuple[Did, ...]
    basic_code: str = ""
    agent: Party | None = None
    project_code: str = ""
    acceptance: Did | None = None
    promised_on: date | None = None
    materials: tuple[Material, ...] = ()
    outcome: Outcome | None = None
    decision: Did | None = None
    result_name: str = ""
    result_number: str = ""
    result_text: str = ""
    by_courier: bool = False
    fees: bool = False
    revoked_at: datetime | None = None  # 撤销 of the licence
    masked: bool = False  # identity numbers are shown in part
