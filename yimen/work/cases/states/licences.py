"""What ends a licence, as data: each ground with its kind, its article, and whether it must."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from yimen.kernel.errors import Refused
from yimen.work.cases.states.case import DocumentKind
from yimen.work.certificates.states import Act as LicenceAct


class Ending(StrEnum):
    """How a licence ends by an act of the authority."""

    WITHDRAWAL = "withdrawal"  # 撤回
    REVOCATION = "revocation"  # 撤销
    CANCELLATION = "cancellation"  # 注销
    RESCISSION = "rescission"  # 吊销, a penalty decided elsewhere


class EndGround(StrEnum):
    """On which ground of the law."""

    LAW_CHANGED = "law_changed"
    FACTS_CHANGED = "facts_changed"
    ABUSE = "abuse"
    BEYOND_POWERS = "beyond_powers"
    AGAINST_PROCEDURE = "against_procedure"
    NOT_QUALIFIED = "not_qualified"
    OTHER_REVOCABLE = "other_revocable"
    FRAUD = "fraud"
    EXPIRED = "expired"
    PERSON_GONE = "person_gone"
    ORGANISATION_ENDED = "organisation_ended"
    ENDED_BEFORE = "ended_before"
    FORCE_MAJEURE = "force_majeure"
    HOLDERS_WISH = "holders_wish"
    OTHER_CANCELLED = "other_cancelled"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class GroundOfLaw:
    """A ground: what it leads to, where it stands, in whose words, and if it leaves no choice."""

    ending: Ending
    article: str
    words: str
    must: bool = False


ACT = "行政许可法"
GROUNDS: Mapping[EndGround, GroundOfLaw] = {
    EndGround.LAW_CHANGED: GroundOfLaw(
        Ending.WITHDRAWAL, f"{ACT} Art. 8", "行政许可所依据的法律、法规、规章修改或者废止"
    ),
    EndGround.FACTS_CHANGED: GroundOfLaw(
        Ending.WITHDRAWAL, f"{ACT} Art. 8", "准予行政许可所依据的客观情况发生重大变化"
    ),
    EndGround.ABUSE: GroundOfLaw(
        Ending.REVOCATION,
        f"{ACT} Art. 69 para. 1(1)",
        "行政机关工作人员滥用职权、玩忽职守作出准予行政许可决定",
    ),
    EndGround.BEYOND_POWERS: GroundOfLaw(
        Ending.REVOCATION, f"{ACT} Art. 69 para. 1(2)", "超越法定职权作出准予行政许可决定"
    ),
    EndGround.AGAINST_PROCEDURE: GroundOfLaw(
        Ending.REVOCATION, f"{ACT} Art. 69 para. 1(3)", "违反法定程序作出准予行政许可决定"
    ),
    EndGround.NOT_QUALIFIED: GroundOfLaw(
        Ending.REVOCATION,
        f"{ACT} Art. 69 para. 1(4)",
        "对不具备申请资格或者不符合法定条件的申请人准予行政许可",
    ),
    EndGround.OTHER_REVOCABLE: GroundOfLaw(
        Ending.REVOCATION, f"{ACT} Art. 69 para. 1(5)", "依法可以撤销行政许可的其他情形"
    ),
    EndGround.FRAUD: GroundOfLaw(
        Ending.REVOCATION,
        f"{ACT} Art. 69 para. 2",
        "被许可人以欺骗、贿赂等不正当手段取得行政许可",
        must=True,
    ),
    EndGround.EXPIRED: GroundOfLaw(
        Ending.CANCELLATION, f"{ACT} Art. 70(1)", "行政许可有效期届满未延续", must=True
    ),
    EndGround.PERSON_GONE: GroundOfLaw(
        Ending.CANCELLATION,
        f"{ACT} Art. 70(2)",
        "赋予公民特定资格的行政许可，该公民死亡或者丧失行为能力",
        must=True,
    ),
    EndGround.ORGANISATION_ENDED: GroundOfLaw(
        Ending.CANCELLATION, f"{ACT} Art. 70(3)", "法人或者其他组织依法终止", must=True
    ),
    EndGround.ENDED_BEFORE: GroundOfLaw(
        Ending.CANCELLATION,
        f"{ACT} Art. 70(4)",
        "行政许可依法被撤销、撤回，或者行政许可证件依法被吊销",
        must=True,
    ),
    EndGround.FORCE_MAJEURE: GroundOfLaw(
        Ending.CANCELLATION, f"{ACT} Art. 70(5)", "因不可抗力导致行政许可事项无法实施", must=True
    ),
    EndGround.HOLDERS_WISH: GroundOfLaw(
        Ending.CANCELLATION, f"{ACT} Art. 70(6)", "被许可人申请注销行政许可", must=True
    ),
    EndGround.OTHER_CANCELLED: GroundOfLaw(
        Ending.CANCELLATION,
        f"{ACT} Art. 70(6)",
        "法律、法规规定的应当注销行政许可的其他情形",
        must=True,
    ),
    EndGround.PENALTY: GroundOfLaw(
        Ending.RESCISSION, "行政处罚法 Art. 9", "行政处罚决定吊销行政许可证件", must=True
    ),
}
PAPERS: Mapping[Ending, DocumentKind] = {
    Ending.WITHDRAWAL: DocumentKind.WITHDRAWAL,
    Ending.REVOCATION: DocumentKind.REVOCATION,
    Ending.CANCELLATION: DocumentKind.CANCELLATION,
    Ending.RESCISSION: DocumentKind.RESCISSION,
}
LICENCE_ACTS: Mapping[Ending, LicenceAct] = {
    Ending.WITHDRAWAL: LicenceAct.WITHDRAW,
    Ending.REVOCATION: LicenceAct.REVOKE,
    Ending.CANCELLATION: LicenceAct.CANCEL,
    Ending.RESCISSION: LicenceAct.RESCIND,
}
TOLD_BEFORE = frozenset({Ending.WITHDRAWAL, Ending.REVOCATION})  # the holder is heard first


class EndingState(StrEnum):
    """Where the hearing of the holder stands before a licence is ended (陈述申辩)."""

    TOLD = "told"
    ANSWERED = "answered"  # stated a case, or waived
    ENDED = "ended"
    DROPPED = "dropped"


class EndingAct(StrEnum):
    """What can happen to it."""

    TELL = "tell"  # begins it
    ANSWER = "answer"
    END = "end"
    DROP = "drop"


ENDING_MOVES: dict[tuple[EndingState, EndingAct], EndingState] = {
    (EndingState.TOLD, EndingAct.ANSWER): EndingState.ANSWERED,
    (EndingState.TOLD, EndingAct.END): EndingState.ENDED,  # the term has passed in silence
    (EndingState.TOLD, EndingAct.DROP): EndingState.DROPPED,
    (EndingState.ANSWERED, EndingAct.END): EndingState.ENDED,
    (EndingState.ANSWERED, EndingAct.DROP): EndingState.DROPPED,
}


class WrongEnding(Refused):
    """The holder was not told of this, or has answered, or it is over."""

    code = "licences.wrong-ending"


def ending_after(state: EndingState, act: EndingAct) -> EndingState:
    """The state that an act leads to, or `WrongEnding`."""
    try:
        return ENDING_MOVES[state, act]
    except KeyError:
        raise WrongEnding(state=state.value, act=act.value) from None


class RequestKind(StrEnum):
    """What an application asks of a licence that is held."""

    CHANGE = "change"  # 变更
    RENEWAL = "renewal"  # 延续
    TRANSFER = "transfer"  # 转让
