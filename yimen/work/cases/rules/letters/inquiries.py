"""Letters about hearings, visits and consultations."""

from __future__ import annotations

from yimen.work.cases.rules.letters.writing import LAW, Issued, Letter, applied


def hearing_rights(issued: Issued) -> Letter:
    """听证告知书: who may ask for a hearing, and until when (Art. 46, 47)."""
    told = _names(issued, "parties")
    if issued.content.get("mandatory"):
        decided = f"根据{LAW}第四十六条的规定，本机关将就该申请举行听证，时间、地点另行通知。"
    else:
        decided = (
            f"根据{LAW}第四十七条的规定，{told}有权要求听证；要求听证的，应当在被告知之日起五日内，即"
            f"{issued.day('request_by_on')}前（含当日）向本机关提出，逾期视为放弃。"
        )
    return Letter(
        title="行政许可听证告知书",
        opening=f"{applied(issued)}该申请涉及重大利益关系。理由：{issued.said('reason')}。",
        decided=(decided,),
        closing=("听证不收取费用。",),
    )


def hearing_notice(issued: Issued) -> Letter:
    """听证通知书: day, place and chair (Art. 48)."""
    return Letter(
        title="行政许可听证通知书",
        opening=f"{applied(issued)}根据{LAW}第四十八条的规定，现将听证事项通知如下：",
        listed=(
            f"时间和地点：{issued.day('held_on')}，{issued.said('place')}",
            f"主持人：{issued.said('chair')}",
            f"参加人：{_names(issued, 'parties')}",
        ),
        closing=("听证公开举行。认为主持人与该事项有直接利害关系的，有权申请回避。",),
    )


def hearing_minutes(issued: Issued) -> Letter:
    """听证笔录: who was there and what was put forward (Art. 48)."""
    return Letter(
        title="行政许可听证笔录",
        opening=(
            f"{applied(issued)}本机关于{issued.day('held_on')}在{issued.said('place')}举行听证。"
        ),
        listed=(
            f"主持人：{issued.said('chair')}",
            f"参加人：{_names(issued, 'attended')}",
        ),
        decided=(f"笔录：{issued.said('minutes')}。",),
        closing=("本笔录交听证参加人确认无误后签字或者盖章。",),
    )


def visit_notice(issued: Issued) -> Letter:
    """现场核查通知书: who comes when to look at what (Art. 34)."""
    return Letter(
        title="行政许可现场核查通知书",
        opening=(
            f"{applied(issued)}根据{LAW}第三十四条的规定，本机关指派工作人员进行现场核查，安排如下："
        ),
        listed=(
            f"时间：{issued.day('visit_on')}",
            f"地点：{issued.said('place')}",
            f"内容：{issued.said('subject')}",
            f"核查人员：{_names(issued, 'officers')}",
        ),
        closing=("核查人员将出示执法证件，请予配合。",),
    )


def consultation(issued: Issued) -> Letter:
    """征求意见函: what another unit is asked, and until when."""
    return Letter(
        title="行政许可征求意见函",
        opening=f"{applied(issued)}现征求{issued.said('unit')}的意见：",
        decided=(f"{issued.said('question')}。",),
        closing=(
            f"请于{issued.day('answer_by_on')}前（含当日）书面答复；逾期未答复的，本机关依法作出决定。",
        ),
    )


def order(issued: Issued) -> Letter:
    """责令限期改正通知书: what was promised and not kept, and until when it is put right."""
    return Letter(
        title="责令限期改正通知书",
        opening=f"{applied(issued)}该申请以告知承诺方式准予。经核查，{issued.you}的情况与承诺不符。",
        decided=(
            f"情况：{issued.said('finding')}。",
            f"请于{issued.day('order_by_on')}前（含当日）改正，并书面报告本机关。",
        ),
        closing=("逾期不改正或者改正后仍不符合条件的，依法撤销行政许可决定。",),
    )


def _names(issued: Issued, key: str) -> str:
    found = issued.content.get(key)
    return "、".join(str(each) for each in found) if isinstance(found, list) and found else "（无）"
