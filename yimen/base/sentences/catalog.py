"""Sentences about items, their versions and the lists they come in."""

SENTENCES = {
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
        "Item “{item}” is cancelled from {since} and takes no new application （优化营商环境条例 Art. 40）； ask at the window what replaces it.",
    ),
    "catalog.already-cancelled": (
        "事项“{item}”已自{since}起取消，无需再次取消。",
        "Item “{item}” is cancelled from {since} already.",
    ),
    "catalog.not-in-force": (
        "事项“{item}”在{day}没有生效的版本，不能受理。请先发布版本或改日申请。",
        "No version of item “{item}” is in force on {day}, so nothing can be accepted; publish a version or apply later.",
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
    "catalog.list-too-large": (
        "文件超过{megabytes}兆字节的上限。请拆分后分次导入。",
        "The file is larger than {megabytes} MB; split it and import the parts.",
    ),
}
