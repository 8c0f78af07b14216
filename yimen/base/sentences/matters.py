"""Sentences of matters: the powers beside licensing."""

SENTENCES = {
    "matters.unknown-matter": (
        "没有编号为“{number}”的办件，或者您无权查看。请核对编号。",
        "There is no matter {number}, or it is not yours to see; check the number.",
    ),
    "matters.unknown-paper": (
        "这件办件没有这份文书。请从办件页面打开。",
        "This matter has no such document; open it from the page of the matter.",
    ),
    "matters.no-table": (
        "事项类型“{power}”不在此办理：行政许可请作为办件申请，其他类型请先设定办理流程。",
        "Power {power} is not handled here: apply for a licence as a case; other kinds need a table of states first.",
    ),
    "matters.wrong-act": (
        "当前状态为“{state}”，不能进行“{act}”。现在可以进行：{possible}。",
        "In the state “{state}” there is no “{act}”; possible now: {possible}.",
    ),
    "matters.changed": (
        "打开本页之后，这件办件又有了新的办理，或者您已经提交过一次。请核对最新情况后再提交。",
        "Something was done in this matter since the page was opened, or it was sent already; look at it again before sending.",
    ),
    "matters.says-too-little": (
        "“{doing}”必须写明：{missing}。请补充后再提交。",
        "“{doing}” must also say: {missing}.",
    ),
    "matters.too-few-officers": (
        "“{act}”应当由不少于{needed}名工作人员进行。请写明每个人的姓名。",
        "“{act}” takes at least {needed} officers; name each of them.",
    ),
    "matters.not-apart": (
        "您进行过“{before}”，不能再进行“{act}”。请由其他工作人员办理。",
        "Who did “{before}” does not do “{act}”; leave it to a colleague.",
    ),
    "matters.term-running": (
        "“{term}”要到{due_on}才届满，在此之前不能进行“{act}”，当事人书面放弃的除外。",
        "“{term}” runs until {due_on}; until then, or a waiver, there is no “{act}”.",
    ),
    "matters.term-over": (
        "“{term}”已于{due_on}届满，不能再进行“{act}”。",
        "“{term}” was over on {due_on}; it is too late for “{act}”.",
    ),
    "matters.unknown-term": (
        "事项类型“{power}”没有名为“{term}”的期限，可以设定的有：{known}。",
        "Power {power} has no term “{term}”; those that can be set: {known}.",
    ),
}
