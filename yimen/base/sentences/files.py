"""Sentences about files that are handed in."""

SENTENCES = {
    "files.empty": (
        "文件“{name}”是空的。请检查后重新选择。",
        "The file “{name}” is empty; check it and choose again.",
    ),
    "files.too-large": (
        "文件“{name}”超过{largest}MB。请压缩或拆成几个文件再上传。",
        "The file “{name}” is larger than {largest} MB; compress it or split it into several.",
    ),
    "files.unknown-kind": (
        "文件“{name}”的内容不是PDF、JPG或PNG（改扩展名不起作用）。请另存为其中一种再上传。",
        "What is in the file “{name}” is neither PDF, JPEG nor PNG, whatever its name says; save it as one of these.",
    ),
    "files.torn": (
        "文件“{name}”不完整，可能没有传完或已损坏。请打开确认后重新上传。",
        "The file “{name}” is not whole: cut short or damaged. Open it to check, then upload it again.",
    ),
}
