"""What documents of matters say, in words, and how they are numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yimen.work.matters.rules.fines import how_to_pay
from yimen.work.matters.rules.hearing import BEGINS, HELD_ON, moment
from yimen.work.matters.states import TOLD

MINUTES = "minutes"  # the number of those on which a decision rests
REMEDIES = frozenset({"review_body", "review_period", "court", "suit_period"})
APART = REMEDIES | {HELD_ON, BEGINS, MINUTES}  # said in a sentence, not one by one

# 行政处罚法 Art. 44, 45, 63, 64: what who is to be punished is told besides
RIGHTS = {
    "行政处罚告知书": (
        "你（单位）有权进行陈述和申辩，本机关不因陈述、申辩而给予更重的处罚。",
        "属于听证范围的，可以自收到本告知书之日起五个工作日内要求听证；逾期不要求的，视为放弃。",
    )
}


def number(organ: str, short: str, year: int, serial: int) -> str:
    """文号 of a document."""
    return f"{organ}{short}〔{year}〕{serial}号"


@dataclass(frozen=True, slots=True)
class Said:
    """What a document of a matter is about, and what was told when it was issued."""

    title: str
    subject: str
    item: str
    matter: str
    told: Mapping[str, str]


def letter(said: Said) -> dict[str, object]:
    """文书 in words, as it is set in type: what was told in the order of the law, and the remedies.

    What is called 书 is addressed to the party; records and reports go to nobody. A decision
    against somebody says where and until when it can be attacked (行政复议法 Art. 20, 行政诉讼法
    Art. 46).
    """
    told = [(key, text.strip().rstrip("。")) for key, text in said.told.items()]
    hearing = [f"听证时间：{moment(said.told)}。"] if HELD_ON in said.told else []
    heard = said.told.get(MINUTES)
    rests = [f"本机关依法举行了听证，本决定根据听证笔录（{heard}）作出。"] if heard else []
    closing = [*rests, *RIGHTS.get(said.title, ()), *how_to_pay(said.told)]
    if all(said.told.get(key) for key in REMEDIES):
        closing.append(
            f"如不服本决定，可以{said.told['review_period']}向{said.told['review_body']}申请行政复议，"
            f"也可以{said.told['suit_period']}依法向{said.told['court']}提起行政诉讼。"
        )
    return {
        "title": said.title,
        "addressed": said.title.endswith("书"),
        "opening": f"事由：{said.subject}。事项：{said.item}。办件编号：{said.matter}。",
        "listed": (),
        "decided": hearing + [f"{TOLD[key]}：{text}。" for key, text in told if key not in APART],
        "closing": closing,
        "signed": (),
    }
