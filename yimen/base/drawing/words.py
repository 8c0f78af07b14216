"""What stands in drawings of plans, 中文 and English."""

from __future__ import annotations

from yimen.base.explanation import UNITS
from yimen.kernel.clock import Limit

WORDS = {
    "critical": ("关键路径", "Critical path"),
    "condition": ("视情形办理", "only if"),
    "condition-read": ("视情形办理：{when}", "only if: {when}"),
    "joint": ("联合办理", "joint"),
    "automatic": ("自动办理", "automatic"),
    "lead": ("{lead}（牵头）", "{lead} (leads)"),
    "and-more": ("{lead}等 {count} 家", "{lead} +{more}"),
    "same-day": ("当日", "same day"),
    "statutory": ("法定时限 {limit}", "Statutory: {limit}"),
    "promised": ("承诺时限 {limit}", "Promised: {limit}"),
    "parallel": ("最长用时约 {days} 个工作日", "At most about {days} working days"),
    "described": (
        "共 {count} 个环节。关键路径：{path}。",
        "{count} steps. Critical path: {path}.",
    ),
    "waiting-for": ("待{whom}", "for {whom}"),
    "comma": ("、", ", "),
    "stop": ("；", "; "),
    "done": ("已办结", "done"),
    "open": ("待办", "open"),
    "claimed": ("办理中", "in hand"),
    "paused": ("已暂停", "paused"),
    "waiting": ("未开始", "waiting"),
    "not_needed": ("不需办理", "not needed"),
    "returned": ("已退回", "returned"),
}


def word(name: str, lang: str, **facts: object) -> str:
    """A word or a sentence in `lang`, `zh-hans` or `en`."""
    return WORDS[name][lang == "en"].format(**facts)


def limit_text(limit: Limit | None, lang: str) -> str:
    """A limit as a person reads it, "" where there is none."""
    if limit is None:
        return ""
    if limit.number == 0:
        return word("same-day", lang)
    chinese, english = UNITS[limit.unit]
    if lang == "en":
        return f"{limit.number} {english.replace('(s)', '' if limit.number == 1 else 's')}"
    return f"{limit.number} {chinese}"
