"""A document is opened: sealed under the letter of its day, once, and by who may see the case."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django import Settings

from yimen.base.documents.reading import signatures
from yimen.base.documents.rendering import render
from yimen.base.files.store import content
from yimen.ground.ledger.queries import history
from yimen.ground.people import queries as people
from yimen.ground.people.rules import Viewer
from yimen.ground.people.tests import make as units
from yimen.ground.seals import queries as seals
from yimen.ground.seals import verbs as sealing
from yimen.ground.seals.rules import NotAuthorised
from yimen.ground.seals.verbs import Opened
from yimen.kernel.errors import Trouble
from yimen.kernel.ref import Ref
from yimen.work.cases import queries
from yimen.work.cases.models import Case, Document
from yimen.work.cases.queries.documents import document_seen, letter_facts, receipt_facts
from yimen.work.cases.rules import UnknownCase
from yimen.work.cases.rules.letters import UnknownDocument
from yimen.work.cases.tests import make
from yimen.work.cases.verbs.sealing import open_document
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADDRESS = "https://zwfw.example.cn/follow/C-1"
SEAL, LETTER = "9901000000001", "用印授权〔2026〕1号"


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.YIMEN_HOME = tmp_path / "home"
    settings.MEDIA_ROOT = tmp_path / "files"
    make.item()


def authorise(number: str, *, until: date = date(2999, 12, 31)) -> None:
    """The organ of the case lets its seal be used for the item."""
    case = Case.objects.get(number=number)
    if "hall-of-seals" not in people.units_by_key():
        units.unit("hall-of-seals")
    by: dict[str, Any] = {"by": "manager", "now": intake.NOW}
    sealing.register_seal(
        number=SEAL, name="行政审批专用章", organ=case.organ, window="hall-of-seals", **by
    )
    sealing.authorise_seal(
        letter=LETTER,
        seal=SEAL,
        items=[case.item],
        signed_by="局长",
        valid_from=date(2026, 1, 1),
        valid_to=until,
        **by,
    )


def paper(number: str) -> Document:
    return Document.objects.filter(case__number=number).latest("issued_at")


def opened(document: Document, address: str = ADDRESS) -> Opened:
    return open_document(document=document.pk, address=address, by="citizen", now=intake.NOW)


def test_a_document_is_sealed_when_it_is_opened_first_and_the_same_file_ever_after() -> None:
    number = make.correcting()
    authorise(number)
    document = paper(number)

    first, again = opened(document), opened(document, "https://other.example.cn/")

    assert first == again
    assert first.unsealed is None
    assert [each.intact for each in signatures(first.pdf)] == [True]
    use = seals.impression_of_file(hashlib.sha256(first.pdf).hexdigest())
    assert use
    assert (use.document, use.title) == (document.number, "行政许可申请材料补正告知书")
    assert [each.act for each in history(Ref("document", str(document.pk)))] == ["seals.affix"]


def test_opening_a_document_is_no_act_on_the_case() -> None:
    number = make.accepted()
    authorise(number)
    case = Case.objects.get(number=number)
    before = queries.mark(case)

    opened(paper(number))

    assert queries.mark(case) == before


@pytest.mark.parametrize("until", [None, date(2026, 2, 12)])
def test_without_a_letter_of_that_day_it_is_a_copy_that_says_so(until: date | None) -> None:
    number = make.accepted()
    if until:
        authorise(number, until=until)
    document = paper(number)

    first, again = opened(document), opened(document)

    assert isinstance(first.unsealed, NotAuthorised)
    assert signatures(first.pdf) == []
    assert first.pdf == again.pdf
    assert seals.impression_on(Ref("document", str(document.pk))) is None


def test_a_letter_withdrawn_later_does_not_reach_back() -> None:
    number = make.accepted()
    authorise(number)
    day = paper(number).issued_on
    sealing.withdraw_authorisation(
        letter=LETTER, by="manager", now=intake.NOW, today=day.replace(year=day.year + 1)
    )

    assert opened(paper(number)).unsealed is None


def test_a_lost_file_is_trouble_and_not_a_second_document() -> None:
    number = make.accepted()
    authorise(number)
    file = hashlib.sha256(opened(paper(number)).pdf).hexdigest()
    (kept,) = Path(str(_media())).glob(f"*/{file}")
    kept.unlink()

    with pytest.raises(Trouble, match="missing"):
        opened(paper(number))


def _media() -> object:
    from django.conf import settings  # noqa: PLC0415 - as the test has set it

    return settings.MEDIA_ROOT


@pytest.mark.django_db(transaction=True)
def test_of_four_who_open_it_at_once_one_seals_it() -> None:
    number = make.accepted()
    authorise(number)
    document = paper(number)

    def one(_: int) -> bytes:
        try:
            return opened(document).pdf
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        files = set(pool.map(one, range(4)))

    assert len(files) == 1


def test_documents_are_for_who_may_see_the_case() -> None:
    number = make.accepted()
    document = paper(number)
    party = Case.objects.get(number=number).person
    assert party

    assert document_seen(number, document.pk, viewer=Viewer(by="x", party=party.number)) == document
    with pytest.raises(UnknownCase):
        document_seen(number, document.pk, viewer=Viewer(by="x", party="P-OTHER"))
    with pytest.raises(UnknownDocument):
        document_seen(number, uuid4(), viewer=Viewer(by="x", party=party.number))


def test_a_letter_names_whom_it_is_for_and_the_seal_it_will_bear() -> None:
    number = make.accepted()
    authorise(number)
    document = paper(number)

    facts = letter_facts(document, address=ADDRESS, seal=seals.seal(SEAL))

    assert facts["addressee"] == "张三"
    assert facts["date"] == "2026年2月13日"
    assert facts["seal"] == {"organ": facts["organ"], "name": "行政审批专用章"}


def test_a_receipt_says_what_came_in_and_until_when_an_answer_is_due() -> None:
    number = make.correcting()
    view = queries.case_for(number, today=make.DAY)

    plain = receipt_facts(view, address=ADDRESS, named=False)
    named = receipt_facts(view, address=ADDRESS, named=True)

    assert "张三" not in str(plain)
    assert "张三（" in str(named["rows"])
    assert "最迟于2026年2月27日告知是否受理" in str(plain["notes"])
    assert any("平面图" in str(each) for each in (plain["materials"],))
    assert render("receipt", plain, dated=make.DAY) == render("receipt", plain, dated=make.DAY)


def test_the_file_is_kept_where_files_are_kept() -> None:
    number = make.accepted()
    authorise(number)

    pdf = opened(paper(number)).pdf

    assert content(hashlib.sha256(pdf).hexdigest()) == pdf
