"""Letters that decide: granted, or refused with the remedies (行政许可法 Art. 38)."""

from __future__ import annotations

from yimen.work.cases.rules.letters.writing import (
    LAW,
    REMEDY,
    Issued,
    Letter,
    applied,
    barred,
    cited,
    within,
    written,
)


def grant(issued: Issued) -> Letter:
    """准予行政许可决定书 (Art. 38, 44)."""
    basis = issued.said("legal_basis")
    bases = f"{cited(basis)}和{LAW}第三十八条第一款" if basis else f"{LAW}第三十八条第一款"
    reasons = issued.said("reasons")
    return Letter(
        title="准予行政许可决定书",
        opening=(
            f"{applied(issued)}{_accepted(issued)}{_heard(issued)}经审查，该申请符合法定条件、标准。"
            f"根据{bases}的规定，本机关作出如下决定："
        ),
        decided=(f"准予{issued.you}“{issued.item}”的行政许可。", *_conditions(issued)),
        closing=(
            *([f"理由：{reasons}。"] if reasons else []),
            *_region(issued),
            f"本机关自作出本决定之日起十个工作日内向{issued.you}颁发、送达行政许可证件。",
            *([REMEDY.format(paper="决定所附条件")] if issued.content.get("conditions") else []),
        ),
    )


def refusal(issued: Issued) -> Letter:
    """不予行政许可决定书: reasons, basis, where to turn and how long (Art. 38)."""
    review, suit = (within(issued.said(key)) for key in ("review_period", "suit_period"))
    remedies = (
        f"如不服本决定，可以{review}向{issued.said('review_body')}申请行政复议，"
        f"也可以{suit}向{issued.said('court')}提起行政诉讼。"
    )
    return Letter(
        title="不予行政许可决定书",
        opening=(
            f"{applied(issued)}{_accepted(issued)}{_heard(issued)}"
            "经审查，该申请不符合法定条件、标准。"
            f"根据{LAW}第三十八条第二款的规定，本机关作出如下决定："
        ),
        decided=(
            f"不予{issued.you}“{issued.item}”的行政许可。",
            f"理由：{issued.said('reasons')}。",
            f"依据：{cited(issued.said('legal_basis'))}。",
            *barred(issued),
        ),
        closing=(remedies,),
    )


def _accepted(issued: Issued) -> str:
    return f"本机关已于{written(issued.accepted_on)}受理。" if issued.accepted_on else ""


def _heard(issued: Issued) -> str:
    """On which minutes a decision rests (Art. 48)."""
    minutes = issued.said("minutes")
    return f"本机关依法举行了听证，本决定根据听证笔录（{minutes}）作出。" if minutes else ""


def _region(issued: Issued) -> tuple[str, ...]:
    """Where it holds, and by which law (Art. 41)."""
    region, basis = issued.said("region"), cited(issued.said("region_basis"))
    return (f"根据{basis}的规定，本决定在{region}范围内有效。",) if region else ()


def _conditions(issued: Issued) -> tuple[str, ...]:
    found = issued.content.get("conditions")
    listed = found if isinstance(found, list) else []
    return tuple(
        f"条件{number}：{str(each).rstrip('。；;')}。" for number, each in enumerate(listed, 1)
    )
