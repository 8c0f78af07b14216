"""Sentences of the ledger (存证)."""

SENTENCES = {
    "ledger.inclusion-wrong": (
        (
            "这份证明不能说明第 {index} 号记录在共 {size} 条记录的存证之中"
            "（RFC 9162 第 2.1.3.2 节）。请核对证明文件是否完整，或向出具机关重新索取。"
        ),
        (
            "The proof does not lead from leaf {index} to the root of {size} leaves "
            "(RFC 9162, 2.1.3.2); check that the file is whole, or ask its issuer for a new one."
        ),
    ),
    "ledger.consistency-wrong": (
        (
            "共 {size2} 条的存证不是由共 {size1} 条的存证续写而成（RFC 9162 第 2.1.4.2 节），"
            "此前的记录可能已被改动。请立即停止采信，并报监察机关核查。"
        ),
        (
            "The log of {size2} leaves does not begin with the log of {size1} leaves (RFC 9162, "
            "2.1.4.2): earlier entries may have been changed; stop relying on it and report it."
        ),
    ),
    "ledger.tile-torn": (
        (
            "存证树的数据块（第 {level} 层第 {n} 块）缺失或不完整。"
            "请运行 yimen ledger verify 查明受影响的记录。"
        ),
        (
            "Tile {n} of level {level} is missing or too short; run `yimen ledger verify` to see "
            "which entries are affected."
        ),
    ),
    "ledger.note-malformed": (
        "所提供的内容不符合 C2SP 规定的格式（{what}）。请核对文件是否完整、是否选错。",
        (
            "What was given does not have the form that C2SP lays down ({what}); check that it is "
            "the right file and whole."
        ),
    ),
    "ledger.signature-wrong": (
        "没有可信密钥的有效签名（签名者：{names}）。请核对公钥，或以其他途径核实来源。",
        (
            "No trusted key has validly signed this (signed by: {names}); check the public key, or "
            "confirm the source in another way."
        ),
    ),
    "ledger.body-too-large": (
        "存证内容共 {size} 字节，超过每条 {limit} 字节的上限（{act}）。请改存文件摘要，文件另行归档。",
        (
            "The body of this entry ({act}) has {size} bytes and the limit is {limit}: record "
            "digests of files in place of the files."
        ),
    ),
    "ledger.nothing-to-erase": (
        "{subject} 没有尚存内容的存证记录，无需删除（个人信息保护法第四十七条）。",
        "No entry of {subject} has a body left to erase (Personal Information Protection Law, 47).",
    ),
    "ledger.entry-unknown": (
        "查无存证记录 {entry}。请核对编号。",
        "There is no ledger entry {entry}; check its number.",
    ),
    "ledger.not-sealed": (
        "存证记录 {entry} 已写入，尚未封存并签名，暂不能出具证明。请数秒后重试，或运行 yimen ledger checkpoint 立即封存。",
        "Entry {entry} is written but not yet sealed: try again shortly, or run `yimen ledger checkpoint`.",
    ),
    "ledger.witness-refuses": (
        (
            "见证方已见过共 {seen} 条的存证，现出示的共 {shown} 条的检查点不是由其续写而成，不予见证。"
            "请保留见证文件，运行 yimen ledger verify --witness 查明，并报监察机关。"
        ),
        (
            "The witness has seen a log of {seen} leaves and the checkpoint of {shown} leaves does "
            "not extend it: keep the witness file, run `yimen ledger verify --witness`, report it."
        ),
    ),
    "ledger.nothing-signed": (
        "尚无已签名的检查点可供见证。请先办理业务并封存后重试。",
        "There is no signed checkpoint to witness yet; record and seal something first.",
    ),
}
