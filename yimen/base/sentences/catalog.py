"""Sentences about items, their versions and the lists they come in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from yimen.base import sentences

SENTENCES = {
    "catalog.search-too-long": (
        "搜索内容太长，最多{longest}个字符。请只输入名称或编码中的几个字。",
        "The search is too long: at most {longest} characters; type a part of the name or the code.",
    ),
    "catalog.item-exists": (
        "编码“{item}”的事项已在目录中。请核对编码，或为原事项发布新版本。",
        "An item with the code “{item}” is in the catalogue already; check the code or publish a new version of it.",
    ),
    "catalog.unknown-item": (
        "目录中没有编码为“{item}”的事项。清单之外不得实施；请核对编码。",
        "There is no item “{item}” in the catalogue, and what is not in it is not performed; check the code.",
    ),
    "catalog.tier": (
        "层级不符：“{tier}”不能放在“{above}”之下。目录依次为基本目录、实施清单、业务办理项。",
        "An item of tier {tier} cannot stand under one of tier {above}: basic, then implementation, then handling.",
    ),
    "catalog.cancelled": (
        "事项“{item}”自{since}起取消，不再受理新的申请（优化营商环境条例第四十条）。请查看替代事项或咨询窗口。",
        "Item “{item}” is cancelled from {since} and takes no new application (优化营商环境条例 Art. 40); ask at the window what replaces it.",
    ),
    "catalog.already-cancelled": (
        "事项“{item}”已自{since}起取消，无需再次取消。",
        "Item “{item}” is cancelled from {since} already.",
    ),
    "catalog.not-in-force": (
        "事项“{item}”在{day}没有生效的版本，不能受理。请先发布版本或改日申请。",
        "No version of item “{item}” is in force on {day}, so nothing can be accepted; publish a version or apply later.",
    ),
    "catalog.unknown-material": (
        "事项“{item}”没有标识为“{material}”的材料。请核对材料标识。",
        "Item “{item}” has no material with the key “{material}”; check the key.",
    ),
    "catalog.dates-cross": (
        "生效日期{day}太早：不得早于{last}，也不得与上一版本同日。请改用以后的日期。",
        "{day} is too early: not before {last} and not the day of the last version; choose a later day.",
    ),
    "catalog.faulty": (
        "事项“{item}”的版本有下列问题，不能发布：{faults}。请逐项更正后再发布。",
        "The version of item “{item}” cannot be published: {faults}. Correct each point and publish again.",
    ),
    "catalog.list-unreadable": (
        "读不懂这个文件：{why}。请确认它是 UTF-8 编码的 JSON 或 CSV 文件；其他编码请用 --encoding 指明。",
        "The file cannot be read: {why}. It must be JSON or CSV in UTF-8; name another encoding with --encoding.",
    ),
    "catalog.list-form": (
        "文件里没有事项清单：应为对象数组，或含 items 数组的对象，CSV 须有列 {needed}。请核对导出格式。",
        "The file holds no list of items: an array of objects, or an object with `items`; CSV needs the columns {needed}.",
    ),
    "catalog.ways-form": (
        "大厅和一件事的文件在“{place}”处不对：{why}。请对照 docs/howto/halls-and-events.md 的格式更正后再导入。",
        "The file of halls and events is wrong at {place}: {why}; correct it as docs/howto/halls-and-events.md shows and import it again.",
    ),
    "catalog.unknown-hall": (
        "没有“{hall}”这个大厅，可能已经更名或撤并。请从首页的服务大厅重新查找。",
        "There is no hall “{hall}”; it may have been renamed or merged. Look among the halls on the home page.",
    ),
    "catalog.unknown-event": (
        "没有“{event}”这件事，可能已经调整。请从首页的一件事重新查找。",
        "There is no event “{event}”; it may have been changed. Look among the events on the home page.",
    ),
    "catalog.list-too-large": (
        "文件超过{megabytes}兆字节的上限。请拆分后分次导入。",
        "The file is larger than {megabytes} MB; split it and import the parts.",
    ),
}

# what is wrong with a version: code -> (中文, English); {about} is the material, fee or key
FAULTS = {
    "name-missing": ("没有名称", "it has no name"),
    "basis-missing": ("没有设定依据（职权法定）", "it has no legal basis"),
    "basis-not-in-force": (
        "生效日没有有效的设定依据",
        "no legal basis is in force on its first day",
    ),
    "basis-untitled": ("有设定依据未写法律名称", "a legal basis has no title"),
    "visits-without-reason": ("要求到现场却未说明原因", "it asks for visits without a reason"),
    "pledge-where-none-may-be": (
        "涉及国家安全、公共安全、生态环境、生命健康等的事项不得实行告知承诺",
        "it touches a domain in which no promise stands for a check",
    ),
    "pledge-for-a-material-only": (
        "材料标为可以承诺代替，而事项没有实行告知承诺",
        "a promise may stand for a material, but the item takes none",
    ),
    "quota": ("数量限制不能是负数", "its quota is below zero"),
    "region-without-basis": (
        "适用区域的限制须与作出限制的法律依据同时写明（行政许可法第四十一条）",
        "a limit of the region is given with the law that sets it, or not at all (行政许可法 Art. 41)",
    ),
    "plan-half-named": ("流程编码与摘要须同时填写", "its plan needs both code and digest"),
    "statutory-limit-without-basis": ("法定时限没有依据", "the statutory limit has no basis"),
    "promised-limit-missing": ("承诺件没有承诺时限", "a promised case has no promised limit"),
    "immediate-with-a-wait": ("即办件的承诺时限须为零", "an immediate case promises a wait"),
    "promised-over-statutory": (
        "承诺时限长于法定时限（优化营商环境条例第三十六条）",
        "the promised limit is longer than the statutory one (优化营商环境条例 Art. 36)",
    ),
    "key-twice": ("“{about}”重复", "“{about}” is there twice"),
    "material-unnamed": ("材料“{about}”没有名称或标识", "material “{about}” lacks a name or key"),
    "condition-and-necessity-differ": (
        "材料“{about}”：按条件提交的材料须写明条件，其他材料不得写条件",
        "material “{about}”: a condition belongs to a conditional material and to no other",
    ),
    "shared-material-cannot-be-late": (
        "材料“{about}”由数据共享取得，不能容缺",
        "material “{about}” comes from data sharing and cannot be gap-tolerant",
    ),
    "copies": ("材料“{about}”的份数须至少为一", "material “{about}” needs at least one copy"),
    "condition-unreadable": (
        "“{about}”的条件无法读懂",
        "the condition of “{about}” cannot be read",
    ),
    "fee-without-basis": (
        "收费“{about}”没有法律、行政法规依据（行政许可法第五十八条）",
        "fee “{about}” has no basis in law (行政许可法 Art. 58)",
    ),
    "fee-amount": ("收费“{about}”的金额有误", "the amount of fee “{about}” is wrong"),
    "question-unanswerable": (
        "问题“{about}”没有答案，或其标识不能用作事实名",
        "question “{about}” has no answers, or its key cannot name a fact",
    ),
    "form-is-no-json-schema": ("表单不是有效的 JSON Schema", "the form is no JSON Schema"),
    "form-example-does-not-fit": (
        "表单的样表内容不符合表单本身的要求",
        "an example in the form does not fit the form",
    ),
    "material-is-no-form": (
        "材料“{about}”标为本事项的申请表，而事项没有表单，或者另附了文件",
        "material “{about}” is to be the item's own form, but there is none, or it has files besides",
    ),
}


class Fault(Protocol):
    """A fault as far as its words need it."""

    @property
    def code(self) -> str: ...

    @property
    def about(self) -> str: ...


def fault_texts(faults: Iterable[Fault], lang: str | None = None) -> str:
    """The faults of a version in one line, in `lang` or the language of this process."""
    english = (lang or sentences.language()) == "en"
    words = [FAULTS[fault.code][english].format(about=fault.about) for fault in faults]
    return ("; " if english else "\uff1b").join(words)
