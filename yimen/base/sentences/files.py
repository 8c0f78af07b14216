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
    "files.office": (
        "文件“{name}”是Word、Excel一类的办公文档，可能带宏，换台电脑排版也会变。请用“另存为”或“打印”存成PDF再上传。",
        "The file “{name}” is an office document, which may carry macros and looks different elsewhere; save or print it as PDF, then upload that.",
    ),
    "files.archive": (
        "文件“{name}”是压缩包，不收压缩包。请解压后把里面的PDF、JPG或PNG逐个上传。",
        "The file “{name}” is an archive, and archives are not taken; unpack it and upload the PDF, JPEG or PNG files one by one.",
    ),
    "files.too-many-pixels": (
        "图片“{name}”的尺寸超过{most}百万像素，打不开也打印不了。请缩小后再上传。",
        "The image “{name}” has more than {most} million pixels and could not be opened or printed; make it smaller, then upload it.",
    ),
    "files.too-many": (
        "每份材料最多{most}个文件，“{name}”没有收。请把几页合成一个PDF。",
        "A material has at most {most} files, and “{name}” was not taken; put several pages into one PDF.",
    ),
    "files.offset": (
        "文件“{name}”的这一段接不上：已收到{offset}字节。请从这里继续上传，或重新选择文件。",
        "This piece of the file “{name}” does not join on: {offset} bytes are there. Go on from there, or choose the file again.",
    ),
}
