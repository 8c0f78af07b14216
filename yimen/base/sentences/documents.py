"""Sentences about documents that are brought to be checked."""

SENTENCES = {
    "documents.unreadable": (
        "这份文件读不出来，可能已经损坏或被改动过。请选择下载或收到的文书原件。",
        "This file cannot be read: it is damaged or was changed. Choose the document as you downloaded or received it.",
    ),
}
