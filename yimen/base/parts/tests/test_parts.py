"""Every part shows every state, in both languages, readable without colour and with a label."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client
from django.utils import translation

from yimen.base.parts.catalogue import FOLDER, names, part
from yimen.kernel.clock import Clock, Limit, Pause, Unit, read
from yimen.kernel.days import published

CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def shown(source: str, **facts: object) -> str:
    """What a template comes to, its blanks folded."""
    return " ".join(Template(source).render(Context(facts)).split())


@pytest.fixture(scope="module")
def page() -> str:
    """The page of all parts, in Chinese."""
    return Client().get("/parts").content.decode()


@pytest.mark.parametrize("name", names())
def test_a_part_has_parameters_a_template_and_examples(name: str) -> None:
    examples = (FOLDER / name / "examples.html").read_text("utf-8")

    assert part(name).__doc__
    assert (FOLDER / name / "part.html").is_file()
    assert f"{{% {name}" in examples


def test_the_page_shows_every_part(page: str) -> None:
    assert re.findall(r'class="example" id="(\w+)"', page) == names()


def test_in_english_no_chinese_is_left() -> None:
    client = Client()
    client.cookies["yimen_language"] = "en"

    page = client.get("/parts").content.decode()

    assert set(CHINESE.findall(page)) == {"简体中文"}


def test_an_id_stands_once(page: str) -> None:
    times = Counter(re.findall(r'\bid="([^"]+)"', page))

    assert [name for name, count in times.items() if count > 1] == []


def test_every_control_has_a_label(page: str) -> None:
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    controls = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page)
    seen = [control for control in controls if 'type="hidden"' not in control]

    assert len(seen) > 10
    assert [one for one in seen if re.findall(r'\bid="([^"]+)"', one)[0] not in labelled] == []


def test_what_a_control_is_described_by_is_there(page: str) -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    described = {
        one for said in re.findall(r'aria-describedby="([^"]+)"', page) for one in said.split()
    }

    assert described
    assert described - ids == set()


def test_every_cell_of_a_card_says_what_it_is(page: str) -> None:
    cells = re.findall(r"<td\b[^>]*>", page)

    assert cells
    assert [cell for cell in cells if "data-label=" not in cell] == []


def test_the_summary_of_errors_leads_to_the_fields(page: str) -> None:
    summary = page[page.index('class="notice refused errors"') :]
    targets = re.findall(r'href="#([^"]+)"', summary[: summary.index("</section>")])

    assert "wrong_credit" in targets
    assert [one for one in targets if f'id="{one}"' not in page] == []


@pytest.mark.parametrize(
    ("colour", "word", "sign"),
    [
        ("green", "正常", "●"),
        ("yellow", "临期", "▲"),
        ("red", "逾期", "■"),
        ("paused", "暂停计时", "Ⅱ"),
    ],
)
def test_a_light_is_read_without_its_colour(colour: str, word: str, sign: str) -> None:
    light = shown("{% light colour %}", colour=colour)

    assert word in light
    assert sign in light


def test_a_part_given_what_it_does_not_know_is_refused_when_the_page_is_read() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template('{% button "提交" colour="red" %}')


def test_what_a_part_is_given_is_escaped() -> None:
    assert "<b>" not in shown("{% notice said %}{% tag said %}{% button said %}", said="<b>")


STOPPED = ["statutory", "promised"]


def reading(start: date, days: int, *pauses: Pause) -> object:
    """A clock of working days, read on 3 March 2026."""
    clock = Clock(start=start, limit=Limit(days, Unit.WORKING_DAY), pauses=pauses)
    return read(clock, calendar=published(), today=date(2026, 3, 3))


def test_a_date_says_what_it_means_and_why() -> None:
    statutory, promised = reading(date(2026, 2, 24), 20), reading(date(2026, 2, 24), 7)

    told = shown("{% due statutory=a promised=b %}", a=statutory, b=promised)

    assert "<b>法定</b> 剩余 14 个工作日" in told
    assert '<time datetime="2026-03-04">2026年3月4日（星期三）</time>' in told
    assert "2026-02-24 起算，当日不计入；期限 7 个工作日" in told


def test_one_day_is_singular_in_english() -> None:
    with translation.override("en"):
        told = shown("{% due promised=b %}", b=reading(date(2026, 2, 24), 7))

    assert "<b>Promised</b> 1 working day left" in told


def test_the_last_day_is_today_and_a_day_later_it_is_over() -> None:
    assert "今天到期" in shown("{% due statutory=a %}", a=reading(date(2026, 3, 2), 1))
    assert "已超 1 个工作日" in shown("{% due statutory=a %}", a=reading(date(2026, 2, 28), 1))


def test_a_clock_that_has_stopped_presses_nobody_but_keeps_that_it_was_late() -> None:
    kept, last = reading(date(2026, 2, 24), 20), reading(date(2026, 3, 2), 1)
    late = reading(date(2026, 2, 28), 1)

    told = shown("{% due statutory=a promised=b stopped=c %}", a=kept, b=late, c=["statutory"])

    assert "<b>法定</b> 已停止计时，余 14 个工作日" in told
    assert "正常" not in told
    assert "<b>承诺</b> 已超 1 个工作日" in told
    over = shown("{% due statutory=a promised=b stopped=c %}", a=last, b=late, c=STOPPED)
    assert "到期当日停止计时" in over
    assert "已停止计时，超 1 个工作日" in over
    assert "逾期" in over


def test_a_paused_clock_has_no_day_and_keeps_what_is_left() -> None:
    pause = Pause(from_on=date(2026, 3, 2), to_on=None, ground="专家评审")

    told = shown("{% due statutory=a %}", a=reading(date(2026, 2, 24), 20, pause))

    assert "剩余 16 个工作日" in told
    assert "暂停计时" in told
    assert "<time" not in told


def test_a_day_that_may_still_move_says_so() -> None:
    assert "暂定" in shown("{% due statutory=a %}", a=reading(date(2026, 2, 24), 230))
    assert "暂定" in shown("{% deadline on provisional=True %}", on=date(2027, 1, 8))


def test_without_a_clock_nothing_is_said() -> None:
    assert shown("{% due %}") == ""


def test_days_instants_and_money_have_one_form() -> None:
    source = "{{ on|day }} {{ at|moment }} {{ at|iso }} {{ n|number }} {{ fen|money }}"
    facts = {"on": date(2026, 3, 9), "at": datetime(2026, 3, 8, 17, 5, tzinfo=UTC)}

    chinese = shown(source, n=1234567, fen=120_050, **facts)
    with translation.override("en"):
        english = shown(source, n=1234567, fen=120_050, **facts)

    assert chinese == "2026年3月9日 2026年3月9日 01:05 2026-03-09T01:05:00+08:00 1,234,567 ¥1200.50"
    assert english.startswith("9 March 2026 9 March 2026 01:05 ")


def test_what_is_not_known_is_blank() -> None:
    assert shown("{{ x|day }}{{ x|moment }}{{ x|iso }}{{ x|number }}{{ x|money }}", x=None) == ""


def test_an_empty_fact_is_a_dash_that_is_read_as_none() -> None:
    assert "无" in shown("{% facts pairs %}", pairs=[("代理人", "")])
    assert "0" in shown("{% facts pairs %}", pairs=[("件数", 0)])


def test_a_form_without_errors_has_no_summary() -> None:
    assert shown("{% errors form %}", form=forms.Form(data={})) == ""


def test_what_is_left_out_is_asked_for_in_plain_words() -> None:
    class Given(forms.Form):
        name = forms.CharField()

    assert Given({}).errors["name"] == ["请填写或者选择这一项。"]
    with translation.override("en"):
        assert Given({}).errors["name"] == ["This field is required."]
