"""The published plans and their versions."""

from __future__ import annotations

from yimen.ground.process.models import Version
from yimen.ground.process.rules import NoVersion


def plans() -> list[Version]:
    """流程目录: the newest version of every plan, by code; retired ones say so."""
    newest = Version.objects.order_by("code", "-number").distinct("code")
    return list(newest.defer("plan", "report"))


def versions(code: str) -> list[Version]:
    """流程版本 of a plan, newest first. Raises NoVersion for a code that is none."""
    found = list(Version.objects.filter(code=code).order_by("-number").defer("report"))
    if not found:
        raise NoVersion(version=code)
    return found
