"""What loading a published year says when it refuses."""

SENTENCES = {
    "calendar.file-unreadable": (
        "文件 {file} 不是放假安排表（{why}）；请提供含 day、is_workday、name、source 四列的 UTF-8 CSV 文件。",
        "The file {file} is no table of a published year ({why}); give a UTF-8 CSV with the columns day, is_workday, name, source.",
    ),
    "calendar.row-unreadable": (
        "放假安排表第 {row} 行无法读取（{text}），整份文件未导入；日期写作 2027-01-01，是否工作日写作 1 或 0，每天只写一行。",
        "Row {row} of the published year cannot be read ({text}) and nothing was loaded; write days as 2027-01-01, is_workday as 1 or 0, each day once.",
    ),
}
