"""Sentences about what comes after a decision."""

SENTENCES = {
    "licences.not-granted": (
        "该办件没有准予许可，不能颁发或处理证照。请查看决定书。",
        "This case was not granted, so there is no licence to issue or to end; read its decision.",
    ),
    "licences.no-licence": (
        "该办件还没有颁发证照。请先颁发证照。",
        "This case has led to no licence yet; issue it first.",
    ),
    "licences.cancellation-asked": (
        "{day}已经申请注销这份许可，正在等待决定机关办理。不需要再次申请。",
        "It was asked on {day} that this licence be struck off; there is no need to ask again.",
    ),
    "licences.cancellation-not-asked": (
        "现在没有等待决定的注销申请，没有可以撤回的。已经决定注销的不能撤回；请查看办理过程。",
        "No request to strike this licence off is waiting, so there is none to take back; once decided it stays. Look at what was done.",
    ),
    "licences.before-decision": (
        "证照的有效期不能从{begins}开始：准予之前不能有效，最早为{earliest}。请改正起始日期。",
        "The licence cannot be valid from {begins}: nothing was granted by then; {earliest} is the earliest day.",
    ),
    "licences.wrong-ending": (
        "事先告知目前为“{state}”（“–”表示没有告知），不能进行这一步（{act}）。请先查看办理情况。",
        "The telling before the ending is {state} (“–” = none), so {act} is not its next step; look at how it stands.",
    ),
    "licences.holder-not-told": (
        "撤回、撤销行政许可前，应当就同一情形书面告知被许可人，听取其陈述申辩（行政许可法第七条）。请先发出事先告知书。",
        "Before a licence is withdrawn or revoked its holder is told of that very ground and may answer (Administrative Licensing Law Art. 7); send the notice first.",
    ),
    "licences.kept-for-public": (
        "撤销可能对公共利益造成重大损害（{harm}），依照行政许可法第六十九条第三款不予撤销。请终止撤销并记录理由。",
        "Revoking would gravely harm the public interest ({harm}), so it is not done (Administrative Licensing Law Art. 69); drop it and say why.",
    ),
    "licences.compensation-missing": (
        "应当写明对被许可人财产损失如何补偿或者赔偿，没有损失的也要写明（行政许可法第八条、第六十九条）。",
        "Say how the holder's loss is made good, also where there is none (Administrative Licensing Law Art. 8, 69).",
    ),
    "licences.penalty-missing": (
        "吊销许可证件是行政处罚，须有处罚决定书。请填写处罚决定书文号。",
        "Rescission is a penalty with a decision of its own; give the number of that decision.",
    ),
    "licences.ground-not-met": (
        "该证照的情况不符合“{ground}”这一情形（行政许可法第七十条）。请核对后选择符合的情形。",
        "The licence does not show that {ground} (Administrative Licensing Law Art. 70); choose the ground that is met.",
    ),
    "licences.renewal-too-late": (
        "申请延续最迟应在{last_on}提出（行政许可法第五十条），现已超过。请重新申请许可。",
        "Renewal could be asked for until {last_on} (Administrative Licensing Law Art. 50); apply for a new licence.",
    ),
    "licences.not-holder": (
        "申请人不是证照{identifier}的持有人。请核对证照标识。",
        "The applicant does not hold the licence {identifier}; check the identifier.",
    ),
    "licences.not-transferable": (
        "法律、法规没有规定该项许可可以转让（行政许可法第九条）。受让人请自行申请许可。",
        "No law lets this licence pass to another (Administrative Licensing Law Art. 9); who wants one applies for it.",
    ),
    "licences.request-there": (
        "该办件已经指明所涉许可，不能再次指明。",
        "The application names its licence already and does not name another.",
    ),
    "licences.no-renewal": (
        "该办件不是申请延续，逾期未决定也不视为准予。请依法作出决定。",
        "This case asks for no renewal, so silence grants nothing; decide it.",
    ),
    "licences.not-in-force": (
        "证照{identifier}目前为“{state}”，不能申请变更、延续或者转让。请查看证照状态。",
        "The licence {identifier} is {state} and cannot be changed, renewed or passed on; look at how it stands.",
    ),
}
