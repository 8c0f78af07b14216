"""Letters for powers beside licensing: a filing or a confirmation is not called a licence.

The law on licences is followed there by analogy (参照), which is our reading: no law sets a course
of its own for what is asked for and is no licence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from yimen.work.cases.rules.letters.writing import LAW, Issued, Letter

# In this order: what is said of a licence, and what of anything else
SAID = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (f"根据{LAW}", f"参照{LAW}"),
        (f"([条款项])和{LAW}", rf"\1，参照{LAW}"),
        (r"(准予|不予)(你单位|你)“(.+?)”的行政许可", r"\1\2办理“\3”"),
        ("颁发、送达行政许可证件", "送达办理结果"),
        ("不需要取得行政许可", "不需要办理"),
        ("延续行政许可告知书", "延续告知书"),
        ("系申请延续行政许可", "系申请延续"),
        ("行政许可决定", "准予决定"),
        ("(准予|不予)准予决定", r"\1办理决定"),
        ("行政许可证件", "证照"),
        ("(准予|不予)行政许可", r"\1办理"),
        ("(的|该|拟撤回|拟撤销)行政许可(?!法)", r"\1准予决定"),
        ("行政许可(?!法)", ""),
    )
)


# What people wrote is told as they wrote it: these words of theirs are put aside meanwhile
ASIDE = (("根据", "\ue000"), ("行政许可", "\ue001"))
OURS = frozenset({"words"})  # the ground of an ending, in the words of the law
THEIRS = re.compile("根据|行政许可(?!法)")


def beside_licensing(issued: Issued, wording: Callable[[Issued], Letter]) -> Letter:
    """The letter of a case whose item is no licence (行政许可), by the wording of one that is."""
    aside = replace(
        issued,
        item=_aside(issued.item),
        applicant=_aside(issued.applicant),
        content=_aside(issued.content),
        materials=_aside(issued.materials),
    )
    made = wording(aside)
    return Letter(
        title=_words(made.title),
        opening=_words(made.opening),
        addressee=None if made.addressee is None else _words(made.addressee),
        listed=tuple(map(_words, made.listed)),
        decided=tuple(map(_words, made.decided)),
        closing=tuple(map(_words, made.closing)),
        signed=tuple(map(_words, made.signed)),
    )


def _aside(told: Any) -> Any:
    """The same text, list or mapping, with its own words of the table put aside."""
    if isinstance(told, str):
        return THEIRS.sub(lambda found: dict(ASIDE)[found[0]], told)
    if isinstance(told, Mapping):
        return {key: value if key in OURS else _aside(value) for key, value in told.items()}
    return [_aside(each) for each in told] if isinstance(told, list) else told


def _words(text: str) -> str:
    for pattern, said in SAID:
        text = pattern.sub(said, text)
    for word, mark in ASIDE:
        text = text.replace(mark, word)
    return text
