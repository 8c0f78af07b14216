"""归档: what lies in the bundle of a case, so that it can be read and checked without Yimen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from yimen.kernel.errors import Refused

README = """归档办件 {number}
{name}

documents/   文书：盖章的PDF（已授权用印的）和文字（.json）
materials/   申请人提交的文件
case.json    办件的基本数据
entries.jsonl 账本中与本件有关的每一条记录，各带包含证明
checkpoint.txt 账本签名的检查点；key.txt 账本的公钥，请与公示的公钥核对
SHA256SUMS   各文件的校验值，其自身的校验值记在最后一条归档记录中

核验（不需要网络，也不需要一门平台）：python3 verify.py
只核对文件：sha256sum -c SHA256SUMS；核验印章：pdfsig 文件.pdf

---
Archived case {number}

documents/   what was issued: sealed PDFs (where a seal letter stood) and the words (.json)
materials/   the files that the applicant handed in
case.json    the data of the case
entries.jsonl every entry of the ledger about it, each with its inclusion proof
checkpoint.txt the signed checkpoint of the ledger; key.txt its public key: compare it with
             the one that was published
SHA256SUMS   of the files; its own hash stands in the last entry of archiving

To check (no network, no Yimen): python3 verify.py
Files alone: sha256sum -c SHA256SUMS; seals: pdfsig FILE.pdf
"""
WHEN = (1980, 1, 1, 0, 0, 0)  # the same bundle has the same bytes


class NotArchived(Refused):
    """The case was not archived, or something was added since."""

    code = "cases.not-archived"


def readme(number: str, name: str) -> bytes:
    """What lies where, in both languages."""
    return README.format(number=number, name=name).encode()


def verifying() -> bytes:
    """The program that checks a bundle, on its own."""
    return Path(__file__).with_name("verifier.py").read_bytes()


def sums(files: Mapping[str, bytes]) -> bytes:
    """SHA256SUMS of the files, in the form of sha256sum(1)."""
    lines = (f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return "".join(lines).encode()


def check_archived(recorded: str, found: bytes) -> None:
    """`NotArchived` unless these are the sums that were recorded last."""
    if sha256(found).hexdigest() != recorded:
        raise NotArchived


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as one ZIP."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in sorted(files.items()):
            bundle.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()
