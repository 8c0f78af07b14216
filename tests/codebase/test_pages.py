"""What holds for every page: each route states its rule, and templates carry no script or style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from tests.codebase.tree import ROOT, files, plant
from yimen.base.pages.access import anyone

INLINE = re.compile(
    r"""\s(?:style|on[a-z]+|hx-on[:\w-]*)\s*=\s*["']|<style\b|<script(?![^>]*\bsrc=)[^>]*>|javascript:""",
    re.IGNORECASE,
)


def ruleless(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Addresses that do not state who may ask for them; the API states it as `auth`."""
    for one in patterns:
        address = before + str(one.pattern)
        if isinstance(one, URLResolver):
            if one.app_name != "ninja":
                yield from ruleless(one.url_patterns, address)
        elif not hasattr(one.callback, "rule"):
            yield address


def inline(root: Path) -> list[str]:
    """Script or style inside a template, which the policy of our pages keeps from running."""
    return [
        f"{template.relative_to(root)}: {found.group().strip()}"
        for template in files(root, ".html")
        for found in INLINE.finditer(template.read_text("utf-8"))
    ]


def test_a_route_without_a_rule_is_seen() -> None:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    @anyone
    def stated(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert list(ruleless([path("a", page), path("b", stated)])) == ["a"]


def test_inline_script_and_style_are_seen(tmp_path: Path) -> None:
    plant(tmp_path, "a.html", '<p style="color:red">')
    plant(tmp_path, "b.html", "<script>alert(1)</script><script src='x.js' defer></script>")
    plant(tmp_path, "c.html", '<a onclick="x()" href="y">')

    assert [line.split(":")[0] for line in inline(tmp_path)] == ["a.html", "b.html", "c.html"]


def test_every_route_states_its_rule() -> None:
    assert list(ruleless(get_resolver().url_patterns)) == []


def test_no_template_carries_script_or_style() -> None:
    assert inline(ROOT) == []
