"""At the window: an agent with a mandate, pages scanned, a correction taken in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import Settings

from yimen.base.files.store import listed
from yimen.base.files.tests.test_files import PDF, PNG
from yimen.doors.desk.forms.acts import Sending
from yimen.doors.desk.tests import make
from yimen.doors.desk.tests.test_receive import APPLICANT, FILED
from yimen.ground.people.states import Role
from yimen.work.cases.queries import case_for, request_of
from yimen.work.cases.rules.delivery import MAILBOX
from yimen.work.cases.states import State
from yimen.work.cases.tests import licences
from yimen.work.cases.tests import make as cases
from yimen.work.intake import queries as drafts
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AGENT = {
    "agent_number": "110105194912310038",
    "agent_document": "citizen_id",
    "agent_name": "李四",
    "mandate": "2026年2月1日委托书",
}


@pytest.fixture(autouse=True)
def city(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    cases.item()
    for key in ("fire", "health"):
        make.unit(key)


@pytest.fixture
def clerk() -> Client:
    return make.officer("s1", (Role.CLERK, "hall"), (Role.CLERK, intake.ORGAN))


def scan(name: str = "图.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_an_agent_is_received_with_the_mandate_that_was_seen(clerk: Client) -> None:
    answer = clerk.post(f"/desk/receive/{intake.ITEM}", {**APPLICANT, **AGENT})

    number = str(answer["Location"]).rpartition("/")[2]
    held = drafts.draft(number)
    assert held.agent
    assert (held.agent.name, held.mandate) == ("李四", "2026年2月1日委托书")
    assert "2026年2月1日委托书" in clerk.get(answer["Location"]).text


@pytest.mark.parametrize("missing", ["agent_number", "agent_name", "mandate"])
def test_an_agent_without_a_mandate_or_half_named_is_not_received(
    clerk: Client, missing: str
) -> None:
    answer = clerk.post(f"/desk/receive/{intake.ITEM}", {**APPLICANT, **AGENT, missing: ""})

    assert answer.status_code == 422
    assert missing in answer.context["form"].errors


def test_the_database_keeps_no_mandate_without_an_agent() -> None:
    held = intake.draft()
    held.mandate = "委托书"

    barred = pytest.raises(IntegrityError, match="draft_mandate_is_of_an_agent")
    with barred, transaction.atomic():
        held.save()


def test_scans_are_kept_with_their_material_and_a_bad_one_is_told(clerk: Client) -> None:
    draft = str(clerk.post(f"/desk/receive/{intake.ITEM}", APPLICANT)["Location"])
    scans = [scan(), scan("b.pdf", PDF), scan("evil.html", b"<script>")]

    answer = clerk.post(draft, {**FILED, "files_layout": scans, "submit": "1"})
    again = clerk.post(draft, {**FILED, "submit": "1"})

    assert answer.status_code == 422
    assert "evil.html" in answer.text
    number = str(again["Location"]).rpartition("/")[2]
    held = {each.key: each for each in case_for(number, today=cases.DAY).materials}
    assert [file.name for file in listed(held["layout"].sha256)] == ["图.png", "b.pdf"]
    assert held["layout"].originals == 1


def test_scans_are_replaced_where_the_clerk_says_so(clerk: Client) -> None:
    draft = str(clerk.post(f"/desk/receive/{intake.ITEM}", APPLICANT)["Location"])
    clerk.post(draft, {**FILED, "files_layout": [scan()]})

    clerk.post(draft, {**FILED, "anew_layout": "1", "files_layout": [scan("b.pdf", PDF)]})

    held = drafts.draft(draft.rpartition("/")[2])
    layout = next(each for each in drafts.materials(held) if each.key == "layout")
    assert [file.name for file in listed(layout.sha256)] == ["b.pdf"]


def correcting(clerk: Client) -> tuple[str, str, str]:
    number = cases.correcting()
    page = clerk.get(f"/desk/correct/{number}")
    mark = re.search(r'name="mark" value="([^"]*)"', page.text)
    assert mark
    return number, mark[1], page.text


def test_a_correction_lists_everything_and_is_taken_in_once(clerk: Client) -> None:
    number, mark, page = correcting(clerk)
    case = clerk.get(f"/desk/case/{number}").text
    brought = {"mark": mark, "originals_layout": "1", "copies_layout": "0"}

    taken = clerk.post(f"/desk/correct/{number}", {**brought, "files_layout": [scan()]})
    again = clerk.post(f"/desk/correct/{number}", brought)

    assert "缺少比例尺" in page
    assert f'href="/desk/correct/{number}"' in case
    assert taken["Location"] == f"/desk/receipt/{number}"
    assert again.status_code == 409
    found = case_for(number, today=cases.DAY)
    assert found.state is State.RESUBMITTED
    assert listed(found.materials[-1].sha256)


def test_a_correction_that_lacks_something_is_told_and_scans_stay(clerk: Client) -> None:
    number, mark, _page = correcting(clerk)
    empty = {"mark": mark, "originals_layout": "", "copies_layout": ""}

    answer = clerk.post(f"/desk/correct/{number}", empty)
    stale = {**empty, "mark": "0", "files_layout": [scan()]}
    late = clerk.post(f"/desk/correct/{number}", stale)
    done = clerk.post(f"/desk/correct/{number}", empty)

    assert answer.status_code == 422
    assert late.status_code == 422
    assert "图.png" in late.text
    assert done.status_code == 302


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_window_takes_corrections_in(role: Role) -> None:
    number = cases.correcting()
    client = make.officer("s2", (role, intake.ORGAN))

    assert client.get(f"/desk/correct/{number}").status_code == 403
    assert client.post(f"/desk/correct/{number}", {}).status_code == 403


def test_an_application_about_a_licence_names_it_from_the_start(clerk: Client) -> None:
    draft = str(clerk.post(f"/desk/receive/{intake.ITEM}", APPLICANT)["Location"])
    first = clerk.post(draft, {**FILED, "submit": "1"})
    held = licences.held(str(first["Location"]).rpartition("/")[2], valid_to=None)
    begin = f"/desk/receive/{intake.ITEM}?licence={held.identifier}"

    page = clerk.get(begin)
    unknown = clerk.post(begin, {**APPLICANT, "request": "change", "licence": "1.2.3 <b>"})
    endless = clerk.post(begin, {**APPLICANT, "request": "renewal", "licence": held.identifier})
    half = clerk.post(begin, {**APPLICANT, "request": "", "licence": held.identifier})
    opened = clerk.post(begin, {**APPLICANT, "request": "change", "licence": held.identifier})
    done = clerk.post(opened["Location"], {**FILED, "submit": "1"})

    assert f'value="{held.identifier}"' in page.text
    assert "licence" in unknown.context["form"].errors
    assert "licence" in endless.context["form"].errors
    assert "request" in half.context["form"].errors
    case = case_for(str(done["Location"]).rpartition("/")[2], today=cases.DAY).case
    asked = request_of(case)
    assert asked
    assert (asked.certificate.identifier, asked.kind) == (held.identifier, "change")


def test_how_the_decision_is_to_come_is_chosen_at_the_window(clerk: Client) -> None:
    draft = str(clerk.post(f"/desk/receive/{intake.ITEM}", APPLICANT)["Location"])
    courier = {**FILED, "delivery": "courier", "delivery_to": "", "submit": "1"}

    silent = clerk.post(draft, courier)
    done = clerk.post(draft, {**courier, "delivery_to": "张三 莲心巷12号 <b>"})

    assert silent.status_code == 422
    assert "delivery_to" in silent.context["form"].errors
    page = clerk.get(f"/desk/case/{str(done['Location']).rpartition('/')[2]}").text
    assert "张三 莲心巷12号 &lt;b&gt;" in page


@pytest.mark.parametrize(
    ("delivery", "to", "shown"),
    [
        ("", "", (None, None, None)),
        ("window", "", (None, None, None)),
        ("courier", "张三 莲心巷12号", ("courier", "张三 莲心巷12号", None)),
        ("electronic", "", ("electronic", "本平台信箱", "网上申请")),
    ],
)
def test_the_form_of_sending_begins_with_what_the_applicant_chose(
    clerk: Client, delivery: str, to: str, shown: tuple[str | None, ...]
) -> None:
    number = cases.decided()
    draft = case_for(number, today=cases.DAY).case.draft
    draft.delivery, draft.delivery_to = delivery, to
    draft.save(update_fields=["delivery", "delivery_to"])

    form = clerk.get(f"/desk/case/{number}/send").context["form"]

    way, target, named = (form[name].value() for name in ("way", "target", "named"))
    assert (way, target, named and named.split()[0]) == shown
    assert named is None or draft.number in named
    again = Sending({"way": "electronic", "target": target or MAILBOX, "named": "申请表"})
    again.full_clean()
    assert again.cleaned_data["target"] == (to or MAILBOX)
