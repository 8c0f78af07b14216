"""Files for an act in a case: they lie at the centre until its applicant sends them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yimen.base.files import tray
from yimen.base.files.store import keep_list
from yimen.base.files.tray import Tray
from yimen.base.present import queries as present
from yimen.doors.portal.handing import Paper, Sent, added, arrived, files_field, sent_with
from yimen.work.cases.states import Act
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act in a case asks for: the materials by key, with their names."""

    number: str
    act: Act
    names: Mapping[str, str]

    def tray(self, key: str) -> Tray:
        """Where the files of a material wait."""
        return Tray(f"case {self.number} {self.act.value}", key)

    def paper(self, key: str, wrong: str = "") -> Paper | None:
        """A material with the files that are there; None for one that is not asked for."""
        if key not in self.names:
            return None
        there = tray.files(self.tray(key))
        return Paper(key, self.names[key], there, files_field(key), wrong)

    def papers(self, wrong: Mapping[str, str]) -> list[Paper]:
        """Every material; `wrong` says what is wrong with its files."""
        found = (self.paper(key, wrong.get(key, "")) for key in self.names)
        return [each for each in found if each is not None]

    def brought(self) -> list[Held]:
        """The materials for which files are there, as a verb takes them."""
        kept = {key: tray.files(self.tray(key)) for key in self.names}
        return [
            Held(key, Way.UPLOAD, sha256=keep_list(files)) for key, files in kept.items() if files
        ]

    def clear(self) -> None:
        """They were sent."""
        for key in self.names:
            tray.clear(self.tray(key))


def changed(request: HttpRequest, asked: Asked) -> dict[str, str]:
    """Add the files of a form to a material or take one back; what is wrong, by material."""
    key = request.POST["material"]
    paper = asked.paper(key)
    if paper is None:
        return {key: _("没有要求交这份材料。")}
    if "take" in request.POST:
        tray.take(asked.tray(key), request.POST["take"])
        return {}
    wrong = _add(asked, paper, sent_with(request)).wrong
    return {key: wrong} if wrong else {}


def come(request: HttpRequest, asked: Asked) -> HttpResponse:
    """A file of a material, piece by piece; the last piece adds it."""
    key = request.GET.get("material", "")
    paper = asked.paper(key)
    if paper is None:
        raise Http404
    return arrived(
        request,
        f"case {asked.number} {asked.act.value} {key}",
        paper,
        lambda one: _add(asked, paper, [one]),
    )


def _add(asked: Asked, paper: Paper, sent: list[Sent]) -> Paper:
    files, wrong = added(paper.files, sent)
    for each in files:
        if each not in paper.files:
            tray.put(asked.tray(paper.key), each, now=present.now())
    return replace(paper, files=tray.files(asked.tray(paper.key)), wrong=wrong)
