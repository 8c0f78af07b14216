"""What documents say: from what was stored, in the words of the law, and nothing left open."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

import pytest

from yimen.base.sentences.words import GROUNDS
from yimen.ground.process.states import Ground as Excluded
from yimen.work.cases.rules.letters import WORDING
from yimen.work.cases.rules.letters.notices import EXCLUDED
from yimen.work.cases.rules.letters.writing import cited
from yimen.work.cases.states import DocumentKind
from yimen.work.cases.tests.letters import said, text


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_has_its_own_wording_and_names_the_case(kind: DocumentKind) -> None:
    told = text(said(kind))

    assert kind in WORDING
    assert "2026年3月12日向本机关提出的“食品经营许可”申请（办件编号：C-20260312" in told


@pytest.mark.parametrize("kind", sorted(WORDING))
def test_no_letter_shows_a_key_an_empty_place_or_a_half_sentence(kind: str) -> None:
    told = text(said(kind))

    assert not re.search(r"[a-z_]{3,}|None|：。|，。|。。|向申请|“”|《》", told)
    for paragraph in asdict(said(kind))["closing"]:
        assert paragraph.endswith("。")


def test_a_decision_names_its_conditions_and_the_minutes_on_which_it_rests() -> None:
    told = said("grant", conditions=["每年报送检测报告。"], minutes="某局听笔〔2026〕1号")

    assert told.decided[1] == "条件1：每年报送检测报告。"
    assert "本决定根据听证笔录（某局听笔〔2026〕1号）作出。" in told.opening


def test_a_decision_says_where_it_holds_and_by_which_law() -> None:
    told = said("grant", region="全国", region_basis="行政许可法 Art. 41")

    assert (
        "根据《中华人民共和国行政许可法》第四十一条的规定，本决定在全国范围内有效。" in told.closing
    )


def test_a_hearing_that_must_be_is_not_asked_for() -> None:
    asked, must = said("hearing_rights"), said("hearing_rights", mandatory=True)

    assert "2026年3月23日前（含当日）" in asked.decided[0]
    assert "第四十六条" in must.decided[0]


def test_the_one_notice_lists_everything_under_names_that_people_know() -> None:
    told = said("correction")

    assert told.listed == ("平面图：缺少比例尺", "申请表：没有填餐位数")
    assert "第三十二条第一款第（四）项" in told.opening
    assert "自收到补正材料之日起即为受理" in told.closing[-1]


def test_a_local_term_for_the_answer_is_told_with_its_effect_and_source() -> None:
    local: dict[str, Any] = {
        "answer_by_on": "2026-04-01",
        "effect": "withdrawn",
        "source": "安阳市政务服务条例 Art. 36",
    }

    told = said("correction", **local).closing[0]

    assert told == (
        "根据《安阳市政务服务条例》第三十六条，补正期限至2026年4月1日；逾期未补正的，视为撤回申请。"
    )


def test_acceptance_tells_both_dates_and_what_does_not_count() -> None:
    told = text(said("acceptance"))

    assert "自2026年3月16日起予以受理" in told
    assert "承诺于2026年3月30日前（含当日）作出决定；法定期限至2026年4月14日。" in told
    assert "专家评审" in told


def test_acceptance_with_gaps_says_what_is_to_come_and_does_not_call_it_complete() -> None:
    promised: dict[str, Any] = {
        "promised_materials": ["平面图", "健康证明"],
        "supplement_by_on": "2026-03-30",
        "effect": "withdrawn",
        "source": "安阳市政务服务条例 Art. 24",
    }

    told = text(said("acceptance", **promised))

    assert "容缺受理" in told
    assert "，申请材料齐全" not in told
    assert (
        "根据《安阳市政务服务条例》第二十四条，请你于2026年3月30日前（含当日）补齐下列材料："
        "平面图、健康证明；逾期未补齐的，视为撤回申请。"
    ) in told


def test_who_is_asked_for_an_opinion_is_written_to_and_told_whose_application_it_is() -> None:
    told = said("consultation", question="是否影响河道？")

    assert told.addressee == "云汀市水利局"
    assert told.decided == ("是否影响河道？",)
    assert told.opening.startswith("张三于2026年3月12日向本机关提出的")


def test_minutes_go_to_nobody_and_have_a_place_for_each_signature() -> None:
    told = said("hearing_minutes", attended=["张三", "李四"])

    assert told.addressee == ""
    assert told.signed == ("听证参加人 张三", "听证参加人 李四", "主持人 王五")


@pytest.mark.parametrize(
    ("kind", "more"),
    [("lapse", {}), ("order", {}), ("not_required", {}), ("grant", {"conditions": ["限电"]})],
)
def test_what_burdens_the_applicant_tells_where_to_turn(kind: str, more: dict[str, Any]) -> None:
    told = said(kind, **more).closing[-1]

    assert "六十日内依法申请行政复议" in told
    assert "六个月内依法向人民法院提起行政诉讼" in told


def test_more_time_for_a_joint_case_is_given_by_the_government() -> None:
    one, joint = said("extension").decided[0], said("extension", joint=True).decided[0]

    assert "第四十二条第一款的规定，经本机关负责人批准" in one
    assert "第四十二条第二款的规定，经本级人民政府负责人批准" in joint


def test_acceptance_by_silence_says_that_it_is() -> None:
    told = said("acceptance", deemed=True).opening

    assert "未在法定期限内告知" in told
    assert "自2026年3月16日起即为受理" in told
    assert "予以受理" not in told


@pytest.mark.parametrize(
    ("ground", "basis"),
    [
        ("no_jurisdiction", "第三十二条第一款第（二）项"),
        ("not_corrected", "未按照要求补正"),
        ("false_materials", "第七十八条"),
    ],
)
def test_a_rejection_stands_on_its_ground(ground: str, basis: str) -> None:
    told = said("rejection", ground=ground)

    assert basis in told.opening
    assert "请向省水利厅提出申请。" in told.decided
    assert "行政复议" in told.closing[0]


def test_a_refusal_tells_reasons_basis_and_remedies_whole() -> None:
    told = said("refusal")

    assert told.decided == (
        "不予你“食品经营许可”的行政许可。",
        "理由：后厨与卫生间之间没有隔断。",
        "依据：《中华人民共和国食品安全法》第三十三条。",
    )
    (remedies,) = told.closing
    assert remedies == (
        "如不服本决定，可以自知道本决定之日起六十日内向云汀市人民政府申请行政复议，"
        "也可以自知道本决定之日起六个月内向云汀市临水区人民法院提起行政诉讼。"
    )


def test_an_organisation_is_spoken_to_as_one() -> None:
    assert "准予你单位“食品经营许可”的行政许可。" in said("grant", organisation=True).decided


def test_a_promise_alone_is_not_called_the_law() -> None:
    told = text(said("exclusion", stops_the_law=False)) + text(said("extension", clock="promised"))

    assert "法定期限" not in told
    assert "第四十五条" not in told
    assert "承诺期限延长10个工作日" in told


def test_every_ground_on_which_time_does_not_count_has_the_same_word_everywhere() -> None:
    told = {ground: chinese for ground, (chinese, _) in GROUNDS.items()}

    assert told == EXCLUDED
    assert told.keys() == {each.value for each in Excluded}


def test_a_kind_without_wording_tells_its_reason() -> None:
    assert said("other", reason="说明").decided == ("理由：说明。",)


@pytest.mark.parametrize(
    ("basis", "shown"),
    [
        ("行政许可法 Art. 38", "《中华人民共和国行政许可法》第三十八条"),
        ("《某市条例》 Art. 32(4)", "《某市条例》第三十二条第（四）项"),
        (
            "行政许可法 Art. 69 para. 1(4)",
            "《中华人民共和国行政许可法》第六十九条第一款第（四）项",
        ),
        ("民法典 Art. 203", "《中华人民共和国民法典》第二百零三条"),
        ("某市管理办法 Art. 8", "《某市管理办法》第八条"),
        ("食品安全法第三十三条", "食品安全法第三十三条"),
        ("建筑法 Art. 7-10", "建筑法 Art. 7-10"),
    ],
)
def test_a_basis_is_cited_as_laws_cite_themselves(basis: str, shown: str) -> None:
    assert cited(basis) == shown


def test_a_hearing_is_called_for_its_hour() -> None:
    assert "时间：2026年4月2日9时30分" in said("hearing_notice").listed
    assert "听证时间：2026年4月2日14时整" in said("hearing_minutes").listed
    assert "时间：2026年4月2日" in said("hearing_notice", begins="").listed
