"""Sentences about the facts of a clock, and about what is typed in for one."""

SENTENCES = {
    "clock.negative-limit": (
        "期限不能为负数（{number}）。请填写零或正整数。",
        "A limit cannot be negative ({number}). Give zero or a positive whole number.",
    ),
    "clock.limit-too-long": (
        "期限不能超过 {longest}。请核对数字和单位。",
        "A limit cannot be above {longest}. Check the number and its unit.",
    ),
    "clock.pause-ends-before-it-begins": (
        "暂停的恢复日 {to_on} 早于开始日 {from_on}。请核对起止日期。",
        "A pause from {from_on} cannot end on {to_on}, before it begins. Check both dates.",
    ),
    "clock.end-or-limit": (
        "期限与指定的届满日须且只能填写其一。",
        "Give either a limit or an end date: one of them, and not both.",
    ),
    "clock.extension-in-another-unit": (
        "延长期限的单位（{extension}）须与原期限的单位（{unit}）一致。",
        "An extension counts in the unit of its limit ({unit}), not in {extension}.",
    ),
    "clock.extension-of-given-end": (
        "该时限按指定日期届满，没有可供延长的计数。请直接改定届满日。",
        "This clock ends on a given date, so there is no count to extend. Set a later date instead.",
    ),
    "clock.line-not-an-object": (
        "这一行不是有效的 JSON 对象。每行须为一个 UTF-8 编码的 JSON 对象，例如 {example}。",
        (
            "This line is not a valid JSON object. Give one JSON object in UTF-8 on each line, "
            "such as {example}."
        ),
    ),
    "clock.field-missing": (
        "缺少“{field}”。请填写：{expected}。",
        "“{field}” is missing. Give {expected}.",
    ),
    "clock.field-wrong": (
        "“{field}”的值无法识别：{value}。应为：{expected}。",
        "“{field}” cannot be read: {value}. It should be {expected}.",
    ),
}
