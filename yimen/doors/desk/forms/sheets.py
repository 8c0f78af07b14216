"""Materials as a clerk takes them: sheets counted, pages scanned; and what a correction brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.base.files.store import Stored
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way

ORIGINALS, COPIES, FILES, ANEW = "originals_", "copies_", "files_", "anew_"
MOST = 999  # sheets


@dataclass(frozen=True, slots=True)
class Row:
    """One material at the window: how it stands, its sheets, its scans."""

    key: str
    name: str
    state: str  # "lacking", "there" or "not_needed"
    originals: forms.BoundField
    copies: forms.BoundField
    files: Sequence[Stored]
    said: Sequence[str] = ()  # what a notice says is lacking

    @property
    def scan(self) -> str:
        """The name of the field in which scans are sent."""
        return FILES + self.key

    @property
    def anew(self) -> str:
        """The name of the field that says that the scans there are replaced."""
        return ANEW + self.key


def sheets(key: str, held: Held | None) -> dict[str, forms.Field]:
    """How many originals and copies of a material are there."""
    counts = (
        (ORIGINALS, _("原件"), held.originals if held else 0),
        (COPIES, _("复印件"), held.copies if held else 0),
    )
    return {
        prefix + key: forms.IntegerField(
            label=label, required=False, min_value=0, max_value=MOST, initial=many
        )
        for prefix, label, many in counts
    }


def counted(keys: Iterable[str], typed: Mapping[str, Any], scans: Mapping[str, str]) -> list[Held]:
    """Those materials of which a sheet or a scan is there; `scans` are hashes of lists of files."""
    found = []
    for key in keys:
        originals, copies = typed[ORIGINALS + key] or 0, typed[COPIES + key] or 0
        sha256 = scans.get(key, "")
        if originals or copies or sha256:
            way = Way.UPLOAD if sha256 else Way.PAPER
            found.append(Held(key, way, sha256=sha256, originals=originals, copies=copies))
    return found
