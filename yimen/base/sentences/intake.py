"""Sentences about drafts, materials and receiving."""

SENTENCES = {
    "intake.changed": (
        "申请草稿“{draft}”在您查看之后已有改动（当前标记{mark}）。请重新查看后再继续。",
        "The draft “{draft}” was changed since you looked (its mark is now {mark}); look again, then go on.",
    ),
    "intake.elsewhere": (
        "申请草稿“{draft}”的这一页在另一个页面或设备上已保存了不同的内容，本次没有保存。请比较两边的内容后选择保留哪一边。",
        "This page of the draft “{draft}” was saved with other answers on another page or device, so nothing was saved now; compare the two and choose.",
    ),
    "intake.unknown-draft": (
        "没有编号为“{number}”的申请草稿。请核对编号。",
        "There is no draft “{number}”; check the number.",
    ),
    "intake.not-a-draft": (
        "这份申请已经收件或已放弃（{state}），不能再改动。收件之后的补充，请在办件中按补正通知提交。",
        "This application was received or discarded ({state}) and is not changed any more; later supplements go into the case, as its correction notice asks.",
    ),
    "intake.mandate-without-agent": (
        "填写了委托书，但没有代办人。请登记代办人，或删去委托书。",
        "A mandate is noted and no agent; register the agent or leave the mandate out.",
    ),
    "intake.address-missing": (
        "选择了快递送达，但没有写收件地址。请写明收件人、电话和地址，或改选其他送达方式。",
        "Delivery by courier was chosen without an address; give the receiver, a telephone number and the address, or choose another way.",
    ),
    "intake.request-not-whole": (
        "就已有证照提出申请的，要写明是哪份证照（证照标识），也要写明申请什么（变更、延续或转让）。请把两项一并填写，或都不填。",
        "An application about a licence names the licence and what is asked of it (change, renewal or transfer); give both, or neither.",
    ),
    "intake.one-applicant": (
        "申请人应为一位自然人或一家单位，二者选其一。请选定申请人。",
        "One person or one organisation applies, not both and not neither; name the applicant.",
    ),
    "intake.unknown-material": (
        "事项“{item}”不要求材料“{material}”。依《行政许可法》第三十一条，不收取与申请无关的材料。",
        "The item “{item}” does not ask for “{material}”, and by Art. 31 of the Administrative Licensing Law nothing else is taken.",
    ),
    "intake.material-empty": (
        "材料“{material}”是空的：纸质材料请填写份数，上传材料请附文件。",
        "The material “{material}” is empty: give the number of sheets, or attach the file.",
    ),
    "intake.incomplete": (
        "申请还不齐全，请一次补齐后再提交（行政许可法第三十二条第一款第四项）：{missing}。",
        "The application is not complete; supply all of this and hand it in again (Administrative Licensing Law Art. 32(4)): {missing}.",
    ),
}
