"""Sentences that belong to no single area."""

SENTENCES = {
    "refused": (
        "这项操作不符合办理规则，请核对后重试，或联系窗口工作人员。",
        "A rule does not allow this act; check what was entered and try again, or ask us.",
    ),
}
