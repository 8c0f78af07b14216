"""What one version of an item says: plain values, kept as JSON and never changed once published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from yimen.ground.catalog.states import CaseType, Domain, Form, Necessity, Power, Source
from yimen.kernel.clock import Limit, Unit
from yimen.kernel.plan.conditions import holds

WHOLE_COUNTRY, ART_41 = "全国", "行政许可法 Art. 41"


@dataclass(frozen=True, slots=True)
class Basis:
    """设定依据: the law an item stands on, with the days on which it is in force."""

    title: str
    article: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the basis is law on that day; an end that is not given is open."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Paper:
    """空白表格 or 样表 of a material: a file by name and hash, its size in bytes, its type."""

    name: str
    sha256: str
    size: int
    kind: str


@dataclass(frozen=True, slots=True)
class Material:
    """申请材料: `when` (CEL over the facts) makes a conditional one; `gap_tolerant` is 容缺.

    `by_pledge`: a promise (告知承诺) may stand for it. `is_form`: it is the item's own form, on
    paper. `blank` and `sample` are files to download for any other.
    """

    key: str
    name: str
    necessity: Necessity = Necessity.REQUIRED
    source: Source = Source.APPLICANT
    form: Form = Form.EITHER
    when: str = ""
    gap_tolerant: bool = False
    by_pledge: bool = False
    copies: int = 1
    basis: str = ""
    is_form: bool = False
    blank: Paper | None = None
    sample: Paper | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """收费: an amount in fen and the law or administrative regulation that allows it."""

    name: str
    fen: int
    basis: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that a question offers."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """情形引导: a question to the applicant; the answer becomes the fact `key`."""

    key: str
    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """情形: a variant of the item that holds when its condition is true of the facts."""

    key: str
    name: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """常见问题: a question that many ask, and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a version says. `form` is the JSON Schema of the application form, as text.

    What stands first among the `examples` of the form is what a filled one looks like.
    `pledge` says that it may be granted on a promise (告知承诺), unless it touches one of the
    `domains` where none can stand for a check. `quota` is how many licences there may be
    (数量限制), 0 = any number. `plan_code` and `plan_digest` name the version of the process that
    handles it. `lower_review` is the key of the unit below that receives, accepts and examines
    first and then sends everything up (下级审查, 行政许可法 Art. 35), "" where there is none.
    `english` pairs texts of the version and of its plan's steps with what they are in English.
    `region` is where alone what it grants holds, by the law of `region_basis`; "" = no limit.
    """

    name: str
    power: Power
    case_type: CaseType
    statutory: Limit | None = None
    statutory_basis: str = ""
    promised: Limit | None = None
    bases: tuple[Basis, ...] = ()
    materials: tuple[Material, ...] = ()
    fees: tuple[Fee, ...] = ()
    questions: tuple[Question, ...] = ()
    variants: tuple[Variant, ...] = ()
    form: str = ""
    result: str = ""
    visits: int = 0
    visit_reason: str = ""
    quota: int = 0
    pledge: bool = False
    domains: tuple[Domain, ...] = ()
    plan_code: str = ""
    plan_digest: str = ""
    conditions: tuple[str, ...] = ()  # 受理条件
    asked: tuple[Asked, ...] = ()
    transfer: str = ""  # 转让依据: the law that lets the licence pass on (行政许可法 Art. 9)
    lower_review: str = ""
    region: str = ""  # 适用区域
    region_basis: str = ""
    english: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """适用区域: where what is granted holds, and which law says so; both "" where none says it."""

    name: str = ""
    basis: str = ""


def region(content: Content) -> Region:
    """Where the licences of an item hold: in the whole country, unless a law sets a limit.

    What is granted and is no licence (确认, 备案) holds where another law says, which is told only
    where the item names it. 行政许可法 Art. 41.
    """
    if content.region:
        return Region(content.region, content.region_basis)
    return Region(WHOLE_COUNTRY, ART_41) if content.power is Power.APPROVAL else Region()


def variant(content: Content, facts: Mapping[str, object]) -> Variant | None:
    """The first variant that holds for these facts; None where none does or there are none."""
    return next((each for each in content.variants if holds(each.when, facts)), None)


def materials_needed(content: Content, facts: Mapping[str, object]) -> tuple[Material, ...]:
    """What the applicant must hand in, given the facts; shared data are not (国令716 Art. 7)."""
    return tuple(
        material
        for material in content.materials
        if material.source is not Source.SHARED
        and material.necessity is not Necessity.OPTIONAL
        and (material.necessity is Necessity.REQUIRED or holds(material.when, facts))
    )


def content_to(content: Content) -> dict[str, Any]:
    """The content as JSON values."""
    values = asdict(content)
    values["bases"] = [
        each
        | {
            "valid_from": each["valid_from"] and each["valid_from"].isoformat(),
            "valid_to": each["valid_to"] and each["valid_to"].isoformat(),
        }
        for each in values["bases"]
    ]
    return values


def content_from(values: Mapping[str, Any]) -> Content:
    """The content that `content_to` made JSON of."""
    told = {each.name: values[each.name] for each in fields(Content) if each.name in values}
    told["domains"] = tuple(Domain(each) for each in told.get("domains", ()))
    told["power"] = Power(told["power"])
    told["case_type"] = CaseType(told["case_type"])
    told["statutory"] = _limit(told["statutory"])
    told["promised"] = _limit(told["promised"])
    told["bases"] = tuple(
        Basis(
            title=each["title"],
            article=each["article"],
            valid_from=_date(each["valid_from"]),
            valid_to=_date(each["valid_to"]),
        )
        for each in told["bases"]
    )
    told["materials"] = tuple(_material(each) for each in told["materials"])
    told["fees"] = tuple(Fee(**each) for each in told["fees"])
    told["questions"] = tuple(
        Question(each["key"], each["text"], tuple(Answer(**one) for one in each["answers"]))
        for each in told["questions"]
    )
    told["conditions"] = tuple(told.get("conditions", ()))
    told["asked"] = tuple(Asked(**each) for each in told.get("asked", ()))
    told["english"] = tuple((each[0], each[1]) for each in told.get("english", ()))
    told["variants"] = tuple(Variant(**each) for each in told["variants"])
    return Content(**told)


def _limit(values: Mapping[str, Any] | None) -> Limit | None:
    return None if values is None else Limit(values["number"], Unit(values["unit"]))


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _material(values: Mapping[str, Any]) -> Material:
    kinds = {
        "necessity": Necessity(values["necessity"]),
        "source": Source(values["source"]),
        "form": Form(values["form"]),
    }
    papers = {name: Paper(**values[name]) for name in ("blank", "sample") if values.get(name)}
    return Material(**{**values, **kinds, **papers})
