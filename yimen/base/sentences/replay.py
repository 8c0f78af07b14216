"""Sentences about replays of real logs."""

SENTENCES = {
    "replay.columns-missing": (
        "文件 {file} 的首行缺少列：{missing}（现有：{there}）。请补齐列名后再回放；文件须为 UTF-8 编码、以逗号分隔的 CSV。",
        "The head line of {file} lacks the columns {missing} (it has: {there}); name them and replay again. A log is CSV in UTF-8 with commas.",
    ),
    "replay.nothing-to-learn": (
        "日志中没有可用的事件，学不出办理流程。请检查两个文件中的 case_id 是否一致，以及时间的写法。",
        "The log has no event that can be used, so no plan can be learned; check that case_id agrees in both files, and how times are written.",
    ),
    "replay.too-many-activities": (
        "日志中有 {count} 种活动，其中 {optional} 种并非每件都有；流程最多容纳 {limit} 种这样的活动。请检查 activity 列是否填了备注等内容。",
        "The log has {count} activities, {optional} of which some cases lack, and a plan takes {limit} such; check that the column activity holds no remarks.",
    ),
}
