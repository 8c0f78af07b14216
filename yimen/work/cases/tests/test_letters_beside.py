"""What is no licence is not called one in any document, and the law on licences only followed."""

from __future__ import annotations

import re

import pytest

from yimen.base.sentences.words import DOCUMENTS_BESIDE
from yimen.ground.catalog.states import Power
from yimen.work.cases.models import Case, Document
from yimen.work.cases.queries.documents import document_words, letter_facts
from yimen.work.cases.rules.letters import WORDING
from yimen.work.cases.tests import make
from yimen.work.cases.tests.letters import said, text

LICENCE = re.compile("行政许可(?!法)")


@pytest.mark.parametrize("kind", sorted(WORDING))
def test_no_document_of_another_power_speaks_of_a_licence(kind: str) -> None:
    told = said(kind, licence=False)

    assert not LICENCE.search(told.title + text(told))
    assert "根据《中华人民共和国行政许可法》" not in text(told)
    assert not re.search(r"，。|：。|的。|“”|的准予决定的|决定决定", told.title + text(told))


def test_lists_call_a_document_as_its_letter_does() -> None:
    of_its_ground = {"ending_notice"}  # 拟撤回… or 拟撤销…, as the ground is

    for kind in WORDING.keys() - of_its_ground:
        assert DOCUMENTS_BESIDE[kind][0] == said(kind, licence=False).title


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        ("grant", "准予办理决定书", "准予你办理“食品经营许可”。"),
        ("refusal", "不予办理决定书", "不予你办理“食品经营许可”。"),
        ("acceptance", "申请受理通知书", "参照《中华人民共和国行政许可法》第三十二条"),
        ("not_required", "申请不受理告知书", "该事项依法不需要办理。"),
        ("revocation", "撤销准予决定书", "撤销你“食品经营许可”的准予决定（证照标识："),
        ("silent_renewal", "视为准予延续告知书", "系申请延续，本机关在"),
    ],
)
def test_it_says_what_is_done_instead(kind: str, title: str, words: str) -> None:
    told = said(kind, licence=False)

    assert told.title == title
    assert words in text(told)


def test_the_basis_of_the_item_comes_before_the_law_that_is_followed() -> None:
    told = said("grant", licence=False, legal_basis="不动产登记暂行条例 Art. 17").opening

    assert (
        "根据《不动产登记暂行条例》第十七条，参照《中华人民共和国行政许可法》第三十八条第一款的规定"
    ) in told


def test_what_an_officer_wrote_is_told_as_it_was_written() -> None:
    wrote = "根据《中华人民共和国行政许可法》第九条，已有的行政许可不得转让"

    told = said("refusal", licence=False, reasons=wrote)

    assert f"理由：{wrote}。" in told.decided


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize(
    ("power", "title"),
    [(Power.APPROVAL, "准予行政许可决定书"), (Power.OTHER, "准予办理决定书")],
)
def test_a_decision_is_listed_as_its_letter_calls_itself(power: Power, title: str) -> None:
    make.item(power=power)
    number = make.decided()

    case = Case.objects.select_related("version").get(number=number)
    granted = Document.objects.get(case=case, kind="grant")

    assert document_words(case)["grant"][0] == title
    assert letter_facts(granted, address="", seal=None)["title"] == title
