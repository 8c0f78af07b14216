"""Every kind of document, made by its act and sealed: another program calls it valid and reads it.

With YIMEN_PICTURES naming a folder each page is left there as a picture, for people to look at.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from yimen.base.documents import certificates
from yimen.base.documents.reading import signatures
from yimen.ground.catalog.states import Power
from yimen.ground.people import queries as people
from yimen.ground.people.tests import make as units
from yimen.ground.seals import verbs as seals
from yimen.ground.seals.verbs import Opened
from yimen.work.cases.models import Document
from yimen.work.cases.queries.documents import letter_facts
from yimen.work.cases.states import GROUNDS, TOLD_BEFORE, Act, DocumentKind, EndGround
from yimen.work.cases.tests import asking, licences, make
from yimen.work.cases.tests.when import at
from yimen.work.cases.verbs.sealing import open_document
from yimen.work.certificates.verbs import open_licence
from yimen.work.intake.tests import make as intake
from yimen.work.matters.models import MatterPaper
from yimen.work.matters.queries import matter_of
from yimen.work.matters.states import TABLES, Move
from yimen.work.matters.tests import make as matters
from yimen.work.matters.verbs import open_paper
from yimen.work.matters.verbs.papers import issue

PROGRAMS = ("pdfsig", "pdftotext", "pdftoppm")
missing = [name for name in PROGRAMS if shutil.which(name) is None]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(bool(missing), reason=f"{missing} of poppler-utils not installed"),
]
ADDRESS = "https://zwfw.example.cn/follow/C-20260213-7TC0-0000-000T"
SEAL = "9901000000001"
Life = Callable[[], str]  # the number of a case in which the document was issued


def done(act: Act, by: Life = make.submitted) -> Life:
    """A case on which an act was done, with what the act needs."""

    def live() -> str:
        number = by()
        make.READY.get(act, str)(number)
        make.DO[act](number)
        return number

    return live


def held() -> str:
    number = make.accepted()
    asking.called(number)
    asking.hold(number)
    return number


def lapsed() -> str:
    make.local_rules()
    return done(Act.LAPSE, make.correcting)()


def ended(ground: EndGround, **more: Any) -> Life:
    """A licence that was ended on a ground, its holder heard where the law wants it."""

    def live() -> str:
        number = make.decided()
        licences.licensed(number)
        if GROUNDS[ground].ending in TOLD_BEFORE:
            licences.tell(number, ground)
            licences.hear(number)
        licences.end(number, ground, **more)
        return number

    return live


LIVES: Mapping[DocumentKind, Life] = {
    DocumentKind.ON_SPOT: done(Act.CORRECT_ON_SPOT),
    DocumentKind.CORRECTION: make.correcting,
    DocumentKind.LAPSE: lapsed,
    DocumentKind.ACCEPTANCE: make.accepted,
    DocumentKind.NOT_REQUIRED: done(Act.NOT_REQUIRED),
    DocumentKind.REJECTION: done(Act.REJECT),
    DocumentKind.EXCLUSION: done(Act.EXCLUDE, make.accepted),
    DocumentKind.EXTENSION: done(Act.EXTEND, make.accepted),
    DocumentKind.HEARING_RIGHTS: done(Act.TELL_HEARING, make.accepted),
    DocumentKind.HEARING_NOTICE: done(Act.NOTICE_HEARING, make.accepted),
    DocumentKind.HEARING_MINUTES: held,
    DocumentKind.VISIT_NOTICE: done(Act.ORDER_VISIT, make.accepted),
    DocumentKind.CONSULTATION: done(Act.CONSULT, make.accepted),
    DocumentKind.REFERRAL: done(Act.REFER_UP, make.reviewed),
    DocumentKind.ORDER: done(Act.CHECK_PLEDGE, make.decided),
    DocumentKind.GRANT: make.decided,
    DocumentKind.REFUSAL: done(Act.REFUSE, make.opposed),
    DocumentKind.SILENT_RENEWAL: done(Act.RENEW_BY_SILENCE, make.accepted),
    DocumentKind.ENDING_NOTICE: done(Act.TELL_ENDING, make.decided),
    DocumentKind.WITHDRAWAL: ended(EndGround.LAW_CHANGED, compensation="补偿搬迁费三万元"),
    DocumentKind.REVOCATION: ended(EndGround.FRAUD),
    DocumentKind.CANCELLATION: ended(EndGround.OTHER_CANCELLED),
    DocumentKind.RESCISSION: ended(EndGround.PENALTY, penalty="某局罚〔2026〕1号"),
}
TOLD = {
    "reasons": "经查，当事人自2026年2月9日起未取得食品经营许可从事餐饮服务，事实清楚，证据确凿。",
    "legal_basis": "《中华人民共和国食品安全法》第一百二十二条第一款",
    "review_body": "云汀市人民政府",
    "review_period": "自收到本决定书之日起六十日内",
    "court": "云汀市临水区人民法院",
    "suit_period": "自收到本决定书之日起六个月内",
    "result": "没收违法所得，责令停止经营",
    "fine": "50000",
    "amount": "人民币伍万元整",
    "proof": "送达回证第7号",
    "place": "2026年3月12日9时30分，政务服务中心三楼听证室",
    "words": "当事人陈述称已于次日停业。",
}
PAPERS = {
    move.paper: (power, move)
    for power, table in TABLES.items()
    for move in table.moves
    if move.paper is not None
}


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.YIMEN_HOME, settings.MEDIA_ROOT = tmp_path / "home", tmp_path / "files"


def authorise(organ: str, item: str) -> None:
    """The organ lets its seal be used for the item."""
    if "hall" not in people.units_by_key():
        units.unit("hall")
    by: dict[str, Any] = {"by": "manager", "now": intake.NOW}
    seals.register_seal(number=SEAL, name="行政审批专用章", organ=organ, window="hall", **by)
    seals.authorise_seal(
        letter="用印授权〔2026〕1号",
        seal=SEAL,
        items=[item],
        signed_by="局长",
        valid_from=date(2026, 1, 1),
        valid_to=date(2999, 12, 31),
        **by,
    )


def named(unit: str, name: str) -> None:
    """What a unit is called on paper."""
    held = people.unit(unit)
    held.name = name
    held.save(update_fields=["name"])


def said(program: str, *given: str | Path) -> str:
    return subprocess.run([program, *given], capture_output=True, text=True, check=True).stdout


def bare(text: str) -> str:
    """Without spaces, and without the places where a line may break."""
    return re.sub(r"[\s\u200b]", "", text)


def judge(opened: Opened, title: str, number: str, folder: Path) -> None:
    """Sealed below our root, valid and whole for Poppler, and legible on every page."""
    file = folder / f"{title}.pdf"
    file.write_bytes(opened.pdf)
    if pictures := os.environ.get("YIMEN_PICTURES"):
        said("pdftoppm", "-r", "60", "-png", file, Path(pictures) / title)

    assert opened.unsealed is None
    verdict = said("pdfsig", "-nocert", file)
    pages = [bare(each) for each in said("pdftotext", file, "-").split("\f")[:-1]]

    root = certificates.held(certificates.ROOT)
    assert [each.trusted for each in signatures(opened.pdf, root=root)] == [True]
    assert "Signature is Valid" in verdict
    assert "Total document signed" in verdict
    assert pages
    assert all(pages)
    assert bare(title) in "".join(pages)
    assert bare(number) in "".join(pages)
    assert "\ufffd" not in "".join(pages)


def test_every_kind_of_a_case_is_there() -> None:
    assert set(LIVES) == set(DocumentKind)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_document_of_a_case_is_valid_and_legible(kind: DocumentKind, tmp_path: Path) -> None:
    make.item()
    number = LIVES[kind]()
    paper = Document.objects.filter(case__number=number, kind=kind).latest("issued_at")
    authorise(paper.organ, paper.case.item)

    opened = open_document(document=paper.pk, address=ADDRESS, by="zhang", now=intake.NOW)

    title = str(letter_facts(paper, address=ADDRESS, seal=None)["title"])
    judge(opened, title, paper.number, tmp_path)


@pytest.mark.parametrize(("power", "move"), PAPERS.values(), ids=[one for one, _ in PAPERS])
def test_a_document_of_a_matter_is_valid_and_legible(
    power: Power, move: Move, tmp_path: Path
) -> None:
    matter = matter_of(matters.opened(power))
    named(matters.ORGAN, "云汀市市场监督管理局")
    authorise(matters.ORGAN, "P-1")
    issue(
        matter,
        move.paper,
        {key: TOLD.get(key, text) for key, text in matters.told(move)["told"].items()},
        by="li",
        today=matters.DAY,
    )
    paper = MatterPaper.objects.get(matter=matter)

    opened = open_paper(paper=paper.pk, by="li", now=matters.at()["now"])

    judge(opened, paper.title, paper.number, tmp_path)


def test_a_licence_is_valid_and_legible(tmp_path: Path) -> None:
    make.item()
    number = make.decided()
    licence = licences.licensed(number)
    authorise(licence.organ, licence.item)

    opened = open_licence(identifier=licence.identifier, address=ADDRESS, **at())

    judge(opened, licence.name, licence.identifier, tmp_path)
