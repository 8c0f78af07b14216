"""The licence itself as a document: sealed once, with its holder's code, kept as it was."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django import Settings

from yimen.base.documents.reading import signatures
from yimen.ground.ledger.queries import history
from yimen.ground.people import verbs as people
from yimen.ground.people.rules import Viewer
from yimen.ground.seals.rules import NotAuthorised
from yimen.ground.seals.verbs import Opened
from yimen.work.cases.models import Case
from yimen.work.cases.queries.documents import case_licence
from yimen.work.cases.rules import UnknownCase
from yimen.work.cases.rules.refusals import NoLicence
from yimen.work.cases.states import EndGround
from yimen.work.cases.tests import licences, make
from yimen.work.cases.tests.test_documents import authorise
from yimen.work.cases.tests.when import DAY, at
from yimen.work.certificates import queries
from yimen.work.certificates.rules import LicenceOver
from yimen.work.certificates.verbs import open_licence
from yimen.work.intake.tests import make as intake

if TYPE_CHECKING:
    from yimen.work.certificates.models import Certificate

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADDRESS = "https://zwfw.example.cn/licences?identifier=1.2"
USCC = "91990101DM0001016J"


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.YIMEN_HOME = tmp_path / "home"
    settings.MEDIA_ROOT = tmp_path / "files"
    make.item()


def opened(held: Certificate, today: date = DAY, address: str = ADDRESS) -> Opened:
    return open_licence(
        identifier=held.identifier, address=address, by="citizen", now=intake.NOW, today=today
    )


def facts(held: Certificate) -> dict[str, str]:
    told = queries.paper_facts(held, address=ADDRESS, seal=None)["rows"]
    assert isinstance(told, list)
    return dict(told)


def test_a_licence_is_sealed_when_it_is_opened_first_and_stays_so_when_it_is_over() -> None:
    number = make.decided()
    authorise(number)
    held = licences.licensed(number)

    first = opened(held)
    licences.end(number, EndGround.OTHER_CANCELLED)
    later = opened(held, DAY + timedelta(days=900), "https://other.example.cn/")

    assert first == later
    assert first.unsealed is None
    assert [each.intact for each in signatures(first.pdf)] == [True]
    assert [each.act for each in history(held.about)][:2] == ["certificates.issue", "seals.affix"]


def test_what_is_over_is_sealed_no_more_and_what_no_letter_covers_says_so() -> None:
    number = make.decided()
    held = licences.licensed(number)

    unauthorised = opened(held)
    authorise(number)
    over = opened(held, licences.TO + timedelta(days=1))

    assert isinstance(unauthorised.unsealed, NotAuthorised)
    assert isinstance(over.unsealed, LicenceOver)
    assert signatures(over.pdf) == []
    assert opened(held, licences.TO).unsealed is None


def test_it_names_the_code_of_an_organisation_whole_and_the_number_of_a_person_masked() -> None:
    held = licences.licensed(make.decided())
    masked = held.person.masked if held.person else ""
    told = facts(held)

    held.person = None
    held.organisation = people.register_organisation(
        uscc=USCC, name="云汀市小满餐饮有限公司", **at()
    )

    assert (told["持证主体"], told["证件号码"]) == ("张三", masked)
    assert told["有效期限"] == "2026年2月13日至2026年11月30日"
    assert facts(held)["统一社会信用代码"] == USCC


def test_only_who_may_see_the_case_sees_its_licence_and_only_once_there_is_one() -> None:
    number = make.decided()
    party = Case.objects.get(number=number).person
    assert party
    holder = Viewer(by=party.number, party=party.number)

    with pytest.raises(NoLicence):
        case_licence(number, viewer=holder)
    held = licences.licensed(number)

    assert case_licence(number, viewer=holder) == held
    assert queries.held_by(holder) == [held]
    with pytest.raises(UnknownCase):
        case_licence(number, viewer=Viewer(by="x", party="P-OTHER"))
    assert queries.held_by(Viewer(by="x", party="P-OTHER")) == []
