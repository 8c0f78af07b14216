"""What documents of matters say, and that they are sealed once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from yimen.ground.seals.tests import make as seals
from yimen.work.matters import queries, verbs
from yimen.work.matters.rules import Said, letter
from yimen.work.matters.tests import make

TOLD = {
    "reasons": "无证经营。",
    "legal_basis": "食品安全法第一百二十二条",
    "review_body": "某市人民政府",
    "review_period": "自收到本决定书之日起六十日内",
    "court": "某区人民法院",
    "suit_period": "自收到本决定书之日起六个月内",
    "result": "罚款五万元",
}


def said(title: str, **told: str) -> dict[str, object]:
    return letter(Said(title, "某店无证经营", "未经许可从事食品经营", "M-1", told))


def test_a_decision_tells_its_reasons_and_where_it_can_be_attacked() -> None:
    told = said("行政处罚决定书", **TOLD)

    assert told["decided"] == [
        "理由：无证经营。",
        "依据：食品安全法第一百二十二条。",
        "结果：罚款五万元。",
    ]
    closing = str(told["closing"])
    assert "自收到本决定书之日起六十日内向某市人民政府申请行政复议" in closing
    assert "自收到本决定书之日起六个月内依法向某区人民法院提起行政诉讼" in closing
    assert told["addressed"]


def test_who_is_to_be_punished_is_told_how_and_why_and_what_may_be_said_against_it() -> None:
    told = said("行政处罚告知书", intended="罚款五万元", reasons="无证经营")

    assert told["decided"] == ["拟作出的处罚：罚款五万元。", "理由：无证经营。"]
    assert "有权进行陈述和申辩" in str(told["closing"])
    assert "五个工作日内要求听证" in str(told["closing"])


def test_a_report_stays_with_the_organ_and_names_no_remedies() -> None:
    told = said("调查终结报告", result="查明无证")

    assert not told["addressed"]
    assert told["closing"] == []


@pytest.mark.django_db
@pytest.mark.slow
def test_a_document_is_sealed_once_and_the_same_file_ever_after(
    settings: Settings, tmp_path: Path
) -> None:
    settings.YIMEN_HOME, settings.MEDIA_ROOT = tmp_path, str(tmp_path / "files")
    number = make.opened()
    seals.seal(organ=make.ORGAN)
    seals.letter(items=["P-1"])
    make.do(number, "investigate")
    [paper] = queries.view(queries.matter_of(number)).papers
    who = {"paper": paper.pk, "by": "li", "now": make.at()["now"]}

    first, again = verbs.open_paper(**who), verbs.open_paper(**who)

    assert first.unsealed is None
    assert first.pdf == again.pdf
    assert b"/ByteRange" in first.pdf
