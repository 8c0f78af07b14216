"""Sentences of the demonstration."""

SENTENCES = {
    "demo.day-taken": (
        "另一个演示正在同一时刻开始，这一天已经被它占用；请等它结束后再运行一次。",
        "Another demonstration began at the same moment and took this day; wait until it ends and run the command again.",
    ),
}
