"""Letters on the way: put right on the spot, taken as withdrawn, time that does not count."""

from __future__ import annotations

from yimen.work.cases.rules.letters.writing import LAW, REMEDY, Issued, Letter, applied, cited

# What does not count, by its key: eight by 行政许可法 Art. 45, the others by a local rule
EXCLUDED = {
    "hearing": "听证",
    "tender": "招标",
    "auction": "拍卖",
    "inspection_test": "检验",
    "testing": "检测",
    "quarantine": "检疫",
    "appraisal": "鉴定",
    "expert_review": "专家评审",
    "publication": "公示",
    "site_visit": "现场核查",
    "correction": "补正",
}


def on_spot(issued: Issued) -> Letter:
    """当场更正记录 (Art. 32(3))."""
    return Letter(
        title="行政许可申请材料当场更正记录",
        opening=(
            f"{applied(issued)}申请材料存在可以当场更正的错误。根据{LAW}第三十二条第一款第（三）项的"
            f"规定，本机关允许{issued.you}当场更正，更正内容如下："
        ),
        listed=issued.pairs("corrected"),
    )


def lapse(issued: Issued) -> Letter:
    """视为撤回申请告知书."""
    source = issued.said("source")
    return Letter(
        title="视为撤回行政许可申请告知书",
        opening=f"{applied(issued)}该申请视为撤回，本机关不再办理，现予告知。",
        decided=(
            f"理由：{issued.said('reason')}。",
            *([f"依据：{cited(source)}。"] if source else []),
        ),
        closing=(
            f"{issued.you}可以备齐材料后重新提出申请。",
            REMEDY.format(paper="告知书"),
        ),
    )


def exclusion(issued: Issued) -> Letter:
    """不计入期限告知书: how long something takes that does not count (Art. 45)."""
    ground = EXCLUDED[issued.said("ground")]
    law = issued.content.get("stops_the_law")
    term = "法定期限和承诺期限" if law else "承诺期限"
    basis = f"根据{LAW}第四十五条的规定，" if law else ""
    told = (
        f"{basis}自{issued.day('from_on')}起{issued.said('days')}个工作日不计算在{term}内，"
        f"自{issued.day('until_on')}起恢复计算。"
    )
    return Letter(
        title="行政许可办理时间不计入期限告知书",
        opening=f"{applied(issued)}办理该申请需要进行{ground}。",
        decided=(told,),
        closing=(f"理由：{issued.said('reason')}。",),
    )


def extension(issued: Issued) -> Letter:
    """延长期限告知书, with the reason (Art. 42)."""
    law = issued.said("clock") == "statutory"
    term = "法定期限" if law else "承诺期限"
    joint = issued.content.get("joint") is True
    article = "第四十二条第二款" if joint else "第四十二条第一款"
    head = "本级人民政府负责人" if joint else "本机关负责人"
    basis = f"根据{LAW}{article}的规定，" if law else ""
    return Letter(
        title="延长行政许可办理期限告知书",
        opening=f"{applied(issued)}本机关在规定期限内不能作出决定。",
        decided=(f"{basis}经{head}批准，{term}延长{issued.said('days')}个工作日。",),
        closing=(f"理由：{issued.said('reason')}。",),
    )
