"""Letters after a decision: a renewal by silence, and the end of a licence."""

from __future__ import annotations

from yimen.work.cases.rules.letters.writing import LAW, Issued, Letter, asked, cited, within

BREAK = "\u200b"  # zero width space
NAMES = {"withdrawal": "撤回", "revocation": "撤销", "cancellation": "注销", "rescission": "吊销"}


def silent_renewal(issued: Issued) -> Letter:
    """视为准予延续告知书 (Art. 50)."""
    until = issued.day("to_on")
    term = f"自{issued.day('from_on')}起至{until}止" if until else f"自{issued.day('from_on')}起"
    return Letter(
        title="视为准予延续行政许可告知书",
        opening=(
            f"{asked(issued)}，系申请延续行政许可，本机关在"
            f"有效期届满日（{issued.day('expired_on')}）前未作出决定。根据{LAW}第五十条第二款的规定，"
            "现告知如下："
        ),
        decided=(
            f"视为准予{issued.you}延续“{issued.item}”的行政许可，有效期{term}。",
            f"原证照标识：{_identifier(issued)}。",
        ),
    )


def ending_notice(issued: Issued) -> Letter:
    """撤回、撤销前的事先告知书: ground, reasons, and until when the holder may answer (Art. 7)."""
    act = NAMES[issued.said("ending")]
    return Letter(
        title=f"拟{act}行政许可事先告知书",
        opening=(
            f"{_held(issued)}因{issued.said('words')}，根据{cited(issued.said('article'))}的规定，"
            f"本机关拟{act}该行政许可。"
        ),
        decided=(f"事实和理由：{issued.said('reasons')}。",),
        closing=(
            (
                f"根据{LAW}第七条的规定，{issued.you}享有陈述权、申辩权。请于{issued.day('answer_by_on')}前"
                "（含当日）向本机关提出；逾期未提出的，视为放弃。"
            ),
        ),
    )


def ending(issued: Issued) -> Letter:
    """撤回、撤销、注销、吊销: ground, reasons, compensation, and the remedies."""
    act = NAMES[issued.said("ending")]
    duty = "应当" if issued.content.get("must") else "可以"
    doing = {"注销": "办理注销手续", "吊销": "登记"}.get(act, act)
    bases = "、".join(dict.fromkeys(cited(issued.said(key)) for key in ("article", "legal_basis")))
    return Letter(
        title="吊销行政许可证件登记通知书" if act == "吊销" else f"{act}行政许可决定书",
        opening=(
            f"{_held(issued)}因{issued.said('words')}，根据{bases}的规定，{duty}{doing}。"
            "本机关作出如下决定："
        ),
        decided=(
            _done(issued, act),
            f"理由：{issued.said('reasons')}。",
            *_more(issued),
        ),
        closing=(
            (
                f"如不服本决定，可以{within(issued.said('review_period'))}向"
                f"{issued.said('review_body')}申请行政复议，也可以{within(issued.said('suit_period'))}向"
                f"{issued.said('court')}提起行政诉讼。"
            ),
        ),
    )


def _done(issued: Issued, act: str) -> str:
    """What is decided; a licence that a penalty took is only entered as such."""
    identifier = _identifier(issued)
    if act == "吊销":
        paper = f"《{issued.said('licence_name')}》（证照标识：{identifier}）"
        return f"将{issued.you}的{paper}登记为吊销。"
    return f"{act}{issued.you}“{issued.item}”的行政许可（证照标识：{identifier}）。"


def _held(issued: Issued) -> str:
    return (
        f"{asked(issued)}，本机关以{issued.said('granted_by')}准予行政许可，颁发"
        f"《{issued.said('licence_name')}》。"
    )


def _more(issued: Issued) -> tuple[str, ...]:
    made_good, penalty = issued.said("compensation"), issued.said("penalty")
    return (
        *([f"财产损失的补偿或者赔偿：{made_good}。"] if made_good else []),
        *([f"行政处罚决定书文号：{penalty}。"] if penalty else []),
    )


def _identifier(issued: Issued) -> str:
    """The identifier, which is longer than a line: it may be broken anywhere."""
    return BREAK.join(issued.said("licence"))
