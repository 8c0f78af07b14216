"""Refusals about plans."""

SENTENCES = {
    "plan.unreadable": (
        "流程文件不符合规定的格式，共 {count} 处：{text}。请按流程编写说明逐处改正后重试。",
        "The plan file does not have the required form, {count} places: {text}. Correct each place (docs/howto/write-a-plan.md) and try again.",
    ),
    "plan.file-not-read": (
        "无法读取流程文件 {path}：{why}。请核对文件名和权限后重试。",
        "The plan file {path} cannot be read: {why}. Check its name and permissions and try again.",
    ),
    "plan.file-too-big": (
        "流程文件 {path} 超过 {megabytes} MB，不像是流程文件。请核对文件名后重试。",
        "The plan file {path} is over {megabytes} MB, which no plan is. Check its name and try again.",
    ),
    "plan.file-unread": (
        "文件“{name}”不是可读的 JSON 或 YAML：{why}。请用 UTF-8 保存，不要使用 YAML 锚点和别名，改正后重新上传。",
        "The file {name} is no JSON or YAML that can be read: {why}. Save it as UTF-8, use no anchors or aliases, and hand it in again.",
    ),
    "plan.file-large": (
        "文件“{name}”超过 {kilobytes} KB，不像是流程文件。请核对后重新上传。",
        "The file {name} is over {kilobytes} kB, which no plan is; check it and hand it in again.",
    ),
    "plan.file-not-written": (
        "流程图无法写入 {path}：{why}。请核对文件夹和权限后重试。",
        "The drawing cannot be written to {path}: {why}. Check the folder and the permissions and try again.",
    ),
    "plan.not-drawn": (
        "流程图无法绘制，因为环节排不出先后次序：{why}请先改正后再绘制。",
        "The plan cannot be drawn, because its steps have no order: {why} Mend that first.",
    ),
    "plan.fact-unknown": (
        "条件“{when}”要用到情形“{fact}”，但该情形尚未填报或认定。请先补充该情形再继续办理。",
        "The condition “{when}” reads the fact “{fact}”, which nobody has stated yet. State it first, then go on.",
    ),
    "plan.condition-failed": (
        "条件“{when}”无法判断真假：{why}。请核对情形的取值，或请流程管理人员修改该条件。",
        "The condition “{when}” cannot be worked out: {why}. Check the values of the facts, or have the plan's editor correct it.",
    ),
    "plan.not-ordered": (
        "环节“{step}”的前置环节互相等待或不存在，无法计算工期。请先改正流程的前置关系。",
        "What the step “{step}” waits for is a loop or does not exist, so there is no schedule. Correct the prerequisites first.",
    ),
}
