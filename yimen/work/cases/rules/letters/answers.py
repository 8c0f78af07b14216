"""Letters that answer an application: what is missing, accepted, declined (行政许可法 Art. 32)."""

from __future__ import annotations

from yimen.work.cases.rules.letters.writing import (
    LAW,
    REMEDY,
    Issued,
    Letter,
    applied,
    barred,
    cited,
)

LATE = {"withdrawn": "视为撤回申请", "rejected": "本机关将不予受理"}
GAPS_LATE = {"withdrawn": "视为撤回申请", "rejected": "本机关将不予行政许可"}


def correction(issued: Issued) -> Letter:
    """补正告知书: everything that is missing, in one notice (Art. 32(4))."""
    term = issued.day("answer_by_on")
    late = LATE.get(issued.said("effect"), "")
    answer = (
        f"请{issued.you}将上述内容全部补正后一并提交。本机关自收到全部补正材料之日起五个工作日内"
        "告知是否受理；逾期不告知的，自收到补正材料之日起即为受理。"
    )
    limit = ""
    if term and late:
        limit = f"{_by_rule(issued)}补正期限至{term}；逾期未补正的，{late}。"
    return Letter(
        title="行政许可申请材料补正告知书",
        opening=(
            f"{applied(issued)}经审查，申请材料不齐全或者不符合法定形式。根据{LAW}第三十二条第一款"
            "第（四）项的规定，现将需要补正的全部内容一次告知如下："
        ),
        listed=issued.pairs("gaps"),
        closing=(limit, answer) if limit else (answer,),
    )


def acceptance(issued: Issued) -> Letter:
    """受理通知书, also where silence accepted (Art. 32(4), (5))."""
    on = issued.day("accepted_on")
    if issued.content.get("deemed"):
        opening = (
            f"{applied(issued)}本机关未在法定期限内告知需要补正的内容。根据{LAW}第三十二条第一款"
            f"第（四）项的规定，该申请自{on}起即为受理。"
        )
    elif issued.content.get("promised_materials"):
        opening = (
            f"{applied(issued)}经审查，申请事项属于本机关职权范围，主要申请材料齐全、符合法定形式，"
            f"{issued.you}已书面承诺补齐其余材料。本机关决定自{on}起容缺受理。"
        )
    else:
        opening = (
            f"{applied(issued)}经审查，申请事项属于本机关职权范围，申请材料齐全、符合法定形式。"
            f"根据{LAW}第三十二条第一款第（五）项的规定，本机关决定自{on}起予以受理。"
        )
    closing = [*_terms(issued), *_gaps_promised(issued)]
    closing.append(
        "依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在上述期限内，"
        f"本机关将把所需时间书面告知{issued.you}。"
    )
    return Letter(title="行政许可申请受理通知书", opening=opening, closing=tuple(closing))


def _terms(issued: Issued) -> list[str]:
    """Until when it is decided; where an authority above decides, until when it is sent there."""
    promised, law = issued.day("promised_due_on"), issued.day("statutory_due_on")
    terms = [f"承诺于{promised}前（含当日）作出决定"] if promised else []
    if above := issued.said("refers_to"):
        first = (
            f"根据{LAW}第三十五条、第四十三条的规定，本机关先行审查，最迟于{law}审查完毕，将初审意见和"
            f"全部申请材料直接报送{above}，由其作出决定；{above}不得要求{issued.you}重复提供申请材料。"
        )
        return [first, *(f"{each}。" for each in terms)]
    terms += [f"法定期限至{law}"] if law else []
    return [f"本机关{'；'.join(terms)}。"] if terms else []


def _gaps_promised(issued: Issued) -> list[str]:
    """What is still to come after an acceptance with gaps, until when, and what follows else."""
    if not issued.content.get("promised_materials"):
        return []
    late = GAPS_LATE.get(issued.said("effect"), "")
    return [
        (
            f"{_by_rule(issued)}请{issued.you}于{issued.day('supplement_by_on')}前（含当日）补齐下列材料："
            f"{issued.names('promised_materials')}；逾期未补齐的，{late}。"
        )
    ]


def _by_rule(issued: Issued) -> str:
    """The local rule (地方规定) on which a term rests, where it is known."""
    source = issued.said("source")
    return f"根据{cited(source)}，" if source else ""


def not_required(issued: Issued) -> Letter:
    """不受理告知书: no licence is needed (Art. 32(1))."""
    return Letter(
        title="行政许可申请不受理告知书",
        opening=(
            f"{applied(issued)}经审查，该事项依法不需要取得行政许可。根据{LAW}第三十二条第一款"
            "第（一）项的规定，本机关不受理该申请，现予告知。"
        ),
        decided=(f"理由：{issued.said('reason')}。",),
        closing=(REMEDY.format(paper="告知书"),),
    )


def rejection(issued: Issued) -> Letter:
    """不予受理通知书, with who is competent instead (Art. 32(2), (5), 78)."""
    grounds = {
        "no_jurisdiction": (
            "申请事项依法不属于本机关职权范围",
            f"{LAW}第三十二条第一款第（二）项",
        ),
        "not_corrected": (
            "申请材料未按照要求补正，仍不齐全或者不符合法定形式",
            f"{LAW}第三十二条第一款",
        ),
        "false_materials": ("申请人隐瞒有关情况或者提供虚假材料", f"{LAW}第七十八条"),
    }
    why, basis = grounds.get(issued.said("ground"), ("该申请不符合受理条件", LAW))
    decided = [f"理由：{issued.said('reason')}。"]
    if authority := issued.said("right_authority"):
        decided.append(f"请向{authority}提出申请。")
    if issued.said("ground") == "false_materials":
        decided.append("对隐瞒有关情况或者提供虚假材料的行为给予警告。")
    decided += barred(issued)
    return Letter(
        title="行政许可申请不予受理通知书",
        opening=(
            f"{applied(issued)}经审查，{why}。根据{basis}的规定，本机关决定对该申请不予受理。"
        ),
        decided=tuple(decided),
        closing=(REMEDY.format(paper="通知书"),),
    )
