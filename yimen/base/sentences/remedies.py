"""Sentences about what a decision says of review and suit."""

SENTENCES = {
    "remedies.review-too-short": (
        "告知的复议期限（{period}）少于{least}日。申请行政复议的期限不得少于{least}日（行政复议法第二十条），请改正后再作决定。",
        "The time for a review that is told ({period}) is under {least} days, the least that the law gives (行政复议法 Art. 20); correct it and decide then.",
    ),
}
