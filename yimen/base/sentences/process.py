"""What the process engine says when it refuses."""

SENTENCES = {
    "process.plan-faulty": (
        "流程“{plan}”有 {count} 处错误，不能发布：{faults}。请逐项修改后再发布。",
        "The plan {plan} has {count} faults and cannot be published: {faults}. Mend each and publish again.",
    ),
    "process.no-version": (
        "没有找到已发布的流程 {version}，请核对流程编码。",
        "There is no published plan {version}; check its code.",
    ),
    "process.proposed-by-same": (
        "流程“{plan}”的新版本由您本人（{by}）提出，发布须由另一人复核。请由另一名负责人或运行维护人员发布。",
        "The version of {plan} was proposed by yourself ({by}) and takes a second person to publish; leave it to another one.",
    ),
    "process.no-proposal": (
        "没有找到待发布的流程提案 {proposal}，可能已经发布或退回。请刷新列表。",
        "There is no open proposal {proposal}; it may have been published or sent back, so look at the list again.",
    ),
    "process.already-proposed": (
        "流程“{plan}”的这一内容已经提出或正在使用，无需再次提出。",
        "This content of the plan {plan} is proposed already, or in use; there is nothing to propose.",
    ),
    "process.plan-earlier": (
        "这一内容与流程“{plan}”的第 {number} 版完全相同，同一内容只发布一次。请修改内容后再提出。",
        "This content is that of version {number} of the plan {plan}, and the same content is published once; change it and propose again.",
    ),
    "process.proposal-silent": (
        "请写明修改内容和理由，供复核人员和以后查阅。",
        "Say what is changed and why, for who checks it now and reads it later.",
    ),
    "process.phrase-there": (
        "常用意见“{text}”已在列表中，无需再次添加。",
        "The phrase “{text}” is in the list already.",
    ),
    "process.version-retired": (
        "流程“{plan}”的这一版本已停用，请按现行版本启动。",
        "This version of the plan {plan} is retired; start from the current one.",
    ),
    "process.no-run": (
        "没有找到流程实例 {run}，请核对编号。",
        "There is no run {run}; check its number.",
    ),
    "process.run-ended": (
        "该流程已经结束（{state}），不能再办理；如需更正，请另行提出。",
        "The run has ended ({state}) and nothing more can be done in it; ask for a correction apart.",
    ),
    "process.no-step": (
        "流程“{plan}”中没有环节 {step}，请核对环节。",
        "The plan {plan} has no step {step}; check the step.",
    ),
    "process.step-not-open": (
        "环节“{step}”目前不能办理（状态 {state}，尚待：{waits_for}），请等前置环节办结后再办。",
        "The step {step} cannot be worked on now (it is {state}, waiting for: {waits_for}); wait until those are done.",
    ),
    "process.claimed-by-other": (
        "环节“{step}”已由 {claimed_by} 认领，请与其联系或等其退回待办。",
        "The step {step} is in the hands of {claimed_by}; ask them, or wait until they release it.",
    ),
    "process.handed-to-holder": (
        "环节“{step}”已在 {holder} 手中，无需移交。请选择其他人员。",
        "The step {step} is in the hands of {holder} already; choose somebody else.",
    ),
    "process.reason-empty": (
        "移交环节“{step}”必须写明原因。请填写。",
        "Handing over the step {step} takes a reason; give one.",
    ),
    "process.document-missing": (
        "办理环节“{step}”还缺少材料：{documents}，请先取得这些材料。",
        "The step {step} lacks documents: {documents}; obtain them first.",
    ),
    "process.document-not-of-step": (
        "按流程规定，环节“{step}”不产生 {documents}，请核对文书类型。",
        "By the plan the step {step} does not produce {documents}; check the type of the document.",
    ),
    "process.document-not-produced": (
        "通过环节“{step}”须同时提交其产生的文书：{documents}。",
        "Approving the step {step} needs the documents that it produces: {documents}; hand them in with it.",
    ),
    "process.fact-not-of-step": (
        "按流程规定，情形 {fact} 不由“{step}”认定，请在规定的环节填写。",
        "By the plan the fact {fact} is not found out in {step}; state it in the step that does.",
    ),
    "process.fact-wrong": (
        "情形 {fact} 的值“{value}”不符合其类型（{type}）或范围，请按规定的选项填写。",
        "The value {value} of the fact {fact} does not fit its type ({type}) or bounds; give one that does.",
    ),
    "process.opinion-missing": (
        "联合办理环节“{step}”需 {needed} 个部门的意见，现有 {spoken} 个，尚缺：{silent}。",
        "The joint step {step} needs the opinions of {needed} units and has {spoken}; still silent: {silent}.",
    ),
    "process.opinion-not-asked": (
        "{unit} 不是联合办理环节“{step}”的参加部门，请由参加部门提出意见。",
        "The unit {unit} is no member of the joint step {step}; only its members give an opinion.",
    ),
    "process.ground-not-statutory": (
        "依《行政许可法》第四十五条，“{ground}”所需时间不得从法定期限中扣除；地方有规定的，只能从承诺时限中扣除。",
        "By Art. 45 of the Administrative Licensing Law time for {ground} may not be taken from the statutory limit; where a local rule says so, take it from the promised limit only.",
    ),
    "process.already-paused": (
        "计时已经暂停，请先恢复计时，再以“{ground}”为由暂停。",
        "The clocks rest already; resume them before pausing on the ground of {ground}.",
    ),
    "process.not-paused": (
        "没有正在进行的暂停（环节：{step}），无需恢复计时。",
        "No pause is open (step: {step}); there is nothing to resume.",
    ),
    "process.too-late": (
        "时限（{clock}）已于 {due_on} 届满或已停止，依法不能再延长；请说明逾期原因。",
        "The {clock} limit ran out on {due_on} or has stopped and can no longer be extended; explain the delay instead.",
    ),
}
