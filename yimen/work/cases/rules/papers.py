"""What must stand in a document before it may be issued, and its number (文号)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from yimen.kernel.remedies import check_review_period
from yimen.work.cases.rules.refusals import (
    AuthorityMissing,
    DeliveryUnproved,
    MaterialNotAsked,
    NotConcerned,
    NothingMissing,
    NothingToBar,
    NothingWasAsked,
    NotOfItem,
    ReasonMissing,
    RemediesMissing,
    StillMissing,
)
from yimen.work.cases.states import DocumentKind, Ground, State

SERIES: Mapping[DocumentKind, str] = {
    DocumentKind.ON_SPOT: "更记",
    DocumentKind.LAPSE: "视撤",
    DocumentKind.EXCLUSION: "除告",
    DocumentKind.EXTENSION: "延告",
    DocumentKind.HEARING_RIGHTS: "听告",
    DocumentKind.HEARING_NOTICE: "听通",
    DocumentKind.HEARING_MINUTES: "听笔",
    DocumentKind.VISIT_NOTICE: "核通",
    DocumentKind.CONSULTATION: "征函",
    DocumentKind.REFERRAL: "初审报",
    DocumentKind.ORDER: "责改",
    DocumentKind.CORRECTION: "补告",
    DocumentKind.ACCEPTANCE: "受",
    DocumentKind.NOT_REQUIRED: "不受",
    DocumentKind.REJECTION: "不予受",
    DocumentKind.GRANT: "准许",
    DocumentKind.REFUSAL: "不许",
    DocumentKind.SILENT_RENEWAL: "延视",
    DocumentKind.ENDING_NOTICE: "事告",
    DocumentKind.WITHDRAWAL: "撤回许",
    DocumentKind.REVOCATION: "撤销许",
    DocumentKind.CANCELLATION: "注许",
    DocumentKind.RESCISSION: "吊登",
}


ANSWERS = "answers"  # what a gap is about that lies in the form and not in a material


@dataclass(frozen=True, slots=True)
class Gap:
    """缺件: what is missing or wrong in one material, in words that the applicant can act on.

    `material` is its key in the item's list, or `ANSWERS` for the form as filled in.
    """

    material: str
    lacking: str


@dataclass(frozen=True, slots=True)
class Remedies:
    """What a refusal must tell (行政许可法 Art. 38, 行政复议法 Art. 20, 行政诉讼法 Art. 46)."""

    reasons: str
    legal_basis: str
    review_body: str
    review_period: str
    court: str
    suit_period: str


def number(organ: str, paper: DocumentKind, year: int, serial: int) -> str:
    """文号, as `某局不许〔2026〕7号`: organ, kind, year and its number in that series."""
    return f"{organ}{SERIES[paper]}〔{year}〕{serial}号"


def one_notice(said: Iterable[Collection[Gap]]) -> tuple[Gap, ...]:
    """一次告知: what all departments said, each thing once; `NothingMissing` if nothing."""
    listed = tuple(dict.fromkeys(gap for gaps in said for gap in gaps))
    if not listed:
        raise NothingMissing
    return listed


def check_gaps(gaps: Iterable[Gap], materials: Collection[str]) -> None:
    """Gaps are in the item's materials or in the form, and say what is lacking.

    Refused: `NotOfItem` (行政许可法 Art. 31), `ReasonMissing`.
    """
    for gap in gaps:
        if gap.material != ANSWERS and gap.material not in materials:
            raise NotOfItem(material=gap.material)
        check_reason(gap.material, gap.lacking)


def check_concerned(unit: str, concerned: Collection[str]) -> None:
    """`NotConcerned` for a unit that has no part in the case."""
    if unit not in concerned:
        raise NotConcerned(unit=unit, concerned="、".join(sorted(concerned)))


def check_resubmission(asked: Iterable[Gap], brought: Collection[str]) -> None:
    """`StillMissing` unless all that was asked is brought; `MaterialNotAsked` for anything else.

    行政许可法 Art. 32(5): 按照要求提交全部补正申请材料.
    """
    wanted = {gap.material: gap for gap in asked}
    if absent := [key for key in wanted if key not in brought]:
        raise StillMissing(materials="、".join(absent))
    if foreign := [key for key in brought if key not in wanted]:
        raise MaterialNotAsked(materials="、".join(foreign))


def check_reason(about: str, reason: str) -> None:
    """`ReasonMissing` for an act that must say why."""
    if not reason.strip():
        raise ReasonMissing(about=about)


def check_rejection(state: State, ground: Ground, reason: str, authority: str) -> None:
    """不予受理: a reason in writing; who is not competent names who is."""
    check_reason(ground.value, reason)
    if ground is Ground.NO_JURISDICTION and not authority.strip():
        raise AuthorityMissing
    if ground is Ground.NOT_CORRECTED and state is not State.RESUBMITTED:
        raise NothingWasAsked


def check_bars(ground: Ground) -> None:
    """`NothingToBar` on any other ground than false materials (行政许可法 Art. 78)."""
    if ground is not Ground.FALSE_MATERIALS:
        raise NothingToBar


def check_remedies(told: Remedies) -> None:
    """`RemediesMissing` naming every field of a refusal that is empty.

    `remedies.review-too-short` for a review period that no law allows.
    """
    empty = [each.name for each in fields(told) if not asdict(told)[each.name].strip()]
    if empty:
        raise RemediesMissing(missing="、".join(empty))
    check_review_period(told.review_period)


def check_delivery(proof: str) -> None:
    """`DeliveryUnproved` without a receipt (送达回证), a tracking number or a system's record."""
    if not proof.strip():
        raise DeliveryUnproved
