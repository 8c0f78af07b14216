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
    "matters.not-asked": (
        "“{act}”不需要写：{keys}。请去掉后再提交。",
        "“{act}” has no place for: {keys}; leave that out.",
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
    "matters.ground-not-listed": (
        "没有规定允许“{ground}”的时间不计入“{term}”。有这样的规定的，请先由管理人员录入该规定及其出处（yimen matters ground）。",
        "No rule of this place leaves the time of {ground} out of “{term}”; where there is one, have it entered with its source (yimen matters ground).",
    ),
    "matters.term-paused": (
        "现在正按{notice}不计入期限。请先恢复计算，再办理这一步。",
        "Time does not count now by {notice}; let the term go on first.",
    ),
    "matters.nothing-paused": (
        "“{term}”现在没有不计入期限的时间，不需要恢复。",
        "No time is taken out of “{term}” now, so there is nothing to end.",
    ),
    "matters.term-not-running": (
        "这件办件没有正在计算的“{term}”，不能不计入或者恢复计算。",
        "In this matter “{term}” does not run, so it can neither rest nor go on.",
    ),
    "matters.no-days": (
        "没有写明不计入期限的天数，至少为一日。请填写天数。",
        "Time that does not count is at least one day; say how many days.",
    ),
    "matters.moment-unclear": (
        "听证时间写得不对（“{day}”“{hour}”）。日期写成2026-03-19，时间写成09:30，地点另写。",
        "The moment of the hearing cannot be read (“{day}”, “{hour}”): a day is written 2026-03-19, an hour 09:30, the place apart.",
    ),
    "matters.hearing-too-soon": (
        "听证最早可以在{first}举行：举行的七个工作日前要通知当事人（行政处罚法第六十四条）。请改期。",
        "The hearing can be held on {first} at the earliest: the party is told seven working days before (行政处罚法 Art. 64). Choose a later day.",
    ),
    "matters.hearing-hour": (
        "听证应当在{first}至{last}之间开始，让人来得了。请改时间。",
        "A hearing begins between {first} and {last}, when people can come; choose another hour.",
    ),
    "matters.not-the-day": (
        "听证通知的是{day}，只能在那一天举行。要改期的，请重新通知听证。",
        "The hearing was called for {day} and is held on that day; to hold it on another, call it anew.",
    ),
    "matters.nothing-decided": (
        "这件办件还没有作出可以申请复议或者提起诉讼的决定，不能登记复议或者诉讼。",
        "Nothing was decided in this matter yet that could be brought to a review or a court.",
    ),
    "matters.dispute-open": (
        "自{begun_on}起的复议或者诉讼还没有结束。请先登记它的结束，再登记新的复议或者诉讼。",
        "The review or suit that began on {begun_on} goes on; enter its end before the next begins.",
    ),
    "matters.no-dispute": (
        "这件办件现在没有正在进行的复议或者诉讼，不需要登记结束。",
        "No review and no suit goes on in this matter, so there is none to end.",
    ),
    "matters.dispute-days": (
        "{day}不对：应当在{first}至{last}之间。请按受理通知书或者结案文书上的日期填写。",
        "{day} cannot be: it lies between {first} and {last}; take the day from the letter of the review body or the court.",
    ),
    "matters.unknown-term": (
        "事项类型“{power}”没有名为“{term}”的期限，可以设定的有：{known}。",
        "Power {power} has no term “{term}”; those that can be set: {known}.",
    ),
}
