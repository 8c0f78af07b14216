"""Sentences about a case from its acceptance to its decision."""

SENTENCES = {
    "cases.changed": (
        "办件“{case}”在您查看之后已有新的办理（当前标记{mark}）。请重新查看后再办理。",
        "Something was done to the case “{case}” since you looked (its mark is now {mark}); look again, then act.",
    ),
    "cases.unknown-case": (
        "没有找到编号为“{number}”的办件，或者它不是您申请、也不由您经办的。请核对编号。",
        "There is no case “{number}”, or it is not yours; check the number.",
    ),
    "cases.unknown-document": (
        "本办件没有这份文书。请从办件页面重新打开。",
        "This case has no such document; open it again from the page of the case.",
    ),
    "cases.wrong-state": (
        "办件目前处于“{state}”，依法不能进行“{act}”。请刷新办件，按现在的状态办理。",
        "The case is {state}, and the law knows no {act} there; look at the case again and act on how it stands now.",
    ),
    "cases.second-notice": (
        "补正只能一次告知（行政许可法第三十二条第一款第四项、第七十二条第四项），本办件已发出补正告知（{state}）。请依现有材料作出受理或不予受理的决定。",
        "What is missing is told once (Administrative Licensing Law Art. 32(4), 72(4)) and this case had its notice ({state}); accept it or refuse acceptance on what is there.",
    ),
    "cases.no-authority": (
        "事项“{item}”尚未指明由哪个单位实施，不能收件。请目录管理人员先为其部门指定单位。",
        "The catalogue does not say which unit handles the item “{item}”; have its department matched with a unit first.",
    ),
    "cases.not-of-unit": (
        "{staff} 不在“{unit}”担任审查，或已离岗，不能接手。请选择该单位的在岗审查人员。",
        "{staff} does not review for {unit}, or has left; choose somebody who does.",
    ),
    "cases.no-plan": (
        "事项“{item}”的现行版本没有办理流程，不能收件。请目录管理人员先为其指定已发布的流程。",
        "The version in force of the item “{item}” names no plan; have one published and named first.",
    ),
    "cases.barred": (
        "申请人在{until}之前（含当日）不得再次申请事项“{item}”（{article}）。期满后可以重新申请；对此有异议的，可依法申请复议或提起诉讼。",
        "By {article} this applicant may not apply for “{item}” again through {until}; apply after that day, or ask for review of the bar.",
    ),
    "cases.answer-too-late": (
        "答复期限已于{due_on}届满，逾期未告知的自{accepted_on}起即为受理（行政许可法第三十二条第一款第四项）。请按已受理办理。",
        "The term for an answer ran out on {due_on}, so the application counts as accepted from {accepted_on} (Administrative Licensing Law Art. 32(4)); handle it as accepted.",
    ),
    "cases.answer-in-time": (
        "答复期限到{due_on}才届满，现在还不能视为受理。请先作出受理、补正或不予受理的答复。",
        "The term for an answer runs until {due_on}, so silence accepts nothing yet; give the answer.",
    ),
    "cases.gap-too-late": (
        "各部门应在{due_on}以前提出缺件意见，以便在法定期限内一次告知。请立即告诉牵头窗口，由其在发出通知时一并列入。",
        "Departments say what is missing by {due_on}, so that the one notice is out in time; tell the window at once, which may still put it into the notice.",
    ),
    "cases.nothing-missing": (
        "没有任何部门提出缺件，补正告知没有内容。材料齐全的应当受理。",
        "No department finds anything missing, so there is nothing to notify; what is complete must be accepted.",
    ),
    "cases.still-missing": (
        "补正还不完整，通知要求的以下材料没有提交：{materials}。请一并提交。",
        "The resubmission lacks materials that the notice asked for: {materials}; hand them in together.",
    ),
    "cases.material-not-asked": (
        "补正告知没有要求这些材料：{materials}。只需提交告知书列明的材料。",
        "The notice did not ask for: {materials}; hand in only what it lists.",
    ),
    "cases.not-of-item": (
        "本事项的材料清单里没有“{material}”，不得要求申请人提交（行政许可法第三十一条）。请只列清单内的材料或申请表（answers）。",
        "The item does not ask for “{material}”, so the applicant may not be asked for it (Administrative Licensing Law Art. 31); name materials of its list, or the form (answers).",
    ),
    "cases.not-concerned": (
        "“{unit}”不参与本办件的办理，不能提出缺件意见。参与的单位有：{concerned}。",
        "The unit “{unit}” has no part in this case; those that have are: {concerned}.",
    ),
    "cases.reason-missing": (
        "“{about}”必须写明理由。请填写申请人能看懂的理由。",
        "A reason must be given for {about}, in words that the applicant can act on.",
    ),
    "cases.authority-missing": (
        "不属于本机关职权范围的，应当告知申请人向哪个机关申请（行政许可法第三十二条第一款第二项）。请填写有权机关。",
        "Who is not competent names who is (Administrative Licensing Law Art. 32(2)); name the right authority.",
    ),
    "cases.nothing-to-bar": (
        "只有隐瞒情况或者提供虚假材料的，才在一年内不得再次申请（行政许可法第七十八条）。请更正情形，或者不作此限制。",
        "Only after false materials nobody applies again for a year (Administrative Licensing Law Art. 78); correct the ground, or leave the bar out.",
    ),
    "cases.nothing-was-asked": (
        "从未要求申请人补正，不能以未补正为由不予受理。请先一次告知需要补正的全部内容。",
        "The applicant was never asked to correct anything and cannot be refused for not doing so; give the one notice first.",
    ),
    "cases.remedies-missing": (
        "不予许可决定必须说明理由并告知复议和诉讼的权利（行政许可法第三十八条），还缺：{missing}。请补全后再作出决定。",
        "A refusal gives its reasons and tells of review and suit (Administrative Licensing Law Art. 38); still empty: {missing}.",
    ),
    "cases.no-local-rule": (
        "本地没有关于“{key}”的规定（单位{unit}），此事没有依据。请先由目录管理人员录入地方规定及其出处，或不采用此办法。",
        "No rule of this place about {key} holds for {unit}, so there is no basis for this; have the local rule entered with its source, or do without.",
    ),
    "cases.local-rule-half": (
        "关于“{key}”的地方规定不完整：期限或逾期后果有缺或多余。请按该规定的原文填写。",
        "A local rule about {key} lacks its term or effect, or states one that it cannot have; enter it as it is written.",
    ),
    "cases.local-rule-there": (
        "{unit}关于“{key}”自{day}起的规定已经录入，不能覆盖。规定有变的，请录入新的起始日期。",
        "The rule of {unit} about {key} from {day} is entered already and stays; enter a change from its own first day.",
    ),
    "cases.correction-too-late": (
        "补正期限已于{due_on}届满，不能再提交补正。请重新申请；仍需办理的，原有材料可以再次使用。",
        "The term for the correction ran out on {due_on}; apply again, with the same materials where they still hold.",
    ),
    "cases.term-still-runs": (
        "申请人的期限（至{due_on}，“–”表示没有期限）还没有届满，不能按逾期处理。",
        "The applicant's term (until {due_on}; “–” = none was set) has not run out, so nothing has lapsed.",
    ),
    "cases.nothing-corrected": (
        "没有填写当场更正了什么。请写明是哪份材料、哪处错误。",
        "Nothing is said to have been corrected; name the material and the error.",
    ),
    "cases.too-much-time": (
        "期限不能这样延长：“{clock}”最多再延长{most}个工作日，只能延长一次（已延长{given}个）。联合办理为十五日，其他为十日（行政许可法第四十二条）。",
        "The clock {clock} cannot be extended so: at most {most} more working days, once ({given} given already); fifteen for a joint case, else ten (Administrative Licensing Law Art. 42).",
    ),
    "cases.no-days": (
        "没有写明需要多少个工作日，不计入期限至少为一个工作日（行政许可法第四十五条）。请填写天数。",
        "Time that does not count is at least one working day, and the applicant is told how long (Administrative Licensing Law Art. 45); say how many days.",
    ),
    "cases.time-excluded": (
        "现在正按{notice}不计入期限。请先恢复计算期限，再作决定或另行告知。",
        "Time is excluded now by {notice}; let the clocks go on first, then decide or give another notice.",
    ),
    "cases.nothing-excluded": (
        "现在没有不计入期限的时间，不需要恢复。",
        "No time is excluded now, so there is nothing to end.",
    ),
    "cases.wrong-hearing": (
        "听证目前为“{state}”（“–”表示还没有告知听证权利），不能进行这一步（{act}）。请按听证的先后顺序办理。",
        "The hearing is {state} (“–” = nobody was told of the right to one), so {act} is not its next step.",
    ),
    "cases.hearing-there": (
        "办件“{case}”已经告知过听证权利，一件办件只有一次听证。请在原听证中办理。",
        "The right to a hearing was told in the case “{case}” already; a case has one hearing, so go on with it.",
    ),
    "cases.no-parties": (
        "没有写明告知谁，或有重复的名称。请逐一填写申请人和利害关系人。",
        "Nobody is named who is told, or somebody twice; name the applicant and each whose interests are touched.",
    ),
    "cases.not-told": (
        "“{party}”不在已告知听证权利的人之中（{parties}）。请核对名称。",
        "“{party}” is none of those who were told of the hearing ({parties}); check the name.",
    ),
    "cases.hearing-too-late": (
        "申请听证的期限（被告知之日起五日）已于{due_on}届满（行政许可法第四十七条）。请在决定前以书面陈述意见。",
        "The five days to ask for a hearing ran out on {due_on} (Administrative Licensing Law Art. 47); put forward your view in writing before the decision.",
    ),
    "cases.hearing-day": (
        "听证应在通知七日之后、申请后二十日之内举行（行政许可法第四十七条、第四十八条），可选日期为{first}至{last}。",
        "A hearing is held seven working days after its notice and within twenty of the request (Administrative Licensing Law Art. 47, 48): from {first} to {last}.",
    ),
    "cases.applicant-not-told": (
        "听证的权利要告知申请人和利害关系人，名单中没有申请人“{applicant}”。请加上申请人（行政许可法第四十七条）。",
        "The applicant is told of the right to a hearing as well as the others, and “{applicant}” is not among them; add the applicant (行政许可法 Art. 47).",
    ),
    "cases.hearing-hour": (
        "听证应在参加人能够到场的时间开始，可选{first}至{last}。请核对开始时间。",
        "A hearing begins at an hour at which people can come: from {first} to {last}; check the hour.",
    ),
    "cases.chair-not-free": (
        "{chair}是本件的审查人员或应当回避，不能主持听证，也不能决定自己是否回避（行政许可法第四十八条）。请另行指定。",
        "{chair} examines this case or has to stand aside, so cannot chair its hearing nor judge about that (Administrative Licensing Law Art. 48); name another.",
    ),
    "cases.challenge-pending": (
        "有人申请主持人回避，还没有作出决定：{parties}。请先由负责人决定是否回避（行政许可法第四十八条）。",
        "The chair was challenged and nobody has judged that yet: {parties}; have the head say whether the chair stands aside (Administrative Licensing Law Art. 48).",
    ),
    "cases.no-challenge": (
        "“{party}”没有待决定的回避申请。请核对是谁申请的、是否已经决定。",
        "“{party}” has no challenge that waits to be judged; check who made it, and whether it was judged.",
    ),
    "cases.not-the-day": (
        "听证只能在通知的日期（{day}）举行。需要改期的，请重新通知。",
        "A hearing is held on the day of its notice ({day}); give a fresh notice for another day.",
    ),
    "cases.signature-missing": (
        "听证笔录应由每位参加人签字，拒绝签字的应写明理由；还缺：{parties}（“–”表示有未参加的人）。",
        "Minutes are signed by each who attended, or say why not; still missing: {parties} (“–” = somebody who did not attend is named).",
    ),
    "cases.hearing-pending": (
        "听证目前为“{state}”，申请听证的期限至{until}；在此之前不得作出决定（行政许可法第四十七条）。请等期限届满、放弃或笔录签字。",
        "The hearing is {state} and may be asked for until {until}; nothing is decided before that, a waiver or signed minutes (Administrative Licensing Law Art. 47).",
    ),
    "cases.minutes-not-cited": (
        "决定应当根据听证笔录作出（行政许可法第四十八条）。请引用笔录{minutes}。",
        "After a hearing the decision rests on its minutes (Administrative Licensing Law Art. 48); name {minutes}.",
    ),
    "cases.no-inquiry-open": (
        "目前没有正在进行的这类调查核实，没有结果可以登记。需要时请先发起。",
        "Nothing of this kind is being found out, so there is no outcome to record; begin it first where it is needed.",
    ),
    "cases.unknown-inquiry": (
        "本办件没有第{number}项调查核实。请核对序号。",
        "The case has no inquiry {number}; check the number.",
    ),
    "cases.other-inquiry": (
        "这项调查是“{kind}”，结果不能这样登记。请用相应的办理事项。",
        "This inquiry is {kind}, whose outcome is recorded in another way.",
    ),
    "cases.inquiry-ended": (
        "这项调查已经结束（{state}），不能再登记。需要重新调查的，请另行开始。",
        "This inquiry has ended ({state}); begin another where more is to be found out.",
    ),
    "cases.two-officers": (
        "核查应当指派两名以上工作人员进行（行政许可法第三十四条、第五十五条），且须是所指派的人员；现在是：{present}。",
        "Two officers at least are sent and check together (Administrative Licensing Law Art. 34, 55); named are: {present}.",
    ),
    "cases.term-too-short": (
        "期限或日期（{day}）已经过去或没有时间。请选择以后的日期。",
        "The day or term ({day}) has passed or leaves no time; choose a later one.",
    ),
    "cases.asked-itself": (
        "{unit}就是决定机关，不能向自己征求意见。请选择其他单位。",
        "{unit} decides itself and cannot be asked for its opinion; choose another unit.",
    ),
    "cases.inquiry-open": (
        "第{number}项调查“{kind}”还没有结果，不能作出决定。请先登记结果，或说明理由后取消。",
        "Inquiry {number} ({kind}) is still open, so nothing is decided yet; record its outcome, or cancel it with a reason.",
    ),
    "cases.not-referred-up": (
        "本件依法应当先由下级机关审查，再由“{unit}”决定（行政许可法第三十五条）。请先将初审意见和全部申请材料报送该机关。",
        "The authority below examines this first and “{unit}” decides (Administrative Licensing Law Art. 35); send the opinion and all materials up first.",
    ),
    "cases.nothing-to-refer": (
        "本件由现在的办理机关决定，没有上级机关需要报送，或者已经报送。请直接作出决定。",
        "Whoever has this case decides it, or it was sent up already; there is nobody to send it to, so decide it.",
    ),
    "cases.not-below": (
        "“{lower}”不能作“{unit}”的下级初审机关：层级不低于决定机关，或办理流程中没有下级机关的环节。请目录管理人员更正事项或流程。",
        "“{lower}” cannot examine first for “{unit}”: it does not stand lower, or the plan has no step below; have item or plan put right.",
    ),
    "cases.not-at-once": (
        "只有即办件或告知承诺件可以在受理当日当场决定（行政许可法第三十四条）。请按流程审查。",
        "Only immediate items, and what is granted on a promise, are decided on the spot on the day of acceptance (Administrative Licensing Law Art. 34); have it reviewed.",
    ),
    "cases.quota-used-up": (
        "该事项有数量限制，{quota}个名额已经全部准予。请作出不予许可的决定并说明理由。",
        "The number of licences is limited and all {quota} are granted; refuse, and say so.",
    ),
    "cases.out-of-order": (
        "有数量限制的许可按受理的先后顺序决定（行政许可法第五十七条），应先决定：{cases}。",
        "Where the number is limited, who was accepted first goes first (Administrative Licensing Law Art. 57); decide before: {cases}.",
    ),
    "cases.wrong-promise": (
        "承诺目前为“{state}”（“–”表示没有这项承诺），不能进行这一步（{act}）。请先查看承诺的办理情况。",
        "The promise is {state} (“–” = there is none), so {act} is not its next step; look at how it stands.",
    ),
    "cases.not-gap-tolerant": (
        "这些材料不在容缺清单内，不能承诺后补：{materials}。请现在提交。",
        "The item does not let these materials come later: {materials}; hand them in now.",
    ),
    "cases.supplement-too-late": (
        "承诺补齐材料的期限已于{due_on}届满，不能再补。请重新申请。",
        "The promised materials could come until {due_on}; apply again.",
    ),
    "cases.gaps-lapsed": (
        "承诺补齐的材料到{due_on}仍未提交，不能准予。请按受理通知书载明的后果处理。",
        "What was promised did not come by {due_on}, so the case is not granted; let follow what the acceptance said.",
    ),
    "cases.no-pledge": (
        "事项“{item}”没有实行告知承诺，请提交全部材料，按一般程序办理。",
        "The item “{item}” is not granted on a promise; hand in all materials and go the ordinary way.",
    ),
    "cases.pledge-barred": (
        "申请人此前作出的承诺不实且尚未修复信用，不能再以告知承诺方式办理。请按一般程序申请。",
        "This applicant broke a promise before and has not repaired it; apply in the ordinary way.",
    ),
    "cases.not-archived": (
        "该办件还没有归档，或者归档后又有了新的内容。请先归档，再下载归档包。",
        "This case was not archived, or something was added since; archive it, then fetch the bundle.",
    ),
}
