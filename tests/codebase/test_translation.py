"""Every text of a page has its English, compiled and with the same values to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import polib  # type: ignore[import-untyped]  # it ships no types
import pytest

from tests.codebase.tree import plant
from yimen.doors.console.translate import (
    INSIDE,
    PACKAGE,
    Message,
    collected,
    in_code,
    in_template,
    is_stale,
    merged,
    untranslated,
)

VALUE = re.compile(r"%\(\w+\)s|\{\w*\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAID = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|{%.*?%}|{{.*?}}", re.DOTALL)
TRANSLATED = re.compile(r"{% blocktrans\w* .*?{% endblocktrans\w* %}", re.DOTALL)


def value_faults(catalogue: polib.POFile) -> list[str]:
    """Texts whose English is filled with other values than the Chinese."""
    return [
        entry.msgid
        for entry in catalogue
        for english in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
        if sorted(VALUE.findall(entry.msgid)) != sorted(VALUE.findall(english))
    ]


def two_englishes(root: Path) -> list[str]:
    """Texts that have one English in one package and another elsewhere: a reader gets either."""
    said: dict[tuple[str, str], set[str]] = {}
    for path in root.rglob(str(INSIDE)):
        for entry in polib.pofile(str(path)):
            english = entry.msgstr or "".join(entry.msgstr_plural.values())
            said.setdefault((entry.msgctxt or "", entry.msgid), set()).add(english)
    return sorted(text for (_context, text), all_of_them in said.items() if len(all_of_them) > 1)


def bare_chinese(root: Path) -> list[str]:
    """Lines of templates with Chinese that stands outside every translation; 简体中文 may."""
    found = []
    for path in sorted(root.rglob("*.html")):
        text = SAID.sub("", TRANSLATED.sub("", path.read_text("utf-8")))
        found += [
            f"{path.relative_to(root)}: {line.strip()}"
            for line in text.splitlines()
            if CHINESE.search(line.replace("简体中文", ""))
        ]
    return found


def test_texts_of_code_are_found() -> None:
    source = (
        'a = _("甲")\nb = ngettext("{n} 个", "{n} 个们", 2)\nc = pgettext_lazy("动词", "受理")\n'
    )

    assert list(in_code(source)) == [
        Message("甲"),
        Message("{n} 个", "{n} 个们"),
        Message("受理", context="动词"),
    ]


def test_texts_of_templates_are_found() -> None:
    source = (
        '{% translate "甲" %}{% button _("乙") kind="primary" %}'
        "{% blocktranslate count n=x %}{{ n }} 件{% plural %}{{ n }} 件们{% endblocktranslate %}"
        '{% translate "受理" context "动词" %}'
    )

    assert list(in_template(source)) == [
        Message("甲"),
        Message("乙"),
        Message("%(n)s 件", "%(n)s 件们"),
        Message("受理", context="动词"),
    ]


def test_a_text_belongs_to_its_package_and_tests_to_none(tmp_path: Path) -> None:
    plant(tmp_path, "doors/portal/pages.py", '_("甲")')
    plant(tmp_path, "doors/portal/templates/portal/a.html", '{% translate "甲" %}')
    plant(tmp_path, "doors/portal/tests/test_a.py", '_("乙")')

    places = ["doors/portal/pages.py", "doors/portal/templates/portal/a.html"]
    assert collected(tmp_path) == {"doors/portal": {Message("甲"): places}}


def test_a_new_text_is_missed_and_an_old_english_is_kept(tmp_path: Path) -> None:
    path = tmp_path / INSIDE
    path.parent.mkdir(parents=True)
    first = merged(path, {Message("甲"): ["a.py"], Message("丙"): ["a.py"]})
    first[0].msgstr = first[1].msgstr = "One"
    first.save(str(path))

    second = merged(path, {Message("甲"): ["a.py"], Message("乙", "乙们"): ["a.py"]})

    assert untranslated(second) == ["乙"]
    assert {entry.msgid for entry in second} == {"甲", "乙"}
    assert is_stale(path, second)


def test_english_with_other_values_is_seen(tmp_path: Path) -> None:
    catalogue = merged(tmp_path / INSIDE, {Message("{n} 个，共 %(all)s"): ["a.py"]})
    catalogue[0].msgstr = "{m} of %(all)s"

    assert value_faults(catalogue) == ["{n} 个，共 %(all)s"]


def test_a_text_that_two_packages_put_into_other_words_is_seen(tmp_path: Path) -> None:
    for package, english, context in (("a", "Upload", ""), ("b", "Uploaded", ""), ("c", "x", "y")):
        path = tmp_path / package / INSIDE
        path.parent.mkdir(parents=True)
        catalogue = merged(path, {Message("上传", context=context): ["a.py"]})
        catalogue[0].msgstr = english
        catalogue.save(str(path))

    assert two_englishes(tmp_path) == ["上传"]


def test_a_text_has_one_english_whichever_package_it_stands_in() -> None:
    assert two_englishes(PACKAGE) == []


def test_chinese_outside_a_translation_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "a.html", '{% translate "甲" %}\n{# 注 #}<p>乙</p>\n<b lang="zh">简体中文</b>')

    assert bare_chinese(tmp_path) == ["a.html: <p>乙</p>"]


@pytest.mark.slow
def test_every_text_has_its_english() -> None:
    stale = []

    for package, messages in collected(PACKAGE).items():
        path = PACKAGE / package / INSIDE
        catalogue = merged(path, messages)
        assert untranslated(catalogue) == [], package
        assert value_faults(catalogue) == [], package
        stale += [package] * is_stale(path, catalogue)

    assert stale == [], "run `yimen translate`"


def test_no_template_speaks_chinese_alone() -> None:
    assert bare_chinese(PACKAGE) == []
