"""Sentences about amounts of money."""

SENTENCES = {
    "money.form": (
        "“{text}”不是金额：请以元为单位填写，最多两位小数，例如 1200 或 12.30。",
        "“{text}” is no amount: write it in yuan with at most two decimals, such as 1200 or 12.30.",
    ),
    "money.negative": (
        "金额不能为负数（{amount}元）。请核对后填写零或正数。",
        "An amount cannot be negative ({amount} yuan); enter zero or more.",
    ),
    "money.too-large": (
        "金额超过系统上限{most}元。请核对是否多填了位数。",
        "The amount is above the limit of {most} yuan; check whether it has too many digits.",
    ),
}
