"""One sentence for every refusal: what is wrong, by which rule, and what to do now.

Each file of this package holds the sentences of one area as {code: (中文, English)}; `{names}` are
the facts of the refusal. 简体中文 is the source language. A test proves that every `Refused` has
exactly one sentence and every sentence a `Refused`.
"""

from __future__ import annotations

import os
from importlib import import_module
from pkgutil import iter_modules

from yimen.base.sentences.words import worded
from yimen.kernel.errors import Refused

SENTENCES: dict[str, tuple[str, str]] = {}
for _module in iter_modules(__path__):
    SENTENCES |= import_module(f"{__name__}.{_module.name}").SENTENCES


def language() -> str:
    """The language of this process, `zh-hans` or `en`, from YIMEN_LANGUAGE."""
    return "en" if os.environ.get("YIMEN_LANGUAGE", "").lower().startswith("en") else "zh-hans"


def sentence(refused: Refused, lang: str | None = None) -> str:
    """The refusal as a person reads it, in `lang` or the language of this process."""
    english = (lang or language()) == "en"
    facts = worded(refused.code, refused.facts, english=english)
    return SENTENCES[refused.code][english].format(**facts)
