"""Sentences about a promised day that was not kept."""

SENTENCES = {
    "cases.no-overrun": (
        "这件办件没有超过承诺期限，不需要说明原因。请核对承诺期限。",
        "The promised day of this case was kept or has not come, so there is nothing to explain; look at its terms.",
    ),
    "cases.overrun-explained": (
        "{day}已经向社会说明过这件办件超过承诺期限的原因，不再重复说明。",
        "The public was told on {day} why the promise was not kept; it is told once.",
    ),
}
