"""Sentences about licences."""

SENTENCES = {
    "certificates.wrong-standing": (
        "该证照目前为“{state}”，不能{act}。请先查看证照状态。",
        "This licence is {state}, which leaves no room for {act}; look at how it stands.",
    ),
    "certificates.no-issuer-code": (
        "单位“{unit}”没有登记统一社会信用代码，不能生成电子证照标识（GB/T 36904）。请先登记代码。",
        "The unit “{unit}” has no credit code, which the identifier of a licence needs (GB/T 36904); register it first.",
    ),
    "certificates.too-many-kinds": (
        "{issuer}已经用完{most}个证照类型编号。请合并证照类型。",
        "{issuer} has used all {most} numbers for kinds of licence; merge some kinds.",
    ),
    "certificates.term-backwards": (
        "有效期的最后一天（{ends}）早于第一天（{begins}）。请核对日期。",
        "The last day of the term ({ends}) is before the first ({begins}); check the dates.",
    ),
    "certificates.unknown": (
        "没有查到标识为“{identifier}”的证照。请核对标识，或向颁发机关核实。",
        "No licence has the identifier “{identifier}”; check it, or ask the organ that issued it.",
    ),
    "certificates.suspension-unclear": (
        "暂扣证照要有行政处罚决定书文号和今天或者以后的截止日期（行政处罚法第九条），现在写的是“{penalty}”和{until}。请按处罚决定书填写。",
        "A licence is taken away for a time by a penalty decision, until a day that is not over (Law on Administrative Penalties Art. 9); what was given is “{penalty}” and {until}. Give them as the decision does.",
    ),
    "certificates.over": (
        "标识为“{identifier}”的证照已经失效，不再加盖印章，只能查阅。需要证明的，请向颁发机关提出。",
        "The licence “{identifier}” is in force no longer and is not sealed any more; it can only be read. Ask the organ that issued it for proof.",
    ),
    "certificates.already-issued": (
        "办件{case}的证照已经颁发，不能再次颁发。",
        "The licence of case {case} was issued already and is not issued again.",
    ),
}
