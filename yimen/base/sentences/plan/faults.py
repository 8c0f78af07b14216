"""Every fault of a plan: {code: (中文, English)}.

`{a}` and `{b}` are the names of its first two steps, `{steps}` of all, `{rest}` of all but the
first; other names are facts of the fault.
"""

FAULTS = {
    "no-steps": ("流程没有任何环节。", "The plan has no steps."),
    "key-twice": (
        "有 {times} 个环节使用同一编号“{key}”，请为每个环节另定编号。",
        "{times} steps have the same key “{key}”; give each its own.",
    ),
    "prerequisite-self": (
        "{a}把自己列为前置环节，请删去。",
        "{a} waits for itself; take that out.",
    ),
    "prerequisite-unknown": (
        "{a}的前置环节“{prerequisite}”不在流程中。",
        "{a} waits for “{prerequisite}”, which is not in the plan.",
    ),
    "cycle": ("环节互为前置，谁也无法先办：{loop}。", "Steps wait for each other: {loop}."),
    "unreachable": (
        "{steps}永远无法开始，因为前面的{because}无法办结。",
        "{steps} can never open, because {because} before them can never finish.",
    ),
    "dead-end": (
        "从{steps}出发走不到任何终点环节。",
        "From {steps} no end of the plan can be reached.",
    ),
    "loose-end": (
        "没有环节等待{a}，它也不产生文书或情形，请确认是否漏列后续环节。",
        "No step waits for {a} and it yields nothing; is an arrow missing?",
    ),
    "prerequisite-redundant": (
        "{a}的前置环节{rest}已由其他前置环节隐含，可以删去。",
        "{a} need not wait for {rest}: its other prerequisites imply it.",
    ),
    "document-missing": (
        "{a}需要“{document}”，但申请人、证照库和前面的环节都不提供它；流程中也没有环节出具它。",
        "{a} needs “{document}”, which neither the applicant, the certificate library nor any step supplies.",
    ),
    "document-late": (
        "{a}需要“{document}”，但申请人、证照库和前面的环节都不提供它；出具它的最近环节{b}不在{a}之前。",
        "{a} needs “{document}”, which neither the applicant nor a step before it supplies; the nearest step that makes it, {b}, does not come before {a}.",
    ),
    "document-twice": (
        "{a}和{b}互不先后，却都出具“{document}”，无法确定以哪一份为准。",
        "{a} and {b} stand side by side and both make “{document}”; which one counts?",
    ),
    "document-given-and-made": (
        "“{document}”既要求申请人提交（或由证照库提供），又由{steps}出具，请二者取一。",
        "“{document}” is given by the applicant or the certificate library and also made by {steps}; choose one.",
    ),
    "document-skippable": (
        "{a}需要“{document}”，但出具它的{rest}可能不需要办理，例如：{example}。",
        "{a} needs “{document}”, but {rest}, which should make it, may not be needed, for example when {example}.",
    ),
    "document-not-enumerated": (
        "情形组合过多，未能逐一验证{a}办理时“{document}”是否总已由{rest}出具。",
        "Not enumerated: whether {rest} always made “{document}” when {a} needs it.",
    ),
    "fact-twice": (
        "情形“{fact}”定义了 {times} 次。",
        "The fact “{fact}” is declared {times} times.",
    ),
    "fact-domain": (
        "情形“{fact}”没有可取的值，或默认值不在取值范围内。",
        "The fact “{fact}” has no possible value, or its default is not one of them.",
    ),
    "fact-setter-unknown": (
        "情形“{fact}”应由环节“{step}”认定，但该环节不在流程中。",
        "The fact “{fact}” is set by “{step}”, which is not in the plan.",
    ),
    "fact-not-set": (
        "情形“{fact}”应由{a}认定，但{a}的认定清单中没有它。",
        "The fact “{fact}” is to be set by {a}, which does not list it under sets.",
    ),
    "fact-unknown": (
        "{a}要认定情形“{fact}”，但流程没有定义它。",
        "{a} sets the fact “{fact}”, which the plan does not declare.",
    ),
    "fact-set-elsewhere": (
        "{a}要认定情形“{fact}”，但该情形不是定义为由它认定的。",
        "{a} sets the fact “{fact}”, which is not declared as set by it.",
    ),
    "condition-syntax": (
        "{a}的{of}“{when}”不是正确的 CEL 表达式：{why}。",
        "{a}: {of} “{when}” is not CEL: {why}.",
    ),
    "condition-outside": (
        "{a}的{of}“{when}”用到了流程条件不允许的写法“{what}”。",
        "{a}: {of} “{when}” uses “{what}”, which conditions of plans may not use.",
    ),
    "condition-type": (
        "{a}的{of}“{when}”中，运算“{op}”两边的类型不相配（{types}）。",
        "{a}: in {of} “{when}” the operator “{op}” does not fit its operands ({types}).",
    ),
    "condition-not-boolean": (
        "{a}的{of}“{when}”的结果不是真或假，而是 {type}。",
        "{a}: {of} “{when}” is not true or false but a value of type {type}.",
    ),
    "condition-unknown-fact": (
        "{a}的{of}“{when}”用到了没有定义的情形“{fact}”。",
        "{a}: {of} “{when}” reads the fact “{fact}”, which the plan does not declare.",
    ),
    "condition-value-outside": (
        "{a}的{of}“{when}”把情形“{fact}”与“{value}”比较，但它只能取：{values}。",
        "{a}: {of} “{when}” compares the fact “{fact}” with “{value}”, but its values are {values}.",
    ),
    "condition-too-early": (
        "{a}的{of}用到情形“{fact}”，但认定它的{b}不在{a}之前。",
        "{a}: {of} reads the fact “{fact}”, but {b}, which sets it, does not come before {a}.",
    ),
    "condition-may-be-unknown": (
        "{a}的{of}用到情形“{fact}”，但认定它的{b}可能不需要办理，例如：{example}。请给该情形设默认值。",
        "{a}: {of} reads the fact “{fact}”, but {b}, which sets it, may not be needed, for example when {example}. Give the fact a default.",
    ),
    "condition-never": (
        "{a}的{of}“{when}”在任何情形下都不成立。",
        "{a}: {of} “{when}” is never true.",
    ),
    "condition-always": (
        "{a}的{of}“{when}”在任何情形下都成立，可以删去。",
        "{a}: {of} “{when}” is always true and can be left out.",
    ),
    "condition-not-enumerated": (
        "{a}的{of}“{when}”情形组合过多或含运算，未能逐一验证。",
        "{a}: {of} “{when}” was not enumerated: too many combinations, or sums and text methods.",
    ),
    "joint-not-joint": (
        "{a}不是联合办理环节，却列了参加单位、牵头单位或最少人数。",
        "{a} is not a joint step, yet has members, a lead or a quorum.",
    ),
    "joint-too-few": (
        "联合办理环节{a}只有 {members} 个参加单位，至少需要两个。",
        "The joint step {a} has {members} members; it needs at least two.",
    ),
    "joint-no-lead": (
        "联合办理环节{a}没有牵头部门。",
        "The joint step {a} names no lead department.",
    ),
    "joint-lead-outside": (
        "联合办理环节{a}的牵头部门“{lead}”不在参加单位之中。",
        "The lead “{lead}” of the joint step {a} is not among its members.",
    ),
    "joint-quorum": (
        "联合办理环节{a}要求 {quorum} 个单位出具意见，但参加单位为 {members} 个。",
        "The joint step {a} asks for {quorum} opinions of {members} members.",
    ),
    "automatic-has-duties": (
        "{a}由系统自动即时办理，不应设承办单位、时限或不同意后的去向。",
        "{a} is done by the machine at once; it needs no unit, limit or way after a refusal.",
    ),
    "return-nowhere": (
        "{a}不同意时要退回，但没有写明退回到哪个环节。",
        "{a} sends the run back on refusal but does not say where to.",
    ),
    "return-not-asked": (
        "{a}写明了退回环节“{to}”，但不同意时并不退回。",
        "{a} names “{to}” to return to, but does not send back on refusal.",
    ),
    "return-unknown": (
        "{a}要退回的环节“{to}”不在流程中。",
        "{a} returns to “{to}”, which is not in the plan.",
    ),
    "return-not-before": (
        "{a}只能退回到它之前的环节，{b}不在它之前。",
        "{a} can return only to a step before it, which {b} is not.",
    ),
    "unit-missing": ("{a}没有承办单位。", "{a} has no unit."),
    "unit-unknown": (
        "{a}的承办单位“{unit}”在本地区不存在。",
        "The unit “{unit}” of {a} does not exist here.",
    ),
    "promise-over-limit": (
        "承诺时限（{promised}）长于法定时限（{limit}），不符合《优化营商环境条例》第三十六条。",
        "The promised limit ({promised}) is longer than the statutory one ({limit}).",
    ),
    "time-over-limit": (
        "最长路线{path}需要 {days} 个工作日，超过法定时限（{limit}）{over} 个工作日。",
        "The longest path {path} takes {days} working days, {over} over the statutory limit ({limit}).",
    ),
    "time-over-promise": (
        "最长路线{path}需要 {days} 个工作日，超过承诺时限（{limit}）{over} 个工作日。",
        "The longest path {path} takes {days} working days, {over} over the promised limit ({limit}).",
    ),
    "run-stuck": (
        "模拟办理（种子 {seed}）停在{steps}，无法办结，情形为：{example}。",
        "Simulated run {seed} stands still before {steps}, with {example}.",
    ),
    "run-twice": (
        "模拟办理（种子 {seed}）中{steps}被重复开启，情形为：{example}。",
        "Simulated run {seed} opens {steps} twice, with {example}.",
    ),
    "run-refused": (
        "模拟办理（种子 {seed}）到{steps}时中断，情形为：{example}。{refused}",
        "Simulated run {seed} breaks off at {steps}, with {example}. {refused}",
    ),
}
