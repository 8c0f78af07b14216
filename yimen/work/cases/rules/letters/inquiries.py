"""Letters about hearings, visits and consultations."""

from __future__ import annotations

from yimen.work.cases.rules.letters.writing import (
    LAW,
    REMEDY,
    Issued,
    Letter,
    applied,
    cited,
    of_applicant,
    written,
)


def hearing_rights(issued: Issued) -> Letter:
    """听证告知书: who may ask for a hearing, and until when (Art. 46, 47)."""
    told = issued.names("parties")
    if issued.content.get("mandatory"):
        matter = "该申请属于依法应当听证或者涉及公共利益、需要听证的事项"
        decided = (
            f"根据{LAW}第四十六条的规定，本机关将向社会公告，并就该申请举行听证，"
            "时间、地点另行通知。"
        )
    else:
        matter = "该申请直接涉及申请人与他人之间重大利益关系"
        decided = (
            f"根据{LAW}第四十七条的规定，{told}有权要求听证；要求听证的，应当在被告知之日起五日内，即"
            f"{issued.day('request_by_on')}前（含当日）向本机关提出，逾期视为放弃。"
        )
    return Letter(
        title="行政许可听证告知书",
        opening=f"{applied(issued)}{matter}：{issued.said('reason')}。",
        decided=(decided,),
        closing=(
            f"根据{LAW}第三十六条的规定，申请人、利害关系人还有权进行陈述和申辩。",
            "申请人、利害关系人不承担组织听证的费用。",
        ),
    )


def hearing_notice(issued: Issued) -> Letter:
    """听证通知书: day, hour, place and chair (Art. 48)."""
    return Letter(
        title="行政许可听证通知书",
        opening=f"{applied(issued)}根据{LAW}第四十八条的规定，现将听证事项通知如下：",
        listed=(
            f"时间：{issued.day('held_on')}{issued.hour('begins')}",
            f"地点：{issued.said('place')}",
            f"主持人：{issued.said('chair')}",
            f"参加人：{issued.names('parties')}",
        ),
        closing=(
            "听证公开举行。认为主持人与该事项有直接利害关系的，有权申请回避。",
            "参加听证应当携带身份证明；委托代理人参加的，还应当携带授权委托书。",
        ),
    )


def hearing_minutes(issued: Issued) -> Letter:
    """听证笔录: who was there and what was put forward (Art. 48)."""
    return Letter(
        title="行政许可听证笔录",
        addressee="",
        opening=f"听证事项：{of_applicant(issued)}。",
        listed=(
            f"听证时间：{issued.day('held_on')}{issued.hour('begins')}",
            f"听证地点：{issued.said('place')}",
            f"主持人：{issued.said('chair')}",
            f"听证参加人：{issued.names('attended')}",
        ),
        decided=(f"听证内容：{issued.said('minutes')}。",),
        closing=(f"根据{LAW}第四十八条的规定，本笔录交听证参加人确认无误后签字或者盖章。",),
        signed=(*_attended(issued), f"主持人 {issued.said('chair')}"),
    )


def visit_notice(issued: Issued) -> Letter:
    """现场核查通知书: who comes when to look at what (Art. 34)."""
    return Letter(
        title="行政许可现场核查通知书",
        opening=(
            f"{applied(issued)}根据{LAW}第三十四条第三款的规定，本机关指派工作人员进行现场核查，安排如下："
        ),
        listed=(
            f"时间：{issued.day('visit_on')}",
            f"地点：{issued.said('place')}",
            f"内容：{issued.said('subject')}",
            f"核查人员：{issued.names('officers')}",
        ),
        closing=("核查人员将出示执法证件，请予配合。",),
    )


def consultation(issued: Issued) -> Letter:
    """征求意见函: what another unit is asked, and until when."""
    return Letter(
        title="行政许可征求意见函",
        addressee=issued.said("unit"),
        opening=f"{of_applicant(issued)}，本机关正在审查。现就下列问题征求贵单位的意见：",
        decided=(f"{issued.said('question')}。",),
        closing=(
            (
                f"请于{issued.day('answer_by_on')}前（含当日）书面答复本机关；逾期未答复的，"
                "本机关将依法作出决定。"
            ),
        ),
    )


def referral(issued: Issued) -> Letter:
    """初审意见报送函: the opinion of the authority below and everything handed in (Art. 35)."""
    view = "经审查，申请人的申请符合法定条件、标准" if issued.content.get("favourable") else ""
    found = view or "经审查，申请人的申请不符合法定条件、标准"
    found_on = issued.accepted_on
    since = f"本机关于{written(found_on)}受理" if found_on else "本机关已受理"
    return Letter(
        title="行政许可初审意见报送函",
        addressee=issued.said("unit"),
        opening=(
            f"{of_applicant(issued)}，{since}，现已审查完毕。根据{LAW}第三十五条的规定，现将初审意见"
            "和全部申请材料报送贵机关，请予决定。"
        ),
        decided=(f"初审意见：{found}。{issued.said('opinion')}。",),
        closing=(
            f"随函报送的申请材料：{issued.names('materials')}。",
            "根据同条规定，上级行政机关不得要求申请人重复提供申请材料。",
        ),
    )


def order(issued: Issued) -> Letter:
    """责令限期改正通知书: what was promised and not kept, and until when it is put right."""
    source = issued.said("source")
    basis = f"根据{cited(source)}的规定，" if source else ""
    return Letter(
        title="责令限期改正通知书",
        opening=f"{applied(issued)}该申请以告知承诺方式准予。经核查，{issued.you}的情况与承诺不符。",
        decided=(
            f"情况：{issued.said('finding')}。",
            (
                f"{basis}责令{issued.you}于{issued.day('order_by_on')}前（含当日）改正，"
                "并将改正情况书面报告本机关。"
            ),
        ),
        closing=(
            "逾期不改正或者改正后仍不符合条件的，依法撤销行政许可决定。",
            REMEDY.format(paper="通知书"),
        ),
    )


def _attended(issued: Issued) -> list[str]:
    found = issued.content.get("attended")
    return [f"听证参加人 {each}" for each in found] if isinstance(found, list) else []
